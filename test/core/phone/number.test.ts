import { expect, test } from 'vitest';
import { explainWaId, isUserId, looksLikePhoneNumber, parsePhoneNumber } from '../../../src/core/phone/number.js';

const numbers: [string, string | undefined][] = [
  ['+54 9 11 5874-9895', '5491158749895'],
  ['0054 9 11 5874 9895', '5491158749895'],
  ['+1 (650) 555.1234', '16505551234'],
  ['16505551234', '16505551234'],
  ['\u202a+52\u00a055\u20111234\u20115678\u202c', '525512345678'],
  ['+34/600/000/000', '34600000000'],
  ['+1', undefined],
  ['+1234567890123456', undefined],
  ['011 5874 9895', undefined],
  ['+54 9 11 CALL ME', undefined],
  ['', undefined],
];

test.each(numbers)('%j is read as %j', (text, digits) => {
  expect(parsePhoneNumber(text)).toBe(digits);
});

const guesses: [string, boolean][] = [
  ['+16505551234', true],
  ['1 650 555 1234', true],
  ['5215512345678', true],
  ['0016505551234567', true],
  ['106540352242922', false],
  ['1065403522429221', false],
  ['hello', false],
];

test.each(guesses)('given where an id is wanted, %j is a phone number: %j', (text, isNumber) => {
  expect(looksLikePhoneNumber(text)).toBe(isNumber);
});

const differences: [string, string, string, string | undefined][] = [
  ['the same number', '+1 650 555 1234', '16505551234', undefined],
  ['Mexico with the old 1', '+52 55 1234 5678', '5215512345678', 'mexico-1'],
  ['Mexico without it', '5215512345678', '525512345678', 'mexico-1'],
  ['Argentina with the mobile 9', '+54 11 5874 9895', '5491158749895', 'argentina-9'],
  ['Brazil without the ninth digit', '+55 92 98172-3241', '559281723241', 'brazil-ninth-digit'],
  ['Brazil with it', '559281723241', '5592981723241', 'brazil-ninth-digit'],
  ['another person', '+1 650 555 1234', '16505559999', 'other'],
];

test.each(differences)('explains why Meta knows %s otherwise', (_what, input, waId, why) => {
  expect(explainWaId(input, waId)).toBe(why);
});

test('recognises business-scoped user ids', () => {
  expect(['US.13491208655302741918', 'US.ENT.11815799212886844830'].map(isUserId)).toEqual([true, true]);
  expect(['us.134', 'US.', '16505551234', 'USA.134'].map(isUserId)).toEqual([false, false, false, false]);
});
