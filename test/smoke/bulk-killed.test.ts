import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { outcomesOf, readJournal } from '../../src/store/bulk-journal.js';
import { prepareRun, RUN_ID } from '../support/bulk-run.js';
import { bareEnvironment, start, startEmulator } from './built-program.js';

/** `WABACTL_KILLS=100 npx vitest run test/smoke/bulk-killed.test.ts` kills it as often as that. */
const KILLS = Number(process.env.WABACTL_KILLS ?? 4);
/** More than are sent until a kill comes. */
const ROWS_A_KILL = 400;

const counts = z.record(z.string(), z.number());

/** An emulator that takes a thousand a second, answers late, loses answers and says that it is busy. */
async function openJudge() {
  const { url } = await startEmulator();
  const control = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/_emulator${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
  };
  await control('/happen', { event: 'number-upgraded' });
  for (const rule of [
    { play: { kind: 'delay', ms: 20, spreadMs: 60 } },
    { share: 1, play: { kind: 'lose-answer' } },
    { share: 1, play: { kind: 'drop' } },
    { share: 1, play: { kind: 'raw', accepted: true } },
    { share: 1, play: { kind: 'refuse', code: 130429 } },
    { share: 1, play: { kind: 'refuse', code: 131026 } },
  ]) {
    await control('/send-rules', rule);
  }
  return {
    url,
    /** How often a message was accepted for each row. */
    async accepted(): Promise<ReadonlyMap<number, number>> {
      const answer = await fetch(`${url}/_emulator/messages/counts/callback-data`);
      const entries = Object.entries(counts.parse(await answer.json()));
      return new Map(entries.map(([data, times]) => [Number(data.split(':').at(-1)), times]));
    },
  };
}

/** Starts the program and kills it: at some line that it tells, or at some moment, also before it has begun. */
async function resumeAndKill(env: Record<string, string>): Promise<void> {
  const { child } = await start(['send', 'bulk', 'resume', '--json'], env, { buffer: false });
  const kill = () => child.kill('SIGKILL');
  child.stderr?.on('data', () => {});
  if (Math.random() < 0.3) setTimeout(kill, Math.random() * 1_000);
  let lines = 0;
  const at = Math.floor(Math.random() * ROWS_A_KILL);
  child.stdout?.on('data', (chunk) => {
    lines += String(chunk).split('\n').length - 1;
    if (lines > at) kill();
  });
  await child;
}

test('however a run is killed, each row is accepted once or known to be unknown, none twice, and none is lost', async () => {
  const judge = await openJudge();
  const bare = await bareEnvironment();
  const home = bare.HOME ?? '';
  const env = {
    ...bare,
    WABACTL_GRAPH_URL: judge.url,
    WABACTL_TOKEN: DEFAULT_TOKEN,
    WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
    WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
  };
  const rows = KILLS * ROWS_A_KILL;
  const limits = { perSecond: null, maxErrorPercent: 100 };
  prepareRun({ home }, rows, { limits });
  for (let killed = 0; killed < KILLS; killed++) await resumeAndKill(env);
  const last = await start(['send', 'bulk', 'resume', '--json'], env, { buffer: false });
  last.child.stdout?.on('data', () => {});
  last.child.stderr?.on('data', () => {});
  await last.child;

  const state = join(home, 'state');
  expect(readJournal(state, RUN_ID).milestone?.kind).toBe('finished');
  const accepted = await judge.accepted();
  const outcomes = [...outcomesOf(state, RUN_ID)];
  expect(outcomes).toHaveLength(rows);
  expect([...accepted].filter(([, times]) => times > 1)).toEqual([]);
  const isTrue = ({ row, state }: (typeof outcomes)[number]) => {
    const times = accepted.get(row) ?? 0;
    if (state === 'accepted') return times === 1;
    return state === 'unknown' || (state === 'refused' && times === 0);
  };
  expect(outcomes.filter((outcome) => !isTrue(outcome))).toEqual([]);
  // Kills must have come in the middle, or nothing was shown.
  expect(outcomes.filter(({ state }) => state === 'unknown').length).toBeGreaterThan(0);
}, 900_000);
