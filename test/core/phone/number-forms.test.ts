import { expect, test } from 'vitest';
import { explainWaId } from '../../../src/core/phone/number.js';
import { numberForms } from '../../../src/core/phone/number-forms.js';

// Row 34, 35, 36: Mexico 52 and 521, Argentina 54 and 549, Brazil's ninth digit.
test.each([
  ['5215512345678', '525512345678', 'mexico-1'],
  ['5491158749895', '541158749895', 'argentina-9'],
  ['5592981723241', '559281723241', 'brazil-ninth-digit'],
])('%s and %s are the same person', (one, other, why) => {
  expect(numberForms(one)).toEqual([one, other]);
  expect(numberForms(other)).toEqual([other, one]);
  expect(explainWaId(one, other)).toBe(why);
});

test.each(['15550142233', '34600112233', '551142345678901'])('%s has one form only', (number) => {
  expect(numberForms(number)).toEqual([number]);
});
