import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { countEvents, findEvent, queryEvents } from '../../src/store/event-index.js';
import { newFolder } from './support/folder.js';
import { anEvent, eventsOf, recordEvent } from './support/records.js';

const open = () => openDatabase({ folder: newFolder() });

test('a repeated delivery is recognised and counted, and another channel’s is not taken for it', async () => {
  const database = await open();
  expect(recordEvent(database, anEvent())).toBe('new');
  expect(recordEvent(database, anEvent({ deliveryId: 2 }))).toBe('duplicate');
  expect(recordEvent(database, anEvent({ channelId: 'channel-2' }))).toBe('new');
  const { content: _, ...listed } = anEvent();
  expect(eventsOf(database, 'channel-1')).toEqual([{ ...listed, id: expect.any(Number), arrivals: 2 }]);
});

test('the newest events come first, and no more than asked for', async () => {
  const database = await open();
  for (const identity of ['one', 'two', 'three']) recordEvent(database, anEvent({ identity, customer: null }));
  expect(eventsOf(database, 'channel-1', 2).map(({ identity }) => identity)).toEqual(['three', 'two']);
});

test('those before a place are passed over', async () => {
  const database = await open();
  for (const identity of ['one', 'two', 'three', 'four']) recordEvent(database, anEvent({ identity, customer: null }));
  const found = queryEvents(database, { offset: 1, limit: 2, newestFirst: true });
  expect(found.map(({ identity }) => identity)).toEqual(['three', 'two']);
});

test('an event with any text comes back as it was', async () => {
  const database = await open();
  const text = "'; DROP TABLE events; -- \u001b[2J 👋🏽";
  recordEvent(database, anEvent({ text }));
  const [listed] = eventsOf(database, 'channel-1');
  expect(listed?.text).toBe(text);
  expect(findEvent(database, listed?.id ?? 0)).toEqual(listed);
});

test.each([
  [{ fields: ['messages'] }, ['a', 'b']],
  [{ kinds: ['status', 'template'] }, ['b', 'c']],
  [{ details: ['failed'] }, ['b']],
  [{ customer: '549' }, ['a']],
  [{ messageId: 'wamid.b' }, ['b']],
  [{ text: 'ÁRBOL_' }, ['a']],
  [{ text: '%' }, []],
  [{ since: '2026-01-01T00:00:02.000Z' }, ['b', 'c']],
  [{ until: '2026-01-01T00:00:02.000Z' }, ['a']],
  [{ afterId: 1 }, ['b', 'c']],
  [{ beforeId: 2 }, ['a']],
  [{ kinds: [] }, []],
  [{ kinds: ['status'], details: ['read'] }, []],
] as const)('finds by %o', async (conditions, identities) => {
  const database = await open();
  const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;
  recordEvent(database, anEvent({ identity: 'a', customer: '549', text: 'Un árbol_verde', receivedAt: at(1) }));
  const ids = { identity: 'status:wamid.b:failed', messageId: 'wamid.b' };
  const status = { ...ids, kind: 'status', detail: 'failed', text: null } as const;
  recordEvent(database, anEvent({ ...status, receivedAt: at(2) }));
  const template = { identity: 'c', kind: 'template', field: 'message_template_status_update', text: null } as const;
  recordEvent(database, anEvent({ ...template, receivedAt: at(3) }));
  const found = queryEvents(database, { ...conditions, limit: 10, newestFirst: false });
  expect(found.map(({ identity }) => identity.replace(/^status:.*/, 'b'))).toEqual(identities);
  expect(countEvents(database, conditions)).toBe(identities.length);
});
