import { expect, test } from 'vitest';
import { judgeDelivery, lagOf } from '../../../src/core/messages/delivery.js';

const came = (words: string) => words.split(' ').flatMap((status) => (status === '' ? [] : { status }));

test.each([
  ['', 'delivered', 'waiting'],
  ['sent', 'delivered', 'waiting'],
  ['sent delivered', 'delivered', 'reached'],
  ['read', 'delivered', 'reached'],
  ['played', 'read', 'reached'],
  ['sent delivered', 'read', 'waiting'],
  ['sent failed', 'delivered', 'failed'],
  ['failed delivered', 'delivered', 'reached'],
  ['delivered failed', 'read', 'waiting'],
  ['a-status-of-the-future', 'delivered', 'waiting'],
] as const)("after '%s' %s is %s", (statuses, wanted, verdict) => {
  expect(judgeDelivery(came(statuses), wanted)).toBe(verdict);
});

test("Meta's whole seconds never lie before the acceptance", () => {
  expect(lagOf('2026-11-23T10:00:00.700Z', '2026-11-23T10:00:00.000Z')).toBe(0);
  expect(lagOf('2026-11-23T10:00:00.700Z', '2026-11-23T10:00:02.000Z')).toBe(1300);
});
