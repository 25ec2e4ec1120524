import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/emulator/state.js';
import { GRAPH, type Terminal, terminal } from '../../support/cli.js';

const HOUR_MS = 3_600_000;
const file = (text = 'Your bread is in the oven.', category = 'UTILITY') =>
  `category: ${category}\ncomponents:\n  - type: BODY\n    text: ${text}\n`;

async function withFiles(count: number, options: Parameters<typeof terminal>[0] = {}): Promise<Terminal> {
  const cli = terminal(options);
  await cli.connect();
  for (let at = 0; at < count; at++)
    cli.write(`templates/bread_${at}/en_US.yaml`, file(`Loaf number ${at} is in the oven.`));
  return cli;
}

function breaks(cli: Terminal, action: Fault['action'], times = 1, method = 'POST'): void {
  cli.emulator.state.faults.push({ method, pathEndsWith: '/message_templates', times, action });
}

const created = (cli: Terminal) =>
  [...cli.emulator.state.templates.values()].filter(({ name }) => name.startsWith('bread')).length;

const outcomes = (stdout: string) =>
  JSON.parse(stdout)
    .templates.filter((row: { file: string | null }) => row.file !== null)
    .map((row: { outcome: string }) => row.outcome);

test('the plan is shown, a person agrees, and each template is told', async () => {
  const cli = await withFiles(1, { tty: true });
  const { code, stdout, stderr } = await cli('templates apply', { answers: [true] });
  expect(code).toBe(0);
  expect(stderr).toContain('+ bread_0 (en_US)  create');
  expect(stdout).toMatch(/✓.*bread_0.* \(en_US\) {2}create: done.*PENDING/);
  expect(created(cli)).toBe(1);
});

test('a no leaves everything as it is', async () => {
  const cli = await withFiles(1, { tty: true });
  expect(await cli('templates apply', { answers: [false] })).toMatchObject({ code: 130 });
  expect(created(cli)).toBe(0);
});

test('where nobody can be asked it wants --yes', async () => {
  const cli = await withFiles(1);
  const { code, stderr } = await cli('templates apply');
  expect(code).toBe(2);
  expect(stderr).toContain('--yes');
  expect(created(cli)).toBe(0);
});

test('with nothing to do it asks nothing', async () => {
  const cli = await withFiles(1);
  await cli('templates apply --yes');
  const { code, stdout } = await cli('templates apply');
  expect(code).toBe(0);
  expect(stdout).toContain('The account is as the file says.');
});

test('a dry run shows the requests and sends none', async () => {
  const cli = await withFiles(2);
  const { stdout } = await cli('templates apply --dry-run --json');
  expect(JSON.parse(stdout).requests.map(({ body }: { body: { name: string } }) => body.name)).toEqual([
    'bread_0',
    'bread_1',
  ]);
  expect(created(cli)).toBe(0);
});

test('deletions want their number typed', async () => {
  const cli = await withFiles(1, { tty: true });
  await cli('templates apply --yes');
  await cli.advance(HOUR_MS);
  cli.write('other/cake/en_US.yaml', file('Your cake is in the oven.'));
  expect(await cli('templates apply other --prune', { answers: ['yes'] })).toMatchObject({ code: 130 });
  expect(created(cli)).toBe(1);
  expect(await cli('templates apply other --prune', { answers: ['4'] })).toMatchObject({ code: 0 });
  expect([...cli.emulator.state.templates.values()].map(({ name }) => name).sort()).toEqual(['cake', 'hello_world']);
});

// Row 53 of user-problems.md.
test('a name that was deleted from here is known to rest, and is not tried', async () => {
  const cli = await withFiles(1);
  await cli('templates apply --yes');
  await cli.advance(HOUR_MS);
  cli.write('other/cake/en_US.yaml', file('Your cake is in the oven.'));
  await cli('templates apply other --prune --yes');
  const before = cli.sent().filter((line) => line.startsWith('POST')).length;
  const { code, stdout } = await cli('templates apply --yes --exit-code');
  expect(code).toBe(6);
  expect(stdout).toContain('its name rests for 30 days; use another name, such as one that ends in _v2');
  expect(cli.sent().filter((line) => line.startsWith('POST'))).toHaveLength(before);
});

describe('what Meta says about one template', () => {
  test('is told, and the others are done', async () => {
    const cli = await withFiles(3);
    breaks(cli, { kind: 'refuse', httpStatus: 400, code: 100, subcode: 2388293, message: 'Invalid parameter' });
    const { code, stdout, stderr } = await cli('templates apply --yes --json');
    expect(code).toBe(4);
    expect(outcomes(stdout)).toEqual(['failed', 'done', 'done']);
    expect(JSON.parse(stderr).error.id).toBe('templates-not-applied');
    expect(created(cli)).toBe(2);
  });

  test('about its category ends a pipeline', async () => {
    const cli = await withFiles(1, { settings: { reviewDelayMs: 0 } });
    const handler = cli.network.servers.get(GRAPH);
    cli.network.servers.set(GRAPH, async (request) => {
      const answer = await handler?.(request);
      for (const template of cli.emulator.state.templates.values())
        if (template.name === 'bread_0') template.category = 'MARKETING';
      if (!answer) throw new Error('the emulator is gone');
      return answer;
    });
    const { code, stdout } = await cli('templates apply --yes', { env: { CI: 'true' } });
    expect(code).toBe(6);
    expect(stdout).toContain('You asked for UTILITY, and Meta made it MARKETING.');
  });
});

