import { describe, expect, test } from 'vitest';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Run, terminal } from '../../support/cli.js';
import { messageOf, postSigned, statusOf } from '../../support/received.js';

const FAILURE = { errors: [{ code: 131026, title: 'Message undeliverable' }] };

/** Listens until all of these were posted, or until the listener has had enough; with none it is not to listen at all. */
async function listen(flags: readonly string[], bodies: readonly string[]): Promise<Run> {
  const cli = terminal();
  await cli.connect();
  return cli(['webhook', 'listen', '--port', '0', ...flags], {
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    async meanwhile(host) {
      if (bodies.length === 0) return;
      const port = await host.listening();
      // Once it has had enough, nobody answers any more.
      for (const body of bodies) await postSigned(host, port, body).catch(() => {});
      await new Promise((resolve) => setImmediate(resolve));
      host.pressCtrlC();
    },
  });
}

function idsOf({ stdout }: Run): string[] {
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return lines.filter(({ kind }) => kind === 'event').map(({ messageId }) => messageId);
}

const DAY = [
  messageOf('m1', 'Hola'),
  messageOf('m2', 'Bye', { from: '15550149999' }),
  statusOf('s1', 'sent'),
  statusOf('s1b', 'failed', 0, FAILURE),
];

describe('a filter shows only', () => {
  test.each<[string, readonly string[]]>([
    ['--kind message', ['m1', 'm2']],
    ['--kind message,status', ['m1', 'm2', 's1', 's1b']],
    ['--kind message --kind status', ['m1', 'm2', 's1', 's1b']],
    ['--status failed', ['s1b']],
    ['--status sent,failed', ['s1', 's1b']],
    ['--kind message --status TEXT', ['m1', 'm2']],
    ['--phone +1-555-014-9999', ['m2']],
    ['--text hola', ['m1']],
    ['--field calls', []],
    ['--field messages --kind status', ['s1', 's1b']],
  ])('%s', async (flags, ids) => {
    expect(idsOf(await listen([...flags.split(' '), '--json'], DAY))).toEqual(ids);
  });

  test('but everything is kept', async () => {
    const cli = terminal();
    await cli.connect();
    await cli(['webhook', 'listen', '--port', '0', '--kind', 'call'], {
      env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
      async meanwhile(host) {
        const port = await host.listening();
        await postSigned(host, port, messageOf('m1', 'Hola'));
        host.pressCtrlC();
      },
    });
    expect((await cli('send text +15550142233 Hello --json --jq .window')).stdout).toBe('open\n');
  });
});

test('a wrong filter names everything that is wrong, with what was probably meant, and nothing listens', async () => {
  const flags = ['--kind', 'mesage', '--field', 'mesages', '--status', 'failled', '--phone', 'x', '--json'];
  const { code, stderr, stdout } = await listen(flags, []);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain("--kind does not know 'mesage'; did you mean 'message'?");
  expect(stderr).toContain("--field does not know 'mesages'; did you mean 'messages'?");
  expect(stderr).toContain("--status does not know 'failled'; did you mean 'failed'?");
  expect(stderr).toContain('--phone must be a phone number');
});

describe('--until', () => {
  test.each<[string, readonly string[]]>([
    ['2', ['m1', 'm2']],
    ['text~"bye"', ['m1', 'm2']],
    ['kind=status', ['m1', 'm2', 's1']],
    ['2 kind=status', ['m1', 'm2', 's1', 's1b']],
  ])('%s ends with 0 once it came', async (until, ids) => {
    const run = await listen(['--until', until, '--json'], DAY);
    expect(run.code).toBe(0);
    expect(idsOf(run)).toEqual(ids);
  });

  test('counts what the filter lets through only', async () => {
    const run = await listen(['--until', '1', '--kind', 'status', '--json'], DAY);
    expect(run.code).toBe(0);
    expect(idsOf(run)).toEqual(['s1']);
  });

  test('a failed message ends the waiting for its delivery at once, with 7 and the reason', async () => {
    const run = await listen(['--until', 'status=delivered'], [statusOf('s1', 'failed', 0, FAILURE)]);
    expect(run.code).toBe(7);
    expect(run.stderr).toContain('The message s1 to 15550142233 failed');
    expect(run.stderr).toContain('131026');
  });

  test('an expression that is wrong is told with its place, in both languages', async () => {
    const english = await listen(['--until', 'statsu=delivered'], []);
    expect(english.code).toBe(2);
    expect(english.stderr).toContain(
      "at character 1 of `statsu=delivered`: 'statsu' stands there; did you mean 'status'?",
    );
    const spanish = await listen(['--until', 'status delivered', '--lang', 'es'], []);
    expect(spanish.stderr).toContain("no se entiende en el carácter 8 de `status delivered`: ahí dice 'delivered'");
  });
});
