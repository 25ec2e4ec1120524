import { expect, test } from 'vitest';
import { parseDelivery } from '../../../../src/core/webhook/parse-delivery.js';
import { RECORDINGS } from '../../../../src/core/webhook/recordings.js';
import { makeSample } from '../../../../src/core/webhook/trigger/sample.js';
import {
  canDisorder,
  type MakeDelivery,
  planSeries,
  type Series,
} from '../../../../src/core/webhook/trigger/series.js';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const ONE: Series = { batch: 1, burst: 1, duplicate: 1, disorder: false };
let counter = 0;

function maker(name: keyof typeof RECORDINGS): MakeDelivery {
  return (at) =>
    makeSample(RECORDINGS[name].delivery, {
      wabaId: '1',
      phoneNumberId: '2',
      displayPhoneNumber: undefined,
      customer: undefined,
      at,
      newHex: (length) => (++counter).toString(16).padStart(length, '0'),
    });
}

const plan = (name: keyof typeof RECORDINGS, series: Partial<Series>) =>
  planSeries(maker(name), { ...ONE, ...series }, NOW);
const idsOf = (deliveries: unknown[]) =>
  deliveries.map((each) => parseDelivery(each).map((event) => ('messageId' in event ? event.messageId : null)));
const secondsOf = (deliveries: unknown[]) =>
  deliveries.map((each) => (NOW.getTime() - Date.parse(parseDelivery(each)[0]?.at ?? '')) / 1000);

test('a burst has ids of its own in each delivery', () => {
  const ids = idsOf(plan('message-text', { burst: 5 }));
  expect(new Set(ids.flat()).size).toBe(5);
});

test('a batch is one delivery of several events', () => {
  const [delivery, ...others] = plan('message-text', { batch: 3 });
  expect(others).toEqual([]);
  expect(new Set(idsOf([delivery])[0]).size).toBe(3);
});

test('a duplicate is the very same delivery', () => {
  const [one, other, ...others] = plan('message-text', { duplicate: 2 });
  expect(other).toBe(one);
  expect(others).toEqual([]);
});

test('the statuses of one message come the wrong way round, with their true times', () => {
  const deliveries = plan('status-delivered', { disorder: true });
  const events = deliveries.map((each) => parseDelivery(each)[0]);
  expect(events.map((event) => event?.kind === 'status' && event.status)).toEqual(['read', 'delivered', 'sent']);
  expect(new Set(idsOf(deliveries).flat()).size).toBe(1);
  expect(secondsOf(deliveries)).toEqual([0, 1, 2]);
});

test('other events come the latest first', () => {
  expect(secondsOf(plan('message-text', { disorder: true, burst: 3 }))).toEqual([0, 1, 2]);
  expect(canDisorder(maker('message-text'), { ...ONE, burst: 3 }, NOW)).toBe(true);
  expect(canDisorder(maker('message-text'), ONE, NOW)).toBe(false);
  expect(canDisorder(maker('status-read'), ONE, NOW)).toBe(true);
});

test('events without an id are told apart by their times, in a burst and in a batch', () => {
  const deliveries = plan('account-review', { burst: 3, batch: 2 });
  const identities = deliveries.flatMap(parseDelivery).map(({ identity }) => identity);
  expect(identities).toHaveLength(6);
  expect(new Set(identities).size).toBe(6);
  expect(secondsOf(deliveries)).toEqual([5, 3, 1]);
});

test('all of it together: two bursts of two statuses each, in three steps, each twice', () => {
  const deliveries = plan('status-sent', { burst: 2, batch: 2, duplicate: 2, disorder: true });
  expect(deliveries).toHaveLength(12);
  expect(new Set(idsOf(deliveries).flat()).size).toBe(4);
});
