import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../../src/emulator/default-seed.js';
import { outcomesOf, readJournal } from '../../../../src/store/bulk-journal.js';
import { prepareRun, RUN_ID } from '../../../support/bulk-run.js';
import { type Terminal, terminal } from '../../../support/cli.js';

const PATH = `POST /v25.0/${DEFAULT_IDS.phoneId}/messages`;

async function withRun(rows: number): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  prepareRun(cli, rows);
  return cli;
}

const attempts = (cli: Terminal): number => cli.sent().filter((line) => line === PATH).length;
const sentSome = async (cli: Terminal) => {
  while (attempts(cli) < 20) await new Promise((go) => setImmediate(go));
};

describe('send bulk cancel', () => {
  test('ends a run that nobody sends, after a question', async () => {
    const cli = await withRun(3);
    const { code, stderr } = await cli(`send bulk cancel ${RUN_ID}`);
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
    expect((await cli(`send bulk cancel ${RUN_ID}`, { tty: true, answers: [true] })).stdout).toContain(
      '3 rows were not sent',
    );
    expect(await cli(`send bulk resume ${RUN_ID}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is cancelled'),
    });
    expect([...outcomesOf(`${cli.home}/state`, RUN_ID)].map(({ state }) => state)).toEqual([
      'not-sent',
      'not-sent',
      'not-sent',
    ]);
    expect(attempts(cli)).toBe(0);
  });

  test('ends a run that another process sends, which waits for its answers first', async () => {
    const cli = await withRun(5_000);
    const sending = cli('send bulk resume --json');
    await sentSome(cli);
    const cancelled = await cli(`send bulk cancel ${RUN_ID} --yes --json`);
    const { code, stdout, stderr } = await sending;
    expect(cancelled.code).toBe(0);
    expect(code).toBe(130);
    expect(stderr).toContain('bulk-cancelled');
    const summary = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(summary).toMatchObject({ outcome: 'cancelled', reason: 'cancelled', unknown: 0 });
    expect(summary.accepted).toBe(attempts(cli));
    expect(JSON.parse(cancelled.stdout)).toMatchObject({
      accepted: summary.accepted,
      notSent: 5_000 - summary.accepted,
    });
    expect(readJournal(`${cli.home}/state`, RUN_ID).milestone?.kind).toBe('cancelled');
  });

  test('writes nothing in a dry run', async () => {
    const cli = await withRun(3);
    const { code, stdout } = await cli(`send bulk cancel ${RUN_ID} --dry-run`);
    expect(code).toBe(0);
    expect(stdout).toContain('journal');
    expect(readJournal(`${cli.home}/state`, RUN_ID).milestone).toBeUndefined();
  });

  test('names the run that was probably meant', async () => {
    const cli = await withRun(3);
    expect(await cli('send bulk cancel 20261127-k3f8 --yes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`Did you mean ${RUN_ID}?`),
    });
  });
});

describe('one run', () => {
  test('is sent by one process at a time', async () => {
    const cli = await withRun(2_000);
    const sending = cli('send bulk resume');
    await sentSome(cli);
    expect(await cli('send bulk resume')).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('Another process'),
    });
    expect((await sending).code).toBe(0);
    expect(attempts(cli)).toBe(2_000);
  });

  test('is sent from its own number only', async () => {
    const cli = await withRun(0);
    prepareRun(cli, 3, { id: '20261127-aaaa', phoneNumberId: '100000000000001' as never });
    expect(await cli('send bulk resume 20261127-aaaa')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('another number'),
    });
    expect(attempts(cli)).toBe(0);
  });

  test('must be named where several are unfinished', async () => {
    const cli = await withRun(3);
    prepareRun(cli, 3, { id: '20261127-bbbb' });
    expect(await cli('send bulk resume')).toMatchObject({ code: 2, stderr: expect.stringContaining('20261127-bbbb') });
    expect(attempts(cli)).toBe(0);
  });

  test('shows its next request in a dry run, and sends nothing', async () => {
    const cli = await withRun(3);
    const { code, stdout } = await cli('send bulk resume --dry-run --json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).requests[0]).toMatchObject({
      method: 'POST',
      body: { biz_opaque_callback_data: `wabactl:${RUN_ID}:1` },
    });
    expect(attempts(cli)).toBe(0);
  });
});
