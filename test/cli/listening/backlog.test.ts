import { expect, test } from 'vitest';
import { createBacklog } from '../../../src/cli/listening/backlog.js';
import { type NewDelivery, openDeliveryLog, readPlaced } from '../../../src/store/delivery-log.js';
import { newFolder } from '../../store/support/folder.js';

const aDelivery = (number: number, bytes: number): NewDelivery => ({
  receivedAt: '2026-01-02T03:04:05.678Z',
  headers: {},
  body: new TextEncoder().encode(String(number).padStart(bytes, '0')),
  signature: 'valid',
  appId: null,
  channelId: 'shop',
  allowedChannels: null,
});

/** A log in files of some 300 kB, and what waits of it. */
async function waiting(numbers: readonly number[], bytes: number) {
  const folder = newFolder();
  const log = openDeliveryLog({ stateFolder: folder, soon: (work) => void setImmediate(work), segmentBytes: 300_000 });
  const backlog = createBacklog((id) => readPlaced(folder, id));
  for (const number of numbers) {
    const delivery = aDelivery(number, bytes);
    backlog.add(await log.append(delivery), delivery);
  }
  return { backlog, log };
}

const numberOf = ({ delivery }: { delivery: NewDelivery }) => Number(new TextDecoder().decode(delivery.body));

test('gives what was added in its order, from memory and then from the log, over several files', async () => {
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  const { backlog, log } = await waiting(numbers, 10_000);
  expect(backlog.length()).toBe(200);
  expect(backlog.bytes()).toBe(2_000_000);
  const taken: number[] = [];
  while (backlog.length() > 0) taken.push(...backlog.take({ deliveries: 7, bytes: 1e9 }).map(numberOf));
  expect(taken).toEqual(numbers);
  expect(backlog.bytes()).toBe(0);
  // And what comes after that.
  const next = aDelivery(999, 10);
  backlog.add(await log.append(next), next);
  expect(backlog.take({ deliveries: 7, bytes: 1e9 }).map(numberOf)).toEqual([999]);
  await log.close();
});

test('gives no more at a time than is asked for', async () => {
  const { backlog, log } = await waiting([1, 2, 3, 4, 5], 1_000);
  expect(backlog.take({ deliveries: 2, bytes: 1e9 }).map(numberOf)).toEqual([1, 2]);
  expect(backlog.take({ deliveries: 9, bytes: 1_500 }).map(numberOf)).toEqual([3, 4]);
  expect(backlog.take({ deliveries: 9, bytes: 1_500 }).map(numberOf)).toEqual([5]);
  await log.close();
});

test('passes over what is no longer in the log', async () => {
  const folder = newFolder();
  const backlog = createBacklog((id) => readPlaced(folder, id));
  const delivery = aDelivery(1, 600_000);
  for (let place = 0; place < 3; place++)
    backlog.add({ id: 2 ** 26 + place * 700_000, end: (place + 1) * 700_000 }, delivery);
  expect(backlog.take({ deliveries: 9, bytes: 1e9 }).map(numberOf)).toEqual([1]);
  expect(backlog.length()).toBe(0);
});
