import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../../src/emulator/default-seed.js';
import { outcomesOf, readJournal } from '../../../../src/store/bulk-journal.js';
import { prepareRun, RUN_ID, recipientOf } from '../../../support/bulk-run.js';
import { GRAPH, type Terminal, terminal } from '../../../support/cli.js';
import { receive, statusOf } from '../../../support/received.js';

const PATH = `POST /v25.0/${DEFAULT_IDS.phoneId}/messages`;

async function withRun(rows: number, changes: Parameters<typeof prepareRun>[2] = {}): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  prepareRun(cli, rows, changes);
  return cli;
}

/** Whom the emulator took a message for, in its order. */
const taken = (cli: Terminal): string[] =>
  [...cli.emulator.state.messages.values()].map(({ payload }) => String(payload.to));
const attempts = (cli: Terminal): number => cli.sent().filter((line) => line === PATH).length;
const summaryOf = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
const everyone = (rows: number) => Array.from({ length: rows }, (_, at) => recipientOf(at + 1));

function refuse(cli: Terminal, code: number, times = 1, more: Record<string, unknown> = {}): void {
  const action = { kind: 'refuse', httpStatus: 400, code, ...more } as const;
  cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times, action });
}

describe('a run that was prepared', () => {
  test('is sent whole, each row once, with what tells it apart in every status', async () => {
    const cli = await withRun(50);
    const { code, stdout } = await cli('send bulk resume --json');
    expect(code).toBe(0);
    expect(taken(cli)).toEqual(everyone(50));
    expect(attempts(cli)).toBe(50);
    const data = [...cli.emulator.state.messages.values()].map(({ callbackData }) => callbackData);
    expect(data[6]).toBe(`wabactl:${RUN_ID}:7`);
    expect(summaryOf(stdout)).toMatchObject({ outcome: 'finished', queued: 50, accepted: 50, waiting: 0, unknown: 0 });
  });

  test('tells each row with its wamid, one line a row', async () => {
    const cli = await withRun(3);
    const { stdout } = await cli('send bulk resume --json');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const wamids = [...cli.emulator.state.messages.keys()];
    expect(lines.slice(0, 3)).toMatchObject(
      wamids.map((wamid, at) => ({ kind: 'row', row: at + 1, to: recipientOf(at + 1), state: 'accepted', wamid })),
    );
    expect([...outcomesOf(`${cli.home}/state`, RUN_ID)]).toMatchObject(
      wamids.map((wamid, at) => ({ row: at + 1, state: 'accepted', wamid })),
    );
  });

  test('leaves out who opted out since, under whatever form of the number', async () => {
    const cli = await withRun(3);
    await cli(['optout', 'add', recipientOf(2)]);
    const { code, stdout } = await cli('send bulk resume --json');
    expect(code).toBe(0);
    expect(taken(cli)).toEqual([recipientOf(1), recipientOf(3)]);
    expect(summaryOf(stdout)).toMatchObject({ outcome: 'finished', accepted: 2, refused: 1, unknown: 0, waiting: 0 });
    expect([...outcomesOf(`${cli.home}/state`, RUN_ID)][1]).toMatchObject({ state: 'refused', code: 131050 });
  });

  test('writes of their order to who has only switched marketing off', async () => {
    const cli = await withRun(2);
    const person = recipientOf(2).slice(1);
    const errors = [{ code: 131050, title: 'User has stopped to receive marketing messages' }];
    await receive(cli, [statusOf('wamid.OFFER', 'failed', 0, { recipient_id: person, errors })]);
    expect((await cli('optout list --json')).stdout).toContain('131050');
    await cli('send bulk resume');
    expect(taken(cli)).toEqual(everyone(2));
  });

  test('is over afterwards', async () => {
    const cli = await withRun(3);
    await cli('send bulk resume');
    expect(await cli('send bulk resume')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('No run is unfinished'),
    });
    expect(await cli(`send bulk resume ${RUN_ID}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is finished'),
    });
    expect(taken(cli)).toHaveLength(3);
  });
});

describe('what Meta asks for', () => {
  test('is waited for and no row is lost, when it was too fast', async () => {
    const cli = await withRun(40);
    refuse(cli, 130429, 5);
    const { code, stdout } = await cli('send bulk resume --json');
    expect(code).toBe(0);
    expect(taken(cli).sort()).toEqual(everyone(40).sort());
    expect(summaryOf(stdout)).toMatchObject({ accepted: 40, refused: 0 });
  });

  test.each([131056, 80007, 4, 131016])('is waited for with %d, and the row is sent again', async (code) => {
    const cli = await withRun(10);
    refuse(cli, code, 2);
    const run = await cli('send bulk resume');
    expect(run.code).toBe(0);
    expect(taken(cli).sort()).toEqual(everyone(10).sort());
  });
});

test('before the bytes of a row leave, the journal says that they may', async () => {
  const cli = await withRun(40);
  const { handler } = cli.emulator;
  const early: number[] = [];
  cli.network.servers.set(GRAPH, async (request) => {
    const body = new TextDecoder().decode(request.body);
    const row = Number(/wabactl:[^:]+:(\d+)/.exec(body)?.[1] ?? 0);
    const written = row > 0 ? readJournal(`${cli.home}/state`, RUN_ID).sentThrough.row : 0;
    if (row > written) early.push(row);
    return handler(request);
  });
  expect((await cli('send bulk resume')).code).toBe(0);
  expect(taken(cli)).toEqual(everyone(40));
  expect(early).toEqual([]);
});

describe('an answer that is lost', () => {
  test.each([
    '{"messaging_product":"whatsapp","contacts":[],"messages":[{"id":"","message_status":"accepted"}]}',
    '{"messaging_product":"whatsapp","contacts":[],"messages":[],"note":"x","message_status":"accepted"}]}',
    '{"success":true}',
    '<html>OK</html>',
  ])('is what a success without a message is: %s', async (body) => {
    const cli = await withRun(3);
    const action = { kind: 'raw', httpStatus: 200, body, contentType: 'application/json' } as const;
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action });
    const { stdout } = await cli('send bulk resume --json');
    expect(attempts(cli)).toBe(3);
    expect(summaryOf(stdout)).toMatchObject({ accepted: 2, unknown: 1 });
  });

  test.each(['lose-answer', 'drop'] as const)(
    'leaves the row unknown, and it is never sent again: %s',
    async (kind) => {
      const cli = await withRun(10);
      cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action: { kind } });
      const { code, stdout } = await cli('send bulk resume --json');
      expect(code).toBe(0);
      expect(attempts(cli)).toBe(10);
      expect(summaryOf(stdout)).toMatchObject({ accepted: 9, unknown: 1 });
      expect([...outcomesOf(`${cli.home}/state`, RUN_ID)][0]?.state).toBe('unknown');
    },
  );

  test.each([131000, 1, 2])('is what %d means', async (code) => {
    const cli = await withRun(10);
    refuse(cli, code);
    const { stdout } = await cli('send bulk resume --json');
    expect(attempts(cli)).toBe(10);
    expect(summaryOf(stdout)).toMatchObject({ accepted: 9, unknown: 1 });
  });
});

describe('what stands for every row', () => {
  test.each([
    [190, 3],
    [131005, 3],
    [131031, 4],
    [131042, 4],
    [368, 4],
    [132015, 4],
    [132016, 4],
    [133010, 4],
    [131048, 4],
  ])('stops the run at %d with exit code %d, and it can be resumed', async (code, exitCode) => {
    const cli = await withRun(2_000);
    refuse(cli, code);
    const stopped = await cli('send bulk resume --json');
    expect(stopped.code).toBe(exitCode);
    const { waiting, accepted, outcome } = summaryOf(stopped.stdout);
    expect(outcome).toBe('stopped');
    expect(waiting).toBeGreaterThan(0);
    expect(accepted + waiting).toBe(2_000);
    expect((await cli('send bulk resume')).code).toBe(0);
    expect(taken(cli).sort()).toEqual(everyone(2_000).sort());
  });

  test('is a refusal of one row when it is about its country, and a resumed run does not stop there', async () => {
    const cli = await withRun(500);
    refuse(cli, 130497, 2);
    expect((await cli('send bulk resume')).code).toBe(4);
    refuse(cli, 130497, 1);
    const { code, stdout } = await cli('send bulk resume --json');
    expect(code).toBe(0);
    expect(summaryOf(stdout)).toMatchObject({ waiting: 0 });
  });

  test('is an error rate above what was asked for', async () => {
    const cli = await withRun(2_000, { limits: { perSecond: null, maxErrorPercent: 10 } });
    refuse(cli, 131026, 1_000);
    const { code, stderr, stdout } = await cli('send bulk resume --json');
    expect(code).toBe(7);
    expect(stderr).toContain('bulk-failing');
    expect(summaryOf(stdout).waiting).toBeGreaterThan(1_800);
  });

  test('is a network that is gone, after some minutes', async () => {
    const cli = await withRun(20);
    const [[address, server] = []] = cli.network.servers;
    const meanwhile = async () => {
      // The number is read first.
      while (attempts(cli) === 0) await new Promise((go) => setImmediate(go));
      cli.network.servers.delete(String(address));
    };
    const run = await cli('send bulk resume', { meanwhile });
    expect(run.code).toBe(5);
    if (server) cli.network.servers.set(String(address), server);
    expect((await cli('send bulk resume')).code).toBe(0);
    expect(taken(cli).sort()).toEqual(everyone(20).sort());
  });
});

describe('Ctrl-C', () => {
  test('lets nothing leave any more, waits for the answers, and says how to go on', async () => {
    const cli = await withRun(5_000);
    const run = await cli('send bulk resume --json', {
      meanwhile: async (host) => {
        while (attempts(cli) < 20) await new Promise((go) => setImmediate(go));
        host.pressCtrlC();
      },
    });
    expect(run.code).toBe(130);
    expect(run.stderr).toContain(`wabactl send bulk resume ${RUN_ID}`);
    const before = attempts(cli);
    expect(before).toBeLessThan(5_000);
    expect(readJournal(`${cli.home}/state`, RUN_ID).counts).toMatchObject({ accepted: before, unknown: 0 });
    expect((await cli('send bulk resume')).code).toBe(0);
    expect(attempts(cli)).toBe(5_000);
    expect(taken(cli).sort()).toEqual(everyone(5_000).sort());
  });
});
