import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listRuns, readRun } from '../../src/store/bulk-folder.js';
import { openJournal, outcomesOf, readJournal } from '../../src/store/bulk-journal.js';
import { createBulkRun, readLeftOut, readQueue, readQueuedAt } from '../../src/store/bulk-queue.js';
import { findRow, findRowOfMessage, findRowsTo } from '../../src/store/bulk-search.js';
import { aRun, prepareRun, RUN_ID, recipientOf } from '../support/bulk-run.js';

function aHome(): { home: string; state: string } {
  const home = mkdtempSync(join(tmpdir(), 'wabactl-test-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return { home, state: join(home, 'state') };
}

const path = (state: string) => join(state, 'bulk', RUN_ID, 'journal');
const at = 1_764_240_000_000;

describe('a queue', () => {
  test('exists whole or not at all, for its owner only', () => {
    const { state } = aHome();
    const writer = createBulkRun(state, RUN_ID);
    writer.add({ row: 1, to: '+15550142233', components: '[]' });
    expect(listRuns(state)).toEqual([]);
    writer.finish(aRun());
    expect(readRun(state, RUN_ID)).toEqual(aRun());
    expect(statSync(join(state, 'bulk', RUN_ID)).mode & 0o777).toBe(0o700);
    expect(statSync(join(state, 'bulk', RUN_ID, 'queue')).mode & 0o777).toBe(0o600);
  });

  test('leaves nothing when it is discarded', () => {
    const { state } = aHome();
    const writer = createBulkRun(state, RUN_ID);
    writer.add({ row: 1, to: '+15550142233', components: '[]' });
    writer.discard();
    expect(existsSync(join(state, 'bulk', `${RUN_ID}.tmp`))).toBe(false);
    expect(listRuns(state)).toEqual([]);
  });

  test('gives back each row as it was put in, from any place on, also across blocks', () => {
    const { state } = aHome();
    const writer = createBulkRun(state, RUN_ID);
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      row: index * 2 + 1,
      to: index % 3 ? recipientOf(index) : 'US.13491208655302741918',
      components: JSON.stringify([
        { type: 'body', parameters: [{ type: 'text', text: `ñandú\t${'x'.repeat(index % 90)}` }] },
      ]),
    }));
    for (const row of rows) writer.add(row);
    writer.leaveOut({ row: 2, to: '12', reason: 'invalid', details: { why: 'a\nb' } });
    writer.finish(aRun());
    const read = [...readQueue(state, RUN_ID)];
    expect(read.map(({ row, to, components }) => ({ row, to, components }))).toEqual(rows);
    const some = read[12_345];
    expect([...readQueue(state, RUN_ID, some?.at)].length).toBe(20_000 - 12_345);
    expect(readQueuedAt(state, RUN_ID, some?.at ?? 0)).toEqual(some);
    expect([...readLeftOut(state, RUN_ID)]).toEqual([
      { row: 2, to: '12', reason: 'invalid', details: { why: 'a\nb' } },
    ]);
  });

  test.each(['../../etc', '20261127-k3f9/..', 'x'])('is never looked for outside of its folder: %s', (id) => {
    expect(readRun(aHome().state, id)).toBeUndefined();
  });
});

describe('a journal', () => {
  function written() {
    const { home, state } = aHome();
    prepareRun({ home }, 8);
    const journal = openJournal(state, RUN_ID);
    const end = [...readQueue(state, RUN_ID)].map((row) => row.end);
    journal.add({ kind: 'started', at, reason: null });
    journal.add({ kind: 'sent-through', row: 6, count: 6, place: end[5] ?? 0 });
    journal.flush();
    journal.add({ kind: 'accepted', row: 2, at, wamid: 'wamid.B', held: false });
    journal.add({ kind: 'accepted', row: 1, at, wamid: 'wamid.A', held: true });
    journal.add({ kind: 'refused', row: 3, at, code: 131026 });
    journal.add({ kind: 'unknown', row: 4, at });
    journal.add({ kind: 'again', row: 5, place: end[3] ?? 0 });
    journal.flush();
    return { state, journal };
  }
  const statesOf = (state: string) => [...outcomesOf(state, RUN_ID)].map((outcome) => outcome.state);

  test('tells of each row what is known, and of one without a result that nobody knows', () => {
    const { state } = written();
    expect(statesOf(state)).toEqual([
      'accepted',
      'accepted',
      'refused',
      'unknown',
      'again',
      'unknown',
      'waiting',
      'waiting',
    ]);
    const [first, second, third] = outcomesOf(state, RUN_ID);
    const time = new Date(at).toISOString();
    expect(first).toEqual({
      row: 1,
      to: recipientOf(1),
      state: 'accepted',
      at: time,
      wamid: 'wamid.A',
      held: true,
      code: null,
    });
    expect(second).toMatchObject({ wamid: 'wamid.B', held: false });
    expect(third).toMatchObject({ code: 131026, wamid: null });
    expect(readJournal(state, RUN_ID)).toMatchObject({
      counts: { accepted: 2, held: 1, refused: 1, unknown: 2 },
      startedAt: at,
      milestone: { kind: 'started' },
    });
    expect([...readJournal(state, RUN_ID).again.keys()]).toEqual([5]);
  });

  test('does not let a row be sent a third time while its second is on its way', () => {
    const { state, journal } = written();
    journal.add({ kind: 'retried', row: 5 });
    journal.flush();
    expect(statesOf(state)[4]).toBe('unknown');
    expect(readJournal(state, RUN_ID).again.size).toBe(0);
  });

  test('counts a line that was not written whole as not written, and goes on behind the last whole one', () => {
    const { state } = written();
    const before = readFileSync(path(state), 'utf8');
    appendFileSync(path(state), 'A 7 17642400');
    expect(statesOf(state)[6]).toBe('waiting');
    const journal = openJournal(state, RUN_ID);
    journal.add({ kind: 'unknown', row: 6, at });
    journal.flush();
    expect(readFileSync(path(state), 'utf8')).toBe(`${before}U 6 ${at}\n`);
  });

  test('of a cancelled run says which rows will never be sent', () => {
    const { state, journal } = written();
    journal.add({ kind: 'cancelled', at, reason: null });
    journal.flush();
    expect(statesOf(state).slice(4)).toEqual(['not-sent', 'unknown', 'not-sent', 'not-sent']);
  });

  test('finds a message by its id and by its recipient', () => {
    const { state } = written();
    const to = (recipient: string) => findRowsTo(state, aRun().channelId, [recipient]).map(({ outcome }) => outcome);
    expect(findRowOfMessage(state, 'wamid.B')).toMatchObject({
      run: { id: RUN_ID },
      outcome: { row: 2, to: recipientOf(2), state: 'accepted', wamid: 'wamid.B' },
    });
    expect(to(recipientOf(3))).toMatchObject([{ row: 3, state: 'refused', code: 131026 }]);
    expect(to(recipientOf(8))).toMatchObject([{ row: 8, state: 'waiting', at: null }]);
    expect(findRowOfMessage(state, 'wamid.')).toBeUndefined();
    expect(to('+15550142233')).toEqual([]);
    expect(findRow(state, aRun(), 3)).toMatchObject({ outcome: { row: 3, state: 'refused' } });
    expect(findRow(state, aRun(), 99)).toBeUndefined();
  });
});
