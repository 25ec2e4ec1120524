import { expect, test } from 'vitest';
import { likelyLanguage } from '../../../src/core/phone/likely-language.js';

test.each([
  ['34600112233', 'es'],
  ['5491158749895', 'es'],
  ['5215512345678', 'es'],
  ['5592981723241', 'pt'],
  ['4915123456789', 'de'],
  ['12025550123', 'en'],
])('+%s likely reads %s', (number, language) => {
  expect(likelyLanguage(number)).toBe(language);
});

test('of a country with several languages nothing is guessed', () => {
  expect(likelyLanguage('41791234567')).toBeUndefined();
});
