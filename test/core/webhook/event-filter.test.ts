import { expect, test } from 'vitest';
import { EVERY_EVENT, type EventFilter, matches, toQuery } from '../../../src/core/webhook/event-filter.js';
import type { EventSummary } from '../../../src/core/webhook/event-summary.js';

const HELLO: EventSummary = {
  field: 'messages',
  kind: 'message',
  detail: 'text',
  phoneNumberId: '106540352242922',
  customer: '15550142233',
  customerName: 'Ana',
  messageId: 'wamid.A',
  text: '¡ADIÓS, Luna!',
  errors: [],
};
const AT = '2026-11-20T10:00:00.000Z';

test.each<[Partial<EventFilter>, boolean]>([
  [{}, true],
  [{ fields: ['messages', 'calls'] }, true],
  [{ fields: ['calls'] }, false],
  [{ kinds: ['status', 'message'] }, true],
  [{ kinds: ['status'] }, false],
  [{ details: ['TEXT'] }, true],
  [{ details: ['image'] }, false],
  [{ customer: '15550142233' }, true],
  [{ customer: '15550142234' }, false],
  [{ text: 'adiós' }, true],
  [{ text: 'sol' }, false],
  [{ since: AT }, true],
  [{ since: '2026-11-20T10:00:00.001Z' }, false],
  [{ until: AT }, false],
  [{ until: '2026-11-20T10:00:00.001Z' }, true],
  [{ kinds: ['message'], text: 'sol' }, false],
])('%j fits a message: %j', (filter, fits) => {
  expect(matches({ ...EVERY_EVENT, ...filter }, HELLO, AT)).toBe(fits);
});

test('an event without a text or a detail fits no filter for one', () => {
  const bare = { ...HELLO, text: null, detail: null };
  expect(matches({ ...EVERY_EVENT, text: 'a' }, bare, AT)).toBe(false);
  expect(matches({ ...EVERY_EVENT, details: ['text'] }, bare, AT)).toBe(false);
});

test('the store is asked for what matters only, and for a word in every case', () => {
  expect(toQuery(EVERY_EVENT)).toEqual({});
  expect(toQuery({ ...EVERY_EVENT, kinds: ['template'], details: ['rejected'], since: AT })).toEqual({
    kinds: ['template'],
    details: ['rejected', 'rejected', 'REJECTED'],
    since: AT,
  });
});
