import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../../src/emulator/default-seed.js';
import { prepareRun, RUN_ID } from '../../../support/bulk-run.js';
import { type Terminal, terminal } from '../../../support/cli.js';
import { receive, statusOf } from '../../../support/received.js';

const PATH = `POST /v25.0/${DEFAULT_IDS.phoneId}/messages`;
const attempts = (cli: Terminal): number => cli.sent().filter((line) => line === PATH).length;
const summaryOf = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

async function withRun(rows: number, maxErrorPercent = 50): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  prepareRun(cli, rows, { limits: { perSecond: null, maxErrorPercent } });
  return cli;
}

/** What Meta tells of a row. */
function told(row: number, status: string, code?: number): string {
  const errors = code === undefined ? {} : { errors: [{ code, title: 'Failed' }] };
  return statusOf(`wamid.ROW${row}`, status, row, { biz_opaque_callback_data: `wabactl:${RUN_ID}:${row}`, ...errors });
}

/** A listener, another process, records these while the run goes on. */
async function resumeWhile(cli: Terminal, bodies: readonly string[]) {
  const running = cli('send bulk resume --json');
  while (attempts(cli) < 30) await new Promise((go) => setImmediate(go));
  await receive(cli, bodies);
  return running;
}

describe('statuses that a listener records', () => {
  test('settle a row whose answer was lost, and count what was delivered and read', async () => {
    const cli = await withRun(500);
    const match = { method: 'POST', pathEndsWith: '/messages', times: 1 };
    cli.emulator.state.faults.push({ ...match, action: { kind: 'lose-answer' } });
    cli.emulator.state.faults.push({ ...match, action: { kind: 'refuse', httpStatus: 400, code: 131031 } });
    const stopped = summaryOf((await cli('send bulk resume --json')).stdout);
    expect(stopped).toMatchObject({ unknown: 1, delivered: 0 });
    // `delivered` is left out when a message is read at once; the same is told twice.
    await receive(cli, [told(1, 'sent'), told(1, 'delivered'), told(1, 'delivered'), told(2, 'read'), told(3, 'sent')]);
    const { code, stdout } = await cli('send bulk resume --json');
    expect(code).toBe(0);
    expect(summaryOf(stdout)).toMatchObject({ accepted: 500, unknown: 0, delivered: 2, read: 1, failed: 0 });
  });

  test('stop the run when they say that the account cannot be charged', async () => {
    const cli = await withRun(3_000);
    const { code, stdout } = await resumeWhile(cli, [told(1, 'failed', 131042)]);
    expect(code).toBe(4);
    expect(summaryOf(stdout)).toMatchObject({ outcome: 'stopped', reason: 'payment' });
    expect(attempts(cli)).toBeLessThan(3_000);
    // What was told before is no reason to stop again.
    expect((await cli('send bulk resume')).code).toBe(0);
    expect(attempts(cli)).toBe(3_000);
  });

  test('stop the run when Meta tells that the number has become bad, or pauses the template', async () => {
    const cli = await withRun(3_000);
    const change = (field: string, value: Record<string, unknown>) =>
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ id: DEFAULT_IDS.wabaId, time: 1_764_240_000, changes: [{ field, value }] }],
      });
    const flagged = change('phone_number_quality_update', { event: 'FLAGGED', current_limit: 'TIER_10K' });
    const first = await resumeWhile(cli, [flagged]);
    expect(summaryOf(first.stdout)).toMatchObject({ outcome: 'stopped', reason: 'quality-dropped' });
    const before = attempts(cli);
    expect(before).toBeLessThan(3_000);
    const paused = change('message_template_status_update', {
      event: 'PAUSED',
      message_template_id: 1,
      message_template_name: 'hello_world',
      message_template_language: 'en_US',
    });
    const running = cli('send bulk resume --json');
    while (attempts(cli) < before + 30) await new Promise((go) => setImmediate(go));
    await receive(cli, [paused]);
    expect(summaryOf((await running).stdout)).toMatchObject({ outcome: 'stopped', reason: 'template-paused' });
  });

  test('stop the run when too many messages fail', async () => {
    const cli = await withRun(3_000, 10);
    const failed = Array.from({ length: 25 }, (_, index) => told(index + 1, 'failed', 131026));
    const { code, stdout } = await resumeWhile(cli, failed);
    expect(code).toBe(7);
    expect(summaryOf(stdout)).toMatchObject({ reason: 'too-many-failed' });
  });

  test('are of no run when somebody else wrote the callback data', async () => {
    const cli = await withRun(3);
    const foreign = statusOf('wamid.X', 'delivered', 1, { biz_opaque_callback_data: `wabactl:${RUN_ID}:one` });
    await receive(cli, [foreign]);
    expect(summaryOf((await cli('send bulk resume --json')).stdout)).toMatchObject({ delivered: 0 });
  });
});

describe('the quality of the number', () => {
  test('stops the run when it drops', async () => {
    const cli = await withRun(40_000);
    const running = cli('send bulk resume --json');
    while (attempts(cli) < 30) await new Promise((go) => setImmediate(go));
    const phone = cli.emulator.state.phones.get(DEFAULT_IDS.phoneId);
    if (phone) phone.qualityRating = 'RED';
    const { code, stdout } = await running;
    expect(code).toBe(4);
    expect(summaryOf(stdout)).toMatchObject({ reason: 'quality-dropped' });
    expect(attempts(cli)).toBeLessThan(40_000);
  });
});
