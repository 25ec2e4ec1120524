import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { lastInboundAt, recentEvents, recordEvent, recordInbound } from '../../src/store/event-log.js';
import { newFolder } from './support/folder.js';
import { anEvent } from './support/records.js';

const open = () => openDatabase({ folder: newFolder() });

test('a repeated delivery is recognised, and another channel’s is not taken for it', async () => {
  const database = await open();
  expect(recordEvent(database, anEvent())).toBe('new');
  expect(recordEvent(database, anEvent({ receivedAt: '2026-01-02T00:00:00.000Z' }))).toBe('duplicate');
  expect(recordEvent(database, anEvent({ channelId: 'channel-2' }))).toBe('new');
  expect(recentEvents(database, 'channel-1', 10)).toEqual([anEvent()]);
});

test('the newest events come first, and no more than asked for', async () => {
  const database = await open();
  for (const identity of ['one', 'two', 'three']) recordEvent(database, anEvent({ identity, waId: null }));
  expect(recentEvents(database, 'channel-1', 2).map(({ identity }) => identity)).toEqual(['three', 'two']);
});

test('an event with any text comes back as it was', async () => {
  const database = await open();
  const content = { body: "'; DROP TABLE events; -- \u0000 \u001b[2J 👋🏽 \ud800", list: [1.5, null, true] };
  recordEvent(database, anEvent({ content }));
  expect(recentEvents(database, 'channel-1', 1)[0]?.content).toEqual(content);
});

test('the window counts from the customer’s latest message, in whatever order they arrive', async () => {
  const database = await open();
  const hear = (at: string) => recordInbound(database, { channelId: 'channel-1', waId: '549', at });
  expect(lastInboundAt(database, 'channel-1', '549')).toBeUndefined();
  hear('2026-01-02T10:00:00.000Z');
  hear('2026-01-02T09:00:00.000Z');
  expect(lastInboundAt(database, 'channel-1', '549')).toBe('2026-01-02T10:00:00.000Z');
  expect(lastInboundAt(database, 'channel-2', '549')).toBeUndefined();
});
