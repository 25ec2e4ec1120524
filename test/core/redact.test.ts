import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../src/core/redact.js';

const TOKEN = 'EAAGm0PX4ZCpsBA1234567890';

function knowing(...secrets: string[]) {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.learn(secret);
  return redactor;
}

describe('a learned secret', () => {
  test.each([
    ['as it is', 'a/b c"d|é!', 'see a/b c"d|é! here'],
    ['in a URL', 'a/b c"d|é!', 'see a%2Fb%20c%22d%7C%C3%A9! here'],
    ['in a URL, escaped in lower case', 'a/b c"d|é!', 'see a%2fb%20c%22d%7c%c3%a9! here'],
    ['in a form', 'a/b c"d|é!', 'see a%2Fb+c%22d%7C%C3%A9%21 here'],
    ['in JSON', 'a/b c"d|é!', 'see a/b c\\"d|é! here'],
    ['in JSON as PHP writes it', 'a/b c"d|é!', 'see a\\/b c\\"d|\\u00e9! here'],
    ['in JSON inside JSON', 'a/b c"d|é!', 'see a/b c\\\\\\"d|é! here'],
  ])('is hidden %s', (_, secret, text) => {
    expect(knowing(secret).hideKnown(text)).toBe('see *** here');
  });

  test('is hidden whole when a shorter one that was learned before is a part of it', () => {
    expect(knowing('my-secret', 'my-secret-2').hideKnown('my-secret-2, my-secret')).toBe('***, ***');
  });

  test('is hidden whole when it overlaps with another', () => {
    expect(knowing('abcdefgh', 'efghijkl').hideKnown('<abcdefghijkl>')).toBe('<***>');
  });

  test('that is too short to be one blanks no ordinary words', () => {
    expect(knowing('hello').hideKnown('hello')).toBe('hello');
    expect(knowing('').hideAll('hello')).toBe('hello');
  });

  test('of digits is hidden, but blanks no part of an id or a time', () => {
    const text = '{"pin":"123456","id":"1112345678","at":1234567890}';
    expect(knowing('123456').hideKnown(text)).toBe('{"pin":"***","id":"1112345678","at":1234567890}');
  });

  test('that is no valid text in a URL does not stop the program', () => {
    expect(knowing('secret-\ud800').hideKnown('secret-\ud800')).toBe('***');
  });

  test('never shows, whatever stands around it and whatever else is secret', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', '/', '%', ' '), minLength: 6, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.string(), (secrets, around) => {
        const redactor = knowing(...secrets);
        const shown = redactor.hideKnown(secrets.map((secret) => `${around}|${secret}`).join('\n'));
        for (const secret of secrets) expect(shown).not.toContain(secret);
      }),
    );
  });
});

describe('a secret that a person asked to see', () => {
  test('is shown, and no other is', () => {
    const redactor = knowing('my-word/1', TOKEN);
    expect(redactor.hideKnown(`my-word/1 my-word%2F1 ${TOKEN}`, 'my-word/1')).toBe('my-word/1 my-word%2F1 ***');
    expect(redactor.hideKnown('my-word/1')).toBe('***');
  });

  test('does not show another one that it is a part of, or that looks like it on the wire', () => {
    expect(knowing('my-word', 'my-word-2').hideKnown('my-word my-word-2', 'my-word')).toBe('my-word ***');
    expect(knowing('secret+1', 'secret%2B1').hideKnown('secret%2B1', 'secret%2B1')).toBe('***');
  });

  test('stays hidden in diagnostics', () => {
    expect(knowing('my-word').hideAll('my-word')).toBe('***');
  });
});

describe('data, such as what a customer wrote,', () => {
  test('is left alone where nothing learned stands in it', () => {
    const text = `Bearer of news: ${TOKEN} access_token=1 "pin":"123456"`;
    expect(knowing('another-secret').hideKnown(text)).toBe(text);
  });
});

describe('in diagnostics a secret that nobody learned is hidden by its shape:', () => {
  test.each([
    ['an access token', `token ${TOKEN}.`, 'token ***.'],
    ['an access token behind an escaped line end', `{"a":"x\\n${TOKEN}"}`, '{"a":"x\\n***"}'],
    ['an access token behind an encoded sign', `next%3D${TOKEN}`, 'next%3D***'],
    ['an access token behind an underscore', `token_${TOKEN}`, 'token_***'],
    ['an app token', '1234567890|abcdefABCDEF_-1234567', '1234567890|***'],
    ['an app token in a URL', '1234567890%7CabcdefABCDEF_-1234567', '1234567890%7C***'],
    ['a header', 'authorization: Bearer abc.def.1', 'authorization: Bearer ***'],
    ['a header of the upload API', 'authorization: OAuth abcdefghijklmnopqrstuvwxyz', 'authorization: OAuth ***'],
    ['the proof in a query', '/me?appsecret_proof=0123abcd&fields=id', '/me?appsecret_proof=***&fields=id'],
    ['a handshake', '/?hub.mode=subscribe&hub.verify_token=a,b&x=1', '/?hub.mode=subscribe&hub.verify_token=***&x=1'],
    ['a member of JSON', '{"verify_token":"a b, c}d","x":1}', '{"verify_token":"***","x":1}'],
    ['a member with a quote in it', '{"client_secret": "a\\"b","x":1}', '{"client_secret": "***","x":1}'],
    [
      'a member of JSON inside JSON',
      '"{\\"client_secret\\":\\"abc\\",\\"x\\":1}"',
      '"{\\"client_secret\\":\\"***\\",\\"x\\":1}"',
    ],
    ['a PIN', '{"pin":"123456"}', '{"pin":"***"}'],
    ['a PIN inside JSON', '{\\"pin\\":\\"123456\\"}', '{\\"pin\\":\\"***\\"}'],
    ['a PIN in a form', 'messaging_product=whatsapp&pin=123456', 'messaging_product=whatsapp&pin=***'],
  ])('%s', (_, text, expected) => {
    expect(createRedactor().hideAll(text)).toBe(expected);
  });

  test('ordinary words, ids and codes stay, and so do the sentences of Meta', () => {
    const text =
      'Invalid OAuth access token - Cannot parse it. Invalid OAuth 2.0 Access Token. Oauth2 bearers, wamid.HBgLMTU1NTAxEAA, 102290129340398, (#190) shipping=12, "spin":"1"';
    expect(createRedactor().hideAll(text)).toBe(text);
  });

  test('JSON stays JSON, whatever it says', () => {
    const redactor = knowing('secret');
    const words = fc.constantFrom(
      'Bearer ',
      'OAuth ',
      'access_token=',
      'access_token": "',
      TOKEN,
      '1234567|',
      '"',
      '\\',
      ' ',
      'x',
      'secret',
      '"pin":"1',
      '\n',
    );
    const text = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (body) => {
        expect(() => JSON.parse(redactor.hideAll(JSON.stringify({ body, access_token: body })))).not.toThrow();
      }),
    );
  });

  test('a text of megabytes that looks like secrets all over costs no minutes', () => {
    const redactor = knowing(...Array.from({ length: 20 }, (_, index) => `secret-number-${index}`));
    const parts = [
      '1',
      'EAA',
      'access_token ',
      '"',
      '\\',
      'Bearer ',
      'Bearer',
      ' ',
      '%',
      'secret-number-',
      '12345|',
      'pin',
    ];
    for (const part of parts) {
      const text = part.repeat(1_000_000 / part.length);
      expect(redactor.hideAll(`${text}secret-number-7`)).not.toContain('number-7');
      expect(redactor.hideAll(`{"access_token":"${text}"`)).toContain('"access_token":"***');
    }
  });
});
