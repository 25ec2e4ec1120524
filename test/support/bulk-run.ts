import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BulkRun } from '../../src/core/bulk/run.js';
import type { PhoneNumberId, WabaId } from '../../src/core/ids.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { createBulkRun } from '../../src/store/bulk-queue.js';
import { aTemplate } from '../core/templates/a-template.js';

export const RUN_ID = '20261127-k3f9';

/** The run of `hello_world`, which has no parameters, as `send bulk` leaves it when it was confirmed. */
export function aRun(changes: Partial<BulkRun> = {}): BulkRun {
  return {
    id: RUN_ID,
    channelId: 'channel-of-the-test',
    phoneNumberId: DEFAULT_IDS.phoneId as PhoneNumberId,
    wabaId: DEFAULT_IDS.wabaId as WabaId,
    createdAt: '2026-11-27T10:00:00.000Z',
    template: aTemplate({
      name: 'hello_world',
      language: 'en_US',
      components: [{ type: 'BODY', text: 'Welcome and congratulations!!' }],
      parameterFormat: null,
    }),
    edge: 'messages',
    source: { path: 'customers.csv', sha256: '0'.repeat(64), rows: 0 },
    counts: { queued: 0, invalid: 0, duplicate: 0, optedOut: 0 },
    limits: { perSecond: null, maxErrorPercent: 50 },
    ...changes,
  };
}

export const recipientOf = (row: number): string => `+1555${String(1_000_000 + row)}`;

/** Puts a run of so many rows where the program finds it, as if it had been confirmed. */
export function prepareRun({ home }: { readonly home: string }, rows: number, changes: Partial<BulkRun> = {}): BulkRun {
  const run = aRun({
    source: { path: 'customers.csv', sha256: '0'.repeat(64), rows },
    counts: { queued: rows, invalid: 0, duplicate: 0, optedOut: 0 },
    ...changes,
  });
  // One that was prepared before makes room for this.
  rmSync(join(home, 'state', 'bulk', run.id), { recursive: true, force: true });
  const writer = createBulkRun(join(home, 'state'), run.id);
  for (let row = 1; row <= rows; row++) writer.add({ row, to: recipientOf(row), components: '[]' });
  writer.finish(run);
  return run;
}