describe('what stands for the whole account stops the run', () => {
  test('a limit of calls, and the next run does the rest', async () => {
    const cli = await withFiles(3);
    const handler = cli.network.servers.get(GRAPH);
    cli.network.servers.set(GRAPH, async (request) => {
      const answer = await handler?.(request);
      if (created(cli) === 1 && cli.emulator.state.faults.length === 0)
        breaks(cli, { kind: 'refuse', httpStatus: 400, code: 80007 }, 5);
      if (!answer) throw new Error('the emulator is gone');
      return answer;
    });
    const { code, stdout } = await cli('templates apply --yes --json');
    expect(code).toBe(5);
    expect(outcomes(stdout)).toEqual(['done', 'left', 'left']);
    cli.emulator.state.faults.length = 0;
    if (handler) cli.network.servers.set(GRAPH, handler);
    expect(await cli('templates apply --yes')).toMatchObject({ code: 0 });
    expect(created(cli)).toBe(3);
  });

  test("the account's room for templates, which the next one would meet too", async () => {
    const cli = await withFiles(3);
    breaks(cli, { kind: 'refuse', httpStatus: 400, code: 100, subcode: 2388019 }, 9);
    const { code, stdout } = await cli('templates apply --yes --json');
    expect(code).toBe(4);
    expect(outcomes(stdout)).toEqual(['failed', 'left', 'left']);
    expect(cli.sent().filter((line) => line.startsWith('POST') && line.endsWith('/message_templates'))).toHaveLength(1);
  });

  test('an answer that was lost, and the next plan shows whether it was done', async () => {
    const cli = await withFiles(2);
    breaks(cli, { kind: 'lose-answer' });
    const { code, stdout } = await cli('templates apply --yes --json');
    expect(code).toBe(5);
    expect(outcomes(stdout)).toEqual(['unknown', 'left']);
    expect(created(cli)).toBe(1);
    expect(await cli('templates apply --yes --json --jq .done')).toMatchObject({ code: 0, stdout: '1\n' });
    expect(created(cli)).toBe(2);
  });

  test('Ctrl-C, with a report of what was done', async () => {
    const cli = await withFiles(3);
    const { code, stdout } = await cli('templates apply --yes --json', {
      async meanwhile(host) {
        const handler = cli.network.servers.get(GRAPH);
        cli.network.servers.set(GRAPH, async (request) => {
          const answer = await handler?.(request);
          if (created(cli) === 2) host.pressCtrlC();
          if (!answer) throw new Error('the emulator is gone');
          return answer;
        });
      },
    });
    expect(code).toBe(130);
    expect(outcomes(stdout)[0]).toBe('done');
    expect(outcomes(stdout)[2]).toBe('left');
    await cli('templates apply --yes');
    expect(created(cli)).toBe(3);
  });

  test('the hundredth new template of the hour is the last, without asking Meta for more', async () => {
    const cli = await withFiles(102, { settings: { reviewDelayMs: HOUR_MS } });
    const first = await cli('templates apply --yes --json');
    expect(first.code).toBe(5);
    expect(JSON.parse(first.stderr).error).toMatchObject({ id: 'template-creations-spent', limit: 100 });
    expect(JSON.parse(first.stdout)).toMatchObject({ done: 100, failed: 0, left: 2 });
    expect(created(cli)).toBe(100);
    await cli.advance(HOUR_MS + 1000);
    expect(await cli('templates apply --yes --json --jq .done')).toMatchObject({ code: 0, stdout: '2\n' });
  });
});

test('an edit of an approved template uses up the day, and the next one is not tried', async () => {
  const cli = await withFiles(1);
  await cli('templates apply --yes');
  await cli.advance(HOUR_MS);
  cli.write('templates/bread_0/en_US.yaml', file('Your loaf is on the table.'));
  expect(await cli('templates apply --yes')).toMatchObject({ code: 0 });
  await cli.advance(HOUR_MS);
  cli.write('templates/bread_0/en_US.yaml', file('Your loaf is on the shelf.'));
  const { code, stdout } = await cli('templates apply --yes');
  expect(code).toBe(0);
  expect(stdout).toContain('an approved template takes 1 edit in 24 hours and 10 in 30 days');
  await cli.advance(24 * HOUR_MS);
  expect((await cli('templates apply --yes')).stdout).toContain('edit: done');
});
