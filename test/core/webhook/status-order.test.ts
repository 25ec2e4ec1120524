import { expect, test } from 'vitest';
import type { EventSummary } from '../../../src/core/webhook/event-summary.js';
import { watchStatusOrder } from '../../../src/core/webhook/status-order.js';

function status(detail: string | null, { messageId = 'wamid.A', customer = '1', kind = 'status' } = {}): EventSummary {
  const nothing = { phoneNumberId: null, customerName: null, text: null, errors: [] };
  return { ...nothing, field: 'messages', kind: kind as EventSummary['kind'], detail, messageId, customer };
}

test('names the later status that had arrived before', () => {
  const order = watchStatusOrder();
  const found = ['read', 'sent', 'delivered', 'played', 'read'].map((each) => order.laterThan(status(each)));
  expect(found).toEqual([null, 'read', 'read', null, 'played']);
});

test('what comes in order, or skips one, is in order', () => {
  const order = watchStatusOrder();
  expect(['sent', 'read', 'read'].map((each) => order.laterThan(status(each)))).toEqual([null, null, null]);
});

test('messages and the participants of a group have an order of their own', () => {
  const order = watchStatusOrder();
  order.laterThan(status('read'));
  expect(order.laterThan(status('sent', { messageId: 'wamid.B' }))).toBeNull();
  expect(order.laterThan(status('sent', { customer: '2' }))).toBeNull();
  expect(order.laterThan(status('sent'))).toBe('read');
});

test('failed, and what is no status, has no place in it', () => {
  const order = watchStatusOrder();
  order.laterThan(status('read'));
  expect([status('failed'), status(null), status('sent', { kind: 'message' })].map(order.laterThan)).toEqual([
    null,
    null,
    null,
  ]);
});

test('messages that were silent for long are forgotten', () => {
  const order = watchStatusOrder();
  order.laterThan(status('read'));
  for (let count = 0; count < 20_000; count++) order.laterThan(status('read', { messageId: `wamid.${count}` }));
  expect(order.laterThan(status('sent'))).toBeNull();
  expect(order.laterThan(status('sent', { messageId: 'wamid.19999' }))).toBe('read');
});
