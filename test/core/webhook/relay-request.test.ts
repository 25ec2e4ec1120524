import { expect, test } from 'vitest';
import { endToEndHeaders, toOriginUrl, toStandInUrl } from '../../../src/core/webhook/relay-request.js';

test('headers of one connection stay behind, also those that it names itself, and all others go on', () => {
  const headers = {
    host: 'tunnel.example',
    'content-length': '12',
    connection: 'keep-alive, X-Hop',
    'x-hop': '1',
    'transfer-encoding': 'chunked',
    'user-agent': 'facebookexternalua',
    'x-hub-signature-256': 'sha256=ab',
    'x-unheard-of': 'é',
  };
  expect(endToEndHeaders(headers)).toEqual({
    'user-agent': 'facebookexternalua',
    'x-hub-signature-256': 'sha256=ab',
    'x-unheard-of': 'é',
  });
});

test.each([
  ['our path is the callback itself', 'http://own/hook', '/hook', 'https://a.example/in', 'https://a.example/in'],
  ['its query stays', 'http://own/hook', '/hook', 'https://a.example/in?k=1', 'https://a.example/in?k=1'],
  ['and is not doubled', 'http://own/in?k=1', '/in', 'https://a.example/in?k=1', 'https://a.example/in?k=1'],
  ['a question is added', 'http://own/in?b=2', '/in', 'https://a.example/in?k=1', 'https://a.example/in?k=1&b=2'],
  ['another path too', 'http://own/health?deep=1', '/in', 'https://a.example/in', 'https://a.example/health?deep=1'],
  ['escapes stay', 'http://own/a%2Fb?q=%20+', '/in', 'https://a.example/in', 'https://a.example/a%2Fb?q=%20+'],
])('where a request goes: %s', (_why, asked, ownPath, origin, target) => {
  expect(toOriginUrl(asked, ownPath, origin)).toBe(target);
});

test.each([
  [
    'with the path and query of the callback',
    'https://t.example',
    'https://a.example/in?k=1',
    'https://t.example/in?k=1',
  ],
  ['with a path of its own where it has one', 'https://t.example/tap', 'https://a.example/in', 'https://t.example/tap'],
  ['as it is where there was no callback', 'https://t.example', null, 'https://t.example/'],
])('the address that stands in is taken %s', (_how, own, previous, standIn) => {
  expect(toStandInUrl(own, previous)).toBe(standIn);
});
