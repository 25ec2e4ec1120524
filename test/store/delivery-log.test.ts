import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { blankDeliveriesOf, catchUp, forgetOldDeliveries, indexDeliveries } from '../../src/store/delivery-index.js';
import {
  deliveriesFolder,
  listSegments,
  type NewDelivery,
  openDeliveryLog,
  readDelivery,
  readSegment,
} from '../../src/store/delivery-log.js';
import { statusOf } from '../../src/store/message-log.js';
import { lastInboundAt } from '../../src/store/window-log.js';
import { newFolder } from './support/folder.js';
import { eventsOf } from './support/records.js';

const OWNERS = [
  { id: 'shop', wabaId: '10', phoneNumberId: '11' },
  { id: 'flowers', wabaId: '20', phoneNumberId: '21' },
];

const aBody = (...values: object[]) =>
  new TextEncoder().encode(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '10', changes: values.map((value) => ({ field: 'messages', value })) }],
    }),
  );

const message = (id: string, phoneNumberId = '11') => ({
  metadata: { phone_number_id: phoneNumberId },
  messages: [{ id, from: '15550142233', timestamp: '1749416383', type: 'text', text: { body: `Text of ${id}` } }],
});

function aDelivery(some: Partial<NewDelivery> = {}): NewDelivery {
  return {
    receivedAt: '2026-01-02T03:04:05.678Z',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': 'sha256=00', 'x-odd': 'a: b' },
    body: aBody(message('wamid.1')),
    signature: 'valid',
    appId: '5',
    channelId: 'shop',
    allowedChannels: null,
    ...some,
  };
}

const open = (stateFolder: string, segmentBytes?: number) =>
  openDeliveryLog({
    stateFolder,
    soon: (work) => void setImmediate(work),
    ...(segmentBytes !== undefined && { segmentBytes }),
  });

const everything = (folder: string) =>
  listSegments(folder).flatMap(({ segment }) => [...readSegment(folder, segment, 0)].map(({ delivery }) => delivery));

async function kept(folder: string, deliveries: readonly NewDelivery[], segmentBytes?: number): Promise<number[]> {
  const log = open(folder, segmentBytes);
  const ids: number[] = [];
  for (const each of deliveries) ids.push((await log.append(each)).id);
  await log.close();
  return ids;
}

test('any delivery comes back byte for byte, by its id and in its order', async () => {
  const anyDelivery = fc.record({
    body: fc.uint8Array({ maxLength: 300 }),
    headers: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.string({ unit: 'grapheme-ascii' })),
    appId: fc.option(fc.string(), { nil: null }),
    allowedChannels: fc.option(fc.array(fc.string()), { nil: null }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyDelivery, { minLength: 1, maxLength: 20 }), async (some) => {
      const folder = newFolder();
      const deliveries = some.map((each) => aDelivery(each));
      const ids = await kept(folder, deliveries, 500);
      const read = ids.map((id) => readDelivery(folder, id));
      expect(read.map((each) => each && { ...each, body: [...each.body] })).toEqual(
        deliveries.map((each, index) => ({ ...each, id: ids[index], body: [...each.body] })),
      );
      expect(everything(folder).map(({ id }) => id)).toEqual(ids);
    }),
    { numRuns: 30 },
  );
});

test('nothing is made before the first delivery, and what is made is for its owner only', async () => {
  const folder = newFolder();
  const log = open(folder);
  await log.close();
  expect(listSegments(folder)).toEqual([]);
  await kept(folder, [aDelivery()]);
  const files = readdirSync(deliveriesFolder(folder));
  expect(files).toEqual(['0000000001.log']);
  expect(statSync(deliveriesFolder(folder)).mode & 0o077).toBe(0);
  expect(statSync(join(deliveriesFolder(folder), '0000000001.log')).mode & 0o077).toBe(0);
});

test('two listeners at a time never write into the same file', async () => {
  const folder = newFolder();
  const [one, other] = [open(folder), open(folder)];
  await Promise.all([one.append(aDelivery()), other.append(aDelivery()), one.append(aDelivery())]);
  await Promise.all([one.close(), other.close()]);
  expect(listSegments(folder)).toHaveLength(2);
  expect(everything(folder)).toHaveLength(3);
});

test('a record that was cut off is passed over, wherever it was cut', async () => {
  const folder = newFolder();
  const [, second = 0] = await kept(folder, [aDelivery(), aDelivery()]);
  const path = join(deliveriesFolder(folder), '0000000001.log');
  const whole = readFileSync(path);
  for (let length = whole.length - 1; length > second % 2 ** 26; length -= 7) {
    truncateSync(path, length);
    expect(everything(folder)).toHaveLength(1);
  }
  writeFileSync(path, whole);
  appendFileSync(path, 'garbage of another program');
  expect(everything(folder)).toHaveLength(2);
  expect(() => readDelivery(folder, second + 1)).toThrow(expect.objectContaining({ id: 'file-damaged' }));
});

