import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import {
  countTemplateRecipients,
  type MessageStatus,
  recordAccepted,
  recordStatus,
  statusOf,
} from '../../src/store/message-log.js';
import { newFolder } from './support/folder.js';
import { aMessage } from './support/records.js';

const open = () => openDatabase({ folder: newFolder() });

/** A status of wamid.1 that happened in this second. */
function aStatus(status: string, second = 0, error: unknown = null): MessageStatus {
  return { wamid: 'wamid.1', channelId: 'channel-1', status, at: `2026-01-01T00:00:0${second}.000Z`, error };
}

test('a message that was accepted and not heard of since has no status', async () => {
  const database = await open();
  recordAccepted(database, aMessage());
  expect(statusOf(database, 'wamid.1')).toEqual({ message: aMessage(), statuses: [], last: null });
  expect(statusOf(database, 'wamid.2')).toBeUndefined();
});

test.each([
  ['in order', ['sent', 'delivered', 'read'], 'read'],
  ['backwards', ['read', 'delivered', 'sent'], 'read'],
  ['with delivered left out', ['sent', 'read'], 'read'],
  ['delivered on one device, failed on another', ['sent', 'delivered', 'failed'], 'delivered'],
  ['failed', ['sent', 'failed'], 'failed'],
  ['a voice message played', ['played', 'sent', 'delivered', 'read'], 'played'],
])('the furthest step counts when statuses come %s', async (_, statuses, furthest) => {
  const database = await open();
  for (const status of statuses) recordStatus(database, aStatus(status));
  expect(statusOf(database, 'wamid.1')?.last?.status).toBe(furthest);
});

test('statuses are told in the order in which they happened, each once', async () => {
  const database = await open();
  const outcomes = [aStatus('delivered', 2), aStatus('sent', 1), aStatus('delivered', 2), aStatus('read', 3)];
  expect(outcomes.map((status) => recordStatus(database, status))).toEqual(['new', 'new', 'duplicate', 'new']);
  expect(statusOf(database, 'wamid.1')?.statuses.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
});

test('a failure keeps the reason that Meta gave', async () => {
  const database = await open();
  const error = { code: 131047, title: 'Re-engagement message' };
  recordStatus(database, aStatus('failed', 1, error));
  expect(statusOf(database, 'wamid.1')?.last?.error).toEqual(error);
});

test('a status that is faster than the answer to the sending is not lost', async () => {
  const database = await open();
  recordStatus(database, aStatus('sent'));
  expect(statusOf(database, 'wamid.1')?.message).toBeNull();
  recordAccepted(database, aMessage());
  expect(statusOf(database, 'wamid.1')).toMatchObject({ message: aMessage(), last: { status: 'sent' } });
});

test('people who were sent templates are counted once each, by how WhatsApp knows them', async () => {
  const database = await open();
  expect(countTemplateRecipients(database, 'channel-1', '2026-01-01T00:00:00.000Z')).toBe(0);
  const kept = [
    { recipient: '+5491155551234', waId: '5491155551234' },
    { recipient: '+54 9 11 5555-1234', waId: '5491155551234' },
    { recipient: 'US.13491208655302741918', waId: null },
    { recipient: '+34600112233', waId: '34600112233', kind: 'text' },
    { recipient: '+34600112244', waId: '34600112244', acceptedAt: '2025-12-31T23:59:59.999Z' },
    { recipient: '+34600112255', waId: '34600112255', channelId: 'channel-2' },
  ];
  for (const [at, some] of kept.entries()) {
    recordAccepted(database, aMessage({ wamid: `wamid.${at}`, kind: 'template', ...some }));
  }
  expect(countTemplateRecipients(database, 'channel-1', '2026-01-01T00:00:00.000Z')).toBe(2);
});
