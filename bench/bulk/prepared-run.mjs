/** A run as `send bulk` leaves it when it was confirmed, in a home of its own. */
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { componentsOf, PHONE_NUMBER_ID, recipientOf, TEMPLATE } from './recipients.mjs';

export const RUN_ID = '20261127-k3f9';
const WABA_ID = '102290129340398';

export const runFolder = (home) => join(home, 'state', 'bulk', RUN_ID);

function writeQueue(file, from, to) {
  for (let row = from; row <= to; ) {
    const lines = [];
    for (; row <= to && lines.length < 5_000; row++) {
      lines.push(`${row}\t${recipientOf(row)}\t${JSON.stringify(componentsOf(row))}\n`);
    }
    writeSync(file, lines.join(''));
  }
}

function describeRun(rows, perSecond) {
  const unknown = ['parameterFormat', 'subCategory', 'previousCategory', 'correctCategory', 'rejectedReason'];
  const more = ['qualityScore', 'libraryTemplateName', 'messageSendTtlSeconds', 'lastUpdatedAt'];
  const nulls = Object.fromEntries([...unknown, ...more].map((key) => [key, null]));
  const components = [{ type: 'BODY', text: 'Hi {{1}}, your order {{2}} is ready.' }];
  const template = {
    ...nulls,
    id: '1193604825511001',
    ...TEMPLATE,
    status: 'APPROVED',
    category: 'UTILITY',
    components,
  };
  return {
    id: RUN_ID,
    channelId: 'channel-of-the-bench',
    phoneNumberId: PHONE_NUMBER_ID,
    wabaId: WABA_ID,
    createdAt: '2026-11-27T10:00:00.000Z',
    template,
    edge: 'messages',
    source: { path: 'customers.csv', sha256: '0'.repeat(64), rows },
    counts: { queued: rows, invalid: 0, duplicate: 0, optedOut: 0 },
    limits: { perSecond, maxErrorPercent: 5 },
  };
}

export function prepareRun(home, rows, perSecond) {
  const folder = runFolder(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = openSync(join(folder, 'queue'), 'w', 0o600);
  writeQueue(file, 1, rows);
  closeSync(file);
  writeFileSync(join(folder, 'run.json'), JSON.stringify(describeRun(rows, perSecond)));
}

/** A finished run becomes one that was killed before its last rows. */
export function extendRun(home, rows, more, perSecond) {
  const folder = runFolder(home);
  const file = openSync(join(folder, 'queue'), 'a');
  writeQueue(file, rows + 1, rows + more);
  closeSync(file);
  writeFileSync(join(folder, 'run.json'), JSON.stringify(describeRun(rows + more, perSecond)));
  const journal = readFileSync(join(folder, 'journal'));
  const end = journal.lastIndexOf('! finished');
  writeFileSync(join(folder, 'journal'), journal.subarray(0, end));
}
