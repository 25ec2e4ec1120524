import { expect, test } from 'vitest';
import type { ListedEvent } from '../../src/core/webhook/listed-event.js';
import { PAGE_ROWS, RowWindow } from '../../src/inspect-page/row-window.js';

function row(id: number): ListedEvent {
  return {
    id,
    channelId: 'one',
    deliveryId: id,
    ordinal: 0,
    receivedAt: '2026-11-27T02:00:00.000Z',
    at: null,
    field: 'messages',
    kind: 'message',
    detail: 'text',
    phoneNumberId: null,
    customer: null,
    customerName: null,
    messageId: null,
    text: null,
    errors: [],
    arrivals: 1,
  };
}

/** A server whose events have the ids 1 to `newest`, less those that are gone. */
function aServer({ oldest = 1 } = {}) {
  const asked: string[] = [];
  let loaded: () => void = () => {};
  const rows = new RowWindow({
    async load(upTo, offset, limit) {
      asked.push(`${upTo}: ${offset}`);
      const ids = Array.from({ length: limit }, (_, place) => upTo - offset - place);
      return ids.filter((id) => id >= oldest).map(row);
    },
    onLoaded: () => loaded(),
  });
  const settle = () =>
    new Promise<void>((resolve) => {
      loaded = resolve;
    });
  return { rows, asked, settle };
}

test('only what is needed is fetched, and only once', async () => {
  const { rows, asked, settle } = aServer();
  rows.restart(100_000, 100_000);
  expect(rows.total).toBe(100_000);
  expect(rows.at(50_000)).toBeUndefined();
  const loaded = settle();
  rows.need(50_000, 50_040);
  rows.need(50_000, 50_040);
  await loaded;
  expect(asked).toEqual(['100000: 50000']);
  expect(rows.at(50_000)?.id).toBe(50_000);
  expect(rows.at(50_000 + PAGE_ROWS)).toBeUndefined();
});

test('what arrives stands before the rest and moves no page', async () => {
  const { rows, asked, settle } = aServer();
  rows.restart(1_000, 1_000);
  const loaded = settle();
  rows.need(0, 30);
  await loaded;
  rows.arrive([row(1_001), row(1_002)], 1_002);
  rows.need(0, 30);
  expect(asked).toHaveLength(1);
  expect([rows.at(0)?.id, rows.at(1)?.id, rows.at(2)?.id]).toEqual([1_002, 1_001, 1_000]);
  expect(rows.total).toBe(1_002);
});

test('when very many have arrived, they become pages', async () => {
  const { rows, settle } = aServer();
  rows.restart(10, 10);
  rows.arrive(
    Array.from({ length: 2_500 }, (_, place) => row(11 + place)),
    2_510,
  );
  expect(rows.total).toBe(2_510);
  const loaded = settle();
  rows.need(0, 10);
  await loaded;
  expect(rows.at(0)?.id).toBe(2_510);
});

test('an answer about a list that was since counted anew is not taken', async () => {
  const { rows, asked, settle } = aServer();
  rows.restart(500, 500);
  rows.need(0, 10);
  rows.restart(900, 900);
  const loaded = settle();
  rows.need(0, 10);
  await loaded;
  expect(asked).toEqual(['500: 0', '900: 0']);
  expect(rows.at(0)?.id).toBe(900);
});

test('events that were dropped from the record meanwhile leave no empty rows', async () => {
  const { rows, settle } = aServer({ oldest: 951 });
  rows.restart(1_000, 1_000);
  const loaded = settle();
  rows.need(0, 10);
  await loaded;
  expect(rows.total).toBe(50);
});

test('an event that was delivered again says so, wherever it stands', async () => {
  const { rows, settle } = aServer();
  rows.restart(1_000, 1_000);
  const loaded = settle();
  rows.need(0, 10);
  await loaded;
  rows.arrive([row(1_001)], 1_001);
  rows.change(1_001, { arrivals: 2 });
  rows.change(998, { arrivals: 3 });
  expect([rows.at(0)?.arrivals, rows.at(1)?.arrivals, rows.at(3)?.arrivals]).toEqual([2, 1, 3]);
});
