import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../../support/cli.js';

import { receive, statusOf } from '../../../support/received.js';

const FILE = `phone,1,2
+34600111222,Ana,1
+34600111222,Ana,2
600,Eva,3
+34600111333,Luz,4
+34600111444,Sol,5
+34600111555,Mar,6
`;
const SEND = 'send bulk --csv people.csv --template pedido_listo --i-have-consent --yes';

const lines = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

interface Sent {
  readonly cli: Terminal;
  readonly run: string;
}

/** One is refused, and one answer is lost. */
async function sent(): Promise<Sent> {
  const cli = terminal();
  await cli.connect();
  await cli('optout add +34600111333');
  cli.write('people.csv', FILE);
  const refuse = { kind: 'refuse', httpStatus: 400, code: 131026 } as const;
  cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action: refuse });
  const { stdout } = await cli(`${SEND} --json`);
  return { cli, run: lines(stdout)[0].run };
}

async function withStatuses({ cli, run }: Sent): Promise<void> {
  const rows = lines((await cli(`send bulk report ${run} --json`)).stdout);
  const of = (row: number) => {
    const { wamid } = rows.find((each) => each.row === row);
    return [wamid, { biz_opaque_callback_data: `wabactl:${run}:${row}` }] as const;
  };
  const [first, second] = [of(5), of(6)];
  const errors = [{ code: 131049, title: 'This message was not delivered.' }];
  await receive(cli, [
    statusOf(first[0], 'delivered', 1, first[1]),
    statusOf(first[0], 'read', 2, first[1]),
    statusOf(second[0], 'failed', 3, { ...second[1], errors }),
  ]);
}

describe('send bulk report', () => {
  test('has every row of the file in its order, with what became of it', async () => {
    const all = await sent();
    await withStatuses(all);
    const rows = lines((await all.cli(`send bulk report ${all.run} --json`)).stdout);
    expect(rows.map(({ row, to, state, code }) => [row, to, state, code])).toEqual([
      [1, '+34600111222', 'refused', 131026],
      [2, '+34600111222', 'duplicate', null],
      [3, '600', 'invalid', null],
      [4, '+34600111333', 'opted-out', null],
      [5, '+34600111444', 'read', null],
      [6, '+34600111555', 'failed', 131049],
    ]);
    expect(rows[1].message).toBe('the same person as in row 1');
    expect(rows[4]).toMatchObject({ status: 'read', acceptedAt: expect.any(String), wamid: expect.any(String) });
    expect(rows[5].message).toContain('Do not send it again for 24 hours');
  });

  test('is a table with one head as CSV, and lines for a person, in Spanish too', async () => {
    const { cli, run } = await sent();
    const csv = (await cli(`send bulk report ${run} -o csv`)).stdout.trim().split('\n');
    expect(csv[0]).toBe('row,to,state,wamid,acceptedAt,status,statusAt,code,message');
    expect(csv).toHaveLength(7);
    const { stdout } = await cli(`send bulk report ${run} --lang es`);
    expect(stdout).toContain('4  +34600111333  fuera: se dio de baja: se dio de baja (anotado aquí)');
  });

  test('of a run that is not there names the nearest', async () => {
    const { cli, run } = await sent();
    const wrong = `${run.slice(0, -1)}${run.endsWith('x') ? 'y' : 'x'}`;
    expect(await cli(`send bulk report ${wrong}`)).toMatchObject({ code: 2, stderr: expect.stringContaining(run) });
  });
});

describe('send bulk status', () => {
  test('counts every state, and says why messages failed', async () => {
    const all = await sent();
    await withStatuses(all);
    const [status] = JSON.parse((await all.cli('send bulk status --json')).stdout);
    expect(status).toMatchObject({
      run: all.run,
      state: 'finished',
      rows: 6,
      queued: 3,
      invalid: 1,
      duplicate: 1,
      optedOut: 1,
      accepted: 2,
      refused: 1,
      unknown: 0,
      waiting: 0,
      delivered: 1,
      read: 1,
      failed: 1,
    });
    expect(status.codes).toEqual(
      expect.arrayContaining([
        { code: 131026, count: 1 },
        { code: 131049, count: 1 },
      ]),
    );
    const { stdout } = await all.cli(`send bulk status ${all.run} --lang es`);
    expect(stdout).toContain(`${all.run}: pedido_listo (es, UTILITY), terminado`);
    expect(stdout).toContain('1 × 131049');
    expect((await all.cli('send bulk status')).stdout).toMatch(/pedido_listo +finished +2\/3 +2/);
  });

  test('without any run says how to begin', async () => {
    const cli = terminal();
    await cli.connect();
    expect((await cli('send bulk status')).stdout).toContain('There is no bulk run on this machine.');
    expect(JSON.parse((await cli('send bulk status --json')).stdout)).toEqual([]);
  });

  test('of one that stopped says why, and how to go on', async () => {
    const cli = terminal();
    await cli.connect();
    cli.write('people.csv', 'phone,1,2\n+34600111222,Ana,1\n+34600111333,Eva,2\n');
    const refuse = { kind: 'refuse', httpStatus: 400, code: 131042 } as const;
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/messages', times: 1, action: refuse });
    const { code } = await cli(`${SEND} --rate 1`);
    expect(code).toBe(4);
    const [{ run, state, reason, waiting }] = JSON.parse((await cli('send bulk status --json')).stdout);
    expect([state, reason, waiting]).toEqual(['stopped', 'payment', 2]);
    const { stdout } = await cli(`send bulk status ${run}`);
    expect(stdout).toContain('Stopped: the account cannot be charged.');
    expect(stdout).toContain(`wabactl send bulk resume ${run}`);
  });
});
