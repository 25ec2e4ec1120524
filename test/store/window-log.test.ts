import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { lastInboundAt, recordInbound } from '../../src/store/window-log.js';
import { newFolder } from './support/folder.js';

test('the window counts from the customer’s latest message, in whatever order they arrive', async () => {
  const database = await openDatabase({ folder: newFolder() });
  const hear = (at: string) => recordInbound(database, { channelId: 'channel-1', waId: '549', at });
  expect(lastInboundAt(database, 'channel-1', ['549'])).toBeUndefined();
  hear('2026-01-02T10:00:00.000Z');
  hear('2026-01-02T09:00:00.000Z');
  expect(lastInboundAt(database, 'channel-1', ['549'])).toBe('2026-01-02T10:00:00.000Z');
  expect(lastInboundAt(database, 'channel-2', ['549'])).toBeUndefined();
});
