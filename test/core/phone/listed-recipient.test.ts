import { expect, test } from 'vitest';
import { parseDefaultCountry, readListed } from '../../../src/core/phone/listed-recipient.js';

test.each([
  ['+34 600 111 222', undefined, '+34600111222', 'ES'],
  ['0034600111222', 'MX', '+34600111222', 'ES'],
  ['600 111 222', 'ES', '+34600111222', 'ES'],
  ['34600111222', 'ES', '+34600111222', 'ES'],
  ['34600111222', '+', '+34600111222', 'ES'],
  ['(020) 7946 0958', 'GB', '+442079460958', 'GB'],
  ['+52 1 55 1234 5678', undefined, '+525512345678', 'MX'],
  ['+1 809 555 1234', undefined, '+18095551234', 'DO'],
  ['US.13491208655302741918', undefined, 'US.13491208655302741918', 'US'],
] as const)('%s, where %s is meant, is %s of %s', (given, country, to, of) => {
  expect(readListed(given, country)).toMatchObject({ to, country: of });
});

test.each([
  ['600111222', undefined, 'no-country-code'],
  ['+34 12', undefined, 'impossible'],
  ['ana', 'ES', 'impossible'],
  ['', 'ES', 'impossible'],
  ['3.46E+10', 'ES', 'impossible'],
] as const)('%j, where %s is meant, is %s', (given, country, flaw) => {
  expect(readListed(given, country)).toBe(flaw);
});

test('a country is two letters, in whatever case', () => {
  expect(['es', 'MX', '+', 'Spain'].map(parseDefaultCountry)).toEqual(['ES', 'MX', '+', undefined]);
});
