import { expect, test } from 'vitest';
import { formsOf, identityOf } from '../../../src/core/phone/same-person.js';

test.each([
  ['5215512345678', '525512345678'],
  ['5491158749895', '541158749895'],
  ['5592981723241', '559281723241'],
])('%s and %s are one person', (long, short) => {
  expect(identityOf(long)).toBe(short);
  expect(identityOf(short)).toBe(short);
  expect([...formsOf(long)].sort()).toEqual([...formsOf(short)].sort());
  expect(formsOf(long)).toHaveLength(2);
});

test.each(['34600111222', '5511912345678', '551133334444', '15550142233'])('%s has one form', (number) => {
  expect(formsOf(number)).toEqual([number]);
});
