import { expect, test } from 'vitest';
import { findSigner, isSameText, isSigned, parseSignature, sign } from '../../../src/core/webhook/signature.js';

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

const copied: [string, 'sha256' | 'sha1' | undefined][] = [
  [`sha256=${'a'.repeat(64)}`, 'sha256'],
  [`X-Hub-Signature-256: sha256=${'A'.repeat(64)}\n`, 'sha256'],
  ['a'.repeat(64), 'sha256'],
  [`sha1=${'a'.repeat(40)}`, 'sha1'],
  [`X-Hub-Signature: sha1=${'a'.repeat(40)}`, 'sha1'],
  [`sha256=${'a'.repeat(40)}`, undefined],
  [`sha256=${'g'.repeat(64)}`, undefined],
  ['5d1f0c8a7b3e49d2a6c4e8f0913b7d25', undefined],
  ['', undefined],
];

test.each(copied)('%j as people copy it is a signature by %s', (text, algorithm) => {
  expect(parseSignature(text)?.algorithm).toBe(algorithm);
});

test('the older SHA-1 signature is checked as RFC 2202 says', () => {
  const signature = parseSignature('sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79');
  const body = bytes('what do ya want for nothing?');
  expect(signature && [isSigned(body, 'Jefe', signature), isSigned(body, 'Jeff', signature)]).toEqual([true, false]);
});
