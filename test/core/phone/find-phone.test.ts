import { expect, test } from 'vitest';
import type { PhoneNumber } from '../../../src/core/channel/phone-number.js';
import { findPhone } from '../../../src/core/phone/find-phone.js';

const phone = (id: string, displayPhoneNumber: string | null) => ({ id, displayPhoneNumber }) as PhoneNumber;
const phones = [
  phone('106540352242922', '+1 631-555-1111'),
  phone('106540352242923', '15550783881'),
  phone('106540352242924', null),
];

const wanted: [string, string | undefined][] = [
  ['106540352242923', '106540352242923'],
  [' 106540352242924 ', '106540352242924'],
  ['+1 (631) 555 1111', '106540352242922'],
  ['0015550783881', '106540352242923'],
  ['+34600111222', undefined],
  // No number, so not the one whose number Meta does not tell.
  ['shop', undefined],
  ['', undefined],
];

test.each(wanted)('%j is the number with the id %j', (given, id) => {
  expect(findPhone(phones, given)?.id).toBe(id);
});
