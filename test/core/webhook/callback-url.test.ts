import { expect, test } from 'vitest';
import { checkCallbackUrl, checkVerifyToken } from '../../../src/core/webhook/callback-url.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../../../src/core/webhook/verify-token.js';

const urls: [string, object, string[]][] = [
  ['https://acme.example/hook', {}, []],
  ['https://acme.example/hook?a=b+c', {}, []],
  ['http://acme.example/hook', {}, ['not-https']],
  ['http://127.0.0.1:3000/hook', { allowLoopback: true }, []],
  ['http://[::1]:3000/hook', { allowLoopback: true }, []],
  ['http://localhost:3000/hook', {}, ['not-https']],
  ['http://127.0.0.1.evil.example/', { allowLoopback: true }, ['not-https']],
  ['https://acme.example/a+b', {}, ['plus-in-path']],
  ['https://user:pass@acme.example/', {}, ['has-credentials']],
  ['https://acme.example/#top', {}, ['has-fragment']],
  [`https://acme.example/${'x'.repeat(180)}`, { isOverride: true }, ['too-long']],
  [`https://acme.example/${'x'.repeat(180)}`, {}, []],
  ['acme.example/hook', {}, ['malformed']],
];

test.each(urls)('%s with %j has the problems %j', (url, rules, problems) => {
  expect(checkCallbackUrl(url, rules).map(({ problem }) => problem)).toEqual(problems);
});

const tokens: [string, string | undefined][] = [
  ['my-word_1', undefined],
  ['', 'empty'],
  [`EAA${'x'.repeat(40)}`, 'looks-like-access-token'],
  [`123456789012345|${'a'.repeat(32)}`, 'looks-like-access-token'],
  ['two words', 'has-spaces'],
  ['contraseña', 'not-ascii'],
  ['EAAT', undefined],
];

test.each(tokens)('the verify token %j has the problem %j', (token, problem) => {
  expect(checkVerifyToken(token)).toBe(problem);
});

test('a verify token must not be another secret of the channel', () => {
  expect(checkVerifyToken('5d1f0c8a7b3e49d2', ['EAAx', '5d1f0c8a7b3e49d2'])).toBe('is-another-secret');
  expect(checkVerifyToken('my-word_1', ['EAAx'])).toBeUndefined();
});

test('a generated verify token passes its own check', () => {
  const token = toVerifyToken(Uint8Array.from({ length: VERIFY_TOKEN_BYTES }, (_, index) => 255 - index));
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(checkVerifyToken(token)).toBeUndefined();
});
