import { expect, test } from 'vitest';
import { readHeader } from '../../../src/core/messages/read-header.js';

const location = (latitude: number, longitude: number, more: object = {}) => ({
  value: { kind: 'location', location: { latitude, longitude, ...more } },
});

test.each([
  ['37.44,-122.16', location(37.44, -122.16)],
  [' 37.44 , -122.16 ', location(37.44, -122.16)],
  ['-90,180,South Pole', location(-90, 180, { name: 'South Pole' })],
  [
    '1,2,Philz Coffee,101 Forest Ave, Palo Alto',
    location(1, 2, { name: 'Philz Coffee', address: '101 Forest Ave, Palo Alto' }),
  ],
  ['1,2,,101 Forest Ave', location(1, 2, { address: '101 Forest Ave' })],
])('%s is a place', (given, read) => {
  expect(readHeader('LOCATION', given)).toEqual(read);
});

test.each(['', '1', '91,0', '0,181', '-90.1,0', 'a,b', '1;2', '1,', '0x10,2', '1e1,2'])('%j is no place', (given) => {
  expect(readHeader('LOCATION', given)).toEqual({ problem: { part: 'header', problem: 'not-a-location', given } });
});

test('a product is its catalog and its own id, which may hold slashes', () => {
  const product = { product_retailer_id: 'a/b', catalog_id: '194836987003835' };
  expect(readHeader('PRODUCT', '194836987003835/a/b')).toEqual({ value: { kind: 'product', product } });
});

test.each(['', 'sku1', '/sku1', '194836987003835/', 'catalog/sku1'])('%j is no product', (given) => {
  expect(readHeader('PRODUCT', given)).toEqual({ problem: { part: 'header', problem: 'not-a-product', given } });
});

test.each([
  ['IMAGE', 'HTTPS://luna.example/a.png', { link: 'HTTPS://luna.example/a.png' }],
  ['DOCUMENT', '1234567890', { id: '1234567890' }],
  ['GIF', 'https://luna.example/a.mp4', { link: 'https://luna.example/a.mp4' }],
])('of a header with %s it is a file', (format, given, media) => {
  expect(readHeader(format, given)).toEqual({ value: { kind: 'media', media } });
});

test.each(['TEXT', null, 'SOMETHING_NEW'])('of a header with %s it is a text', (format) => {
  expect(readHeader(format, '1,2')).toEqual({ value: { kind: 'text', text: '1,2' } });
});
