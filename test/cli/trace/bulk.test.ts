import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBulkRun } from '../../../src/store/bulk-queue.js';
import { aRun, prepareRun, RUN_ID, recipientOf } from '../../support/bulk-run.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Terminal, terminal } from '../../support/cli.js';
import { receive, statusOf } from '../../support/received.js';

async function shop(): Promise<Terminal> {
  const cli = terminal({ env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } });
  await cli.connect();
  return cli;
}

/** A run of the connected channel that was sent. */
async function withSentRun(rows: number): Promise<Terminal> {
  const cli = await shop();
  const { channels } = JSON.parse(cli.read('config/config.json'));
  prepareRun(cli, rows, { channelId: channels[0].id });
  await cli('send bulk resume');
  return cli;
}

const storyOf = async (cli: Terminal, line: string) => JSON.parse((await cli(`${line} --json`)).stdout);

// Row 70: a row that was sent must be found again, with what became of it.
describe('a row of a bulk run', () => {
  test('has the story of its message', async () => {
    const cli = await withSentRun(3);
    const [, wamid = ''] = cli.emulator.state.messages.keys();
    const recipient = { recipient_id: recipientOf(2).slice(1) };
    const callback = { biz_opaque_callback_data: `wabactl:${RUN_ID}:2` };
    await receive(cli, [statusOf(wamid, 'delivered', 5, { ...recipient, ...callback })]);
    const { code, stdout } = await cli(`trace 2 --run ${RUN_ID}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Delivered\.\n/);
    expect(stdout).toContain(`row 2 of ${RUN_ID}`);
    expect(stdout).toContain('template hello_world (en_US)');
    expect(await storyOf(cli, `trace ${wamid}`)).toMatchObject({
      bulk: { runId: RUN_ID, row: 2 },
      recipient: recipientOf(2),
      status: 'delivered',
    });
  });

  test('is found by its message also before any status came', async () => {
    const cli = await withSentRun(2);
    const [wamid = ''] = cli.emulator.state.messages.keys();
    expect(await storyOf(cli, `trace ${wamid}`)).toMatchObject({ bulk: { row: 1 }, status: 'accepted' });
  });

  test('whose answer was lost is known again once a status tells it', async () => {
    const cli = await shop();
    prepareRun(cli, 1);
    const action = { kind: 'lose-answer' } as const;
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action });
    await cli('send bulk resume');
    const line = `trace 1 --run ${RUN_ID}`;
    expect(await storyOf(cli, line)).toMatchObject({ wamid: null, status: 'unknown', recipient: recipientOf(1) });
    const [wamid = ''] = cli.emulator.state.messages.keys();
    await receive(cli, [statusOf(wamid, 'sent', 1, { biz_opaque_callback_data: `wabactl:${RUN_ID}:1` })]);
    expect(await storyOf(cli, line)).toMatchObject({ wamid, status: 'sent', bulk: { row: 1 } });
  });

  test('that Meta refused says why', async () => {
    const cli = await shop();
    prepareRun(cli, 2);
    const action = { kind: 'refuse', httpStatus: 400, code: 131009 } as const;
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action });
    await cli('send bulk resume');
    const refused = await Promise.all([1, 2].map((row) => cli(`trace ${row} --run ${RUN_ID}`)));
    const told = refused.map(({ stdout }) => stdout).find((stdout) => stdout.startsWith('Refused'));
    expect(told).toContain('131009');
  });

  test('that waits, or was left out, or does not exist', async () => {
    const cli = await shop();
    const run = aRun({ source: { path: 'customers.csv', sha256: '0'.repeat(64), rows: 2 } });
    const writer = createBulkRun(join(cli.home, 'state'), run.id);
    writer.add({ row: 1, to: recipientOf(1), components: '[]' });
    writer.leaveOut({ row: 2, to: recipientOf(1), reason: 'duplicate', details: { repeats: 1 } });
    writer.finish(run);
    expect(await storyOf(cli, `trace 1 --run ${RUN_ID}`)).toMatchObject({ status: 'waiting', steps: [] });
    expect((await cli(`trace 2 --run ${RUN_ID} --lang es`)).stdout).toMatch(/^Quedó fuera/);
    const { code, stderr } = await cli(`trace 3 --run ${RUN_ID}`);
    expect(code).toBe(2);
    expect(stderr).toContain('has no row 3');
  });

  test('of a run that does not exist: the nearest is named', async () => {
    const cli = await shop();
    prepareRun(cli, 1);
    expect((await cli('trace 1 --run 20261127-k3f8')).stderr).toContain(RUN_ID);
    expect((await cli(`trace first --run ${RUN_ID}`)).code).toBe(2);
  });
});

test("a contact's timeline has what bulk runs sent", async () => {
  const cli = await withSentRun(3);
  const [first = ''] = cli.emulator.state.messages.keys();
  await receive(cli, [statusOf(first, 'read', 5, { recipient_id: recipientOf(1).slice(1) })]);
  const { timeline } = await storyOf(cli, `trace ${recipientOf(1)}`);
  expect(timeline).toMatchObject([
    { wamid: first, template: 'hello_world', status: 'read', bulk: { runId: RUN_ID, row: 1 }, isKnown: true },
  ]);
});
