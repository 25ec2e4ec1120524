import { describe, expect, test } from 'vitest';
import { splitNumber } from '../../../src/core/phone/international.js';
import { isPin, isWeakPin, parseSmsCode } from '../../../src/core/phone/pin.js';

describe('a number to be added', () => {
  test.each([
    ['+34 600 111 222', '34', '600111222', '+34 600 11 12 22'],
    ['0034600111222', '34', '600111222', '+34 600 11 12 22'],
    ['+1 (415) 555-0132', '1', '4155550132', '+1 415 555 0132'],
    ['+354 555 1234', '354', '5551234', '+354 555 1234'],
    ['+5491158749895', '54', '91158749895', '+54 9 11 5874 9895'],
    // The 1 that mobile numbers of Mexico had until 2019 is no part of the number.
    ['+521 55 1234 5678', '52', '5512345678', '+52 55 1234 5678'],
  ])('%s is split behind its country code', (typed, callingCode, national, shown) => {
    expect(splitNumber(typed)).toEqual({ callingCode, national, shown });
  });

  test.each(['600111222', '(415) 555-0132', 'hello', ''])('%j has no country code', (typed) => {
    expect(splitNumber(typed)).toBe('no-country-code');
  });

  test.each(['+34112', '+1911', '+99960011122', '+34600111222333444', '+', '+abc'])('%s is none', (typed) => {
    expect(splitNumber(typed)).toBe('impossible');
  });
});

test.each([
  ['123-830', '123830'],
  ['123 830', '123830'],
  [' 123830 ', '123830'],
  ['12383', undefined],
  ['1238301', undefined],
  ['12a830', undefined],
])('the code %j is read as %j', (typed, code) => {
  expect(parseSmsCode(typed)).toBe(code);
});

test('a PIN has six digits, and some are easy to guess', () => {
  expect(['123456', '12345', '1234567', '12345a', '١٢٣٤٥٦'].map(isPin)).toEqual([true, false, false, false, false]);
  expect(['000000', '123456', '654321', '271828', '112233', '135791'].map(isWeakPin)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
