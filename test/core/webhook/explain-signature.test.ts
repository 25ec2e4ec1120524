import { expect, test } from 'vitest';
import { explainSignature, type SignatureCause } from '../../../src/core/webhook/explain-signature.js';
import { parseSignature, type Signature, sign } from '../../../src/core/webhook/signature.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What Meta sends for `{"text":"¿Está? a/b 🥐"}`. */
const META = '{"text":"\\u00bfEst\\u00e1? a\\/b \\ud83e\\udd50","id":"1"}';
const DECODED = '{"text":"¿Está? a/b 🥐","id":"1"}';

function signatureOf(text: string, secret = 'secret'): Signature {
  const parsed = parseSignature(sign(bytes(text), secret));
  if (!parsed) throw new Error('a signature of ours is none');
  return parsed;
}

const explain = (body: string, signed: string, secret?: string) =>
  explainSignature(bytes(body), signatureOf(signed, secret), ['secret', 'other']);

test('a signature of the very bytes needs no explanation', () => {
  expect(explain(META, META)).toEqual({ secretIndex: 0, causes: [] });
});

// user-problems.md 19, 20
const cases: [what: string, body: string, signed: string, causes: SignatureCause[]][] = [
  ['an editor added a line break', `${META}\n`, META, ['newline-added']],
  ['an editor on Windows added one', `${META}\r\n`, META, ['newline-added']],
  ['the last line break was lost', META, `${META}\n`, ['newline-removed']],
  ['a program changed the line ends', '{\r\n"a":1\r\n}', '{\n"a":1\n}', ['line-ends-changed']],
  ['a program changed them back', '{\n"a":1\n}', '{\r\n"a":1\r\n}', ['line-ends-changed']],
  ['an editor added a byte order mark', `\ufeff${META}`, META, ['byte-order-mark']],
  ['decoded text was hashed', META, DECODED, ['signed-unescaped']],
  ['decoded text was kept', DECODED, META, ['unescaped']],
  ['an at sign was unescaped', '{"mail":"a@b.example"}', '{"mail":"a\\u0040b.example"}', ['unescaped']],
  ['JSON.stringify was hashed', '{ "a": [1, 2] }', '{"a":[1,2]}', ['signed-rewritten']],
  [
    'what Python writes was hashed',
    '{"a":[1,"\\u00e9"],"b":null}',
    '{"a": [1, "\\u00e9"], "b": null}',
    ['signed-rewritten'],
  ],
  ['what Python writes without escapes', '{"a":[1,"\\u00e9"]}', '{"a": [1, "é"]}', ['signed-rewritten']],
  ['a pretty copy was kept', JSON.stringify(JSON.parse(DECODED), null, 2), META, ['rewritten']],
  ['a pretty copy with a line break', `${JSON.stringify(JSON.parse(DECODED), null, 2)}\n`, META, ['rewritten']],
  ['pretty JSON was hashed', META, JSON.stringify(JSON.parse(META), null, 2), ['signed-rewritten']],
  ['pretty JSON with tabs was hashed', META, JSON.stringify(JSON.parse(META), null, '\t'), ['signed-rewritten']],
  ['a log has it as a text', JSON.stringify(META), META, ['quoted']],
  ['a log has it as a text and a line break', `${JSON.stringify(META)}\n`, META, ['quoted']],
  ['a gateway has packed it', Buffer.from(META).toString('base64'), META, ['base64']],
  ['base64 with a line break', `${Buffer.from(META).toString('base64')}\n`, META, ['base64']],
  ['the whole request was saved', `POST /webhook HTTP/1.1\r\nHost: a\r\n\r\n${META}`, META, ['headers-included']],
  ['its headers were saved', `Host: a\nX-Hub-Signature: b\n\n${META}`, META, ['headers-included']],
  [
    'what was packed was hashed after decoding',
    Buffer.from(META).toString('base64'),
    DECODED,
    ['base64', 'signed-unescaped'],
  ],
];

test.each([
  ['UTF-16 with a mark', Buffer.from(`\ufeff${META}`, 'utf16le'), META],
  ['UTF-16 without', Buffer.from(META, 'utf16le'), META],
  ['UTF-16, the high bytes first', Buffer.from(`\ufeff${META}`, 'utf16le').swap16(), META],
  ['Latin-1', Buffer.from('{"text":"\u00bfEst\u00e1?"}', 'latin1'), '{"text":"\u00bfEst\u00e1?"}'],
])('%s was saved', (_what, body, signed) => {
  const found = explainSignature(body, signatureOf(signed), ['secret']);
  expect(found).toEqual({ secretIndex: 0, causes: ['charset-changed'] });
});

test.each(cases)('%s', (_what, body, signed, causes) => {
  expect(explain(body, signed)).toEqual({ secretIndex: 0, causes });
});

test('another secret alone is a simpler explanation than a changed body, and both can be true', () => {
  expect(explain(META, META, 'other')).toEqual({ secretIndex: 1, causes: [] });
  expect(explain(`${META}\n`, META, 'other')).toEqual({ secretIndex: 1, causes: ['newline-added'] });
});

test.each([
  ['another body', META.replace('1', '2')],
  ['what is no JSON', 'nonsense'],
  ['what is nested to exhaust the stack', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
])('nothing explains %s', (_what, body) => {
  expect(explain(body, META)).toBeUndefined();
});

test('bytes that are no text are compared as they are', () => {
  const image = Uint8Array.from([0xff, 0xd8, 0x00]);
  const signature = parseSignature(sign(image, 'secret'));
  expect(signature && explainSignature(image, signature, ['secret'])).toEqual({ secretIndex: 0, causes: [] });
  expect(explainSignature(image, signatureOf(META), ['secret'])).toBeUndefined();
});
