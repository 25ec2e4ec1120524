import { expect, test } from 'vitest';
import { findSigner, isSameText, sign } from '../../../src/core/webhook/signature.js';

const bytes = (text: string) => new TextEncoder().encode(text);

test('signs as RFC 4231 says', () => {
  expect(sign(bytes('what do ya want for nothing?'), 'Jefe')).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('says which of several secrets signed the body', () => {
  const body = bytes('{"text":"\\u00f1and\\u00fa"}');
  expect(findSigner(body, sign(body, 'second'), ['first', 'second'])).toBe(1);
  expect(findSigner(body, sign(body, 'third'), ['first', 'second'])).toBeUndefined();
});

const bad: [string, string | undefined][] = [
  ['no header', undefined],
  ['an empty header', ''],
  ['a header of another length', 'sha256=00'],
  ['the right hash without its prefix', sign(bytes('{}'), 'secret').slice('sha256='.length)],
  ['a SHA-1 signature', 'sha1=2fd4e1c67a2d28fced849ee1bb76e7391b93eb12'],
];

test.each(bad)('%s is no signature', (_what, header) => {
  expect(findSigner(bytes('{}'), header, ['secret'])).toBeUndefined();
});

test('a body that was parsed and written again no longer fits', () => {
  const escaped = '{"text":"\\u00f1"}';
  const header = sign(bytes(escaped), 'secret');
  expect(findSigner(bytes(escaped), header, ['secret'])).toBe(0);
  expect(findSigner(bytes(JSON.stringify(JSON.parse(escaped))), header, ['secret'])).toBeUndefined();
});

test('texts of different lengths can be compared', () => {
  expect([isSameText('token', 'token'), isSameText('token', 'tokens'), isSameText('token', '')]).toEqual([
    true,
    false,
    false,
  ]);
});