test('a delivery that is gone is undefined', async () => {
  const folder = newFolder();
  const [id = 0] = await kept(folder, [aDelivery()]);
  rmSync(deliveriesFolder(folder), { recursive: true });
  expect(readDelivery(folder, id)).toBeUndefined();
});

test('what is appended after the file was removed is not lost', async () => {
  const folder = newFolder();
  const log = open(folder);
  await log.append(aDelivery());
  rmSync(join(deliveriesFolder(folder), '0000000001.log'));
  const { id } = await log.append(aDelivery({ appId: 'after' }));
  await log.close();
  expect(readDelivery(folder, id)?.appId).toBe('after');
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written is reported by its path', async () => {
  const folder = newFolder();
  await kept(folder, [aDelivery()]);
  chmodSync(deliveriesFolder(folder), 0o500);
  await expect(kept(folder, [aDelivery()])).rejects.toMatchObject({ id: 'file-not-writable' });
  chmodSync(deliveriesFolder(folder), 0o700);
});

test('what a killed listener kept is indexed by the next one who asks, once, with what it means', async () => {
  const folder = newFolder();
  const status = { id: 'wamid.9', status: 'delivered', timestamp: '1749416384', recipient_id: '15550142233' };
  await kept(folder, [
    aDelivery(),
    aDelivery({ body: aBody({ metadata: { phone_number_id: '21' }, statuses: [status] }) }),
    // Meta sends it again.
    aDelivery(),
    aDelivery({ body: new TextEncoder().encode('no JSON at all') }),
  ]);
  const database = await openDatabase({ folder });
  for (let again = 0; again < 2; again++) catchUp(database, folder, OWNERS);
  expect(eventsOf(database, 'shop')).toMatchObject([
    { kind: 'other', arrivals: 1 },
    { kind: 'message', identity: 'message:wamid.1', text: 'Text of wamid.1', arrivals: 2 },
  ]);
  expect(eventsOf(database, 'flowers')).toMatchObject([{ kind: 'status', detail: 'delivered' }]);
  expect(lastInboundAt(database, 'shop', ['15550142233'])).toBe('2025-06-08T20:59:43.000Z');
  expect(statusOf(database, 'wamid.9')?.last?.status).toBe('delivered');
});

test('a listener that was overtaken by another process counts nothing twice and calls nothing repeated', async () => {
  const folder = newFolder();
  const log = open(folder);
  const { id, end } = await log.append(aDelivery());
  const database = await openDatabase({ folder });
  catchUp(database, folder, OWNERS);
  const outcomes = indexDeliveries(database, [{ delivery: { id, ...aDelivery() }, end }], OWNERS);
  expect(outcomes).toMatchObject([[{ isDuplicate: false, channelId: 'shop' }]]);
  expect(eventsOf(database, 'shop')).toMatchObject([{ arrivals: 1 }]);
  await log.close();
});

test('the oldest files go first, when they are too old or all are too much, with their events', async () => {
  const folder = newFolder();
  const ids = await kept(
    folder,
    ['a', 'b', 'c', 'd'].map((id) => aDelivery({ body: aBody(message(id)) })),
    1,
  );
  const database = await openDatabase({ folder });
  catchUp(database, folder, OWNERS);
  const sizes = listSegments(folder).map(({ bytes }) => bytes);
  const long = new Date(0);
  expect(forgetOldDeliveries(database, folder, { since: long, maxBytes: 1e9 })).toBe(0);
  const maxBytes = sizes.slice(1).reduce((sum, bytes) => sum + bytes, 0);
  expect(forgetOldDeliveries(database, folder, { since: long, maxBytes })).toBe(1);
  expect(eventsOf(database, 'shop').map(({ messageId }) => messageId)).toEqual(['d', 'c', 'b']);
  expect(readDelivery(folder, ids[0] ?? 0)).toBeUndefined();
  // The newest stays.
  expect(forgetOldDeliveries(database, folder, { since: new Date(Date.now() + 1e6), maxBytes: 1e9 })).toBe(2);
  expect(eventsOf(database, 'shop').map(({ messageId }) => messageId)).toEqual(['d']);
});

test('of a channel that is removed no delivery keeps its content, and of others all do', async () => {
  const folder = newFolder();
  const ids = await kept(folder, [
    aDelivery(),
    aDelivery({ body: aBody(message('wamid.2', '21')) }),
    aDelivery({ body: aBody(message('wamid.3'), message('wamid.4', '21')) }),
  ]);
  blankDeliveriesOf('shop', folder, OWNERS);
  const bodies = ids.map((id) => new TextDecoder().decode(readDelivery(folder, id)?.body).trim());
  expect(bodies[0]).toBe('');
  expect(bodies[1]).toContain('wamid.2');
  expect(bodies[2]).toContain('wamid.3');
});
