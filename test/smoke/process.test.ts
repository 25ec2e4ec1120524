import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { bareEnvironment, openTerminal, run, shell, start, startEmulator } from './built-program.js';

test('a mistyped command exits 2, says so on stderr and leaves stdout empty', async () => {
  const outcome = await run(['templats', 'list']);
  expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
  expect(outcome.stderr).toContain("Did you mean 'templates'?");
});

test('with --json a failure is one JSON object on stderr', async () => {
  const { exitCode, stdout, stderr } = await run(['templats', '--json']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'usage' } });
});

describe('Ctrl-C', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends a server with exit code 130', async (signal) => {
    const { child } = await startEmulator();
    child.kill(signal);
    expect(await child).toMatchObject({ exitCode: 130 });
  });

  test('in the middle of the demo it says so and leaves no home behind', async () => {
    const parent = (await bareEnvironment()).HOME ?? '';
    const { child } = await start(['demo'], { TMPDIR: parent }, { buffer: false });
    let complaint = '';
    child.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    let heard = '';
    // Listening goes on: a closed pipe would be another reason to stop.
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk) => {
        heard += chunk;
        if (heard.includes('channel rename')) resolve();
      });
    });
    expect(readdirSync(parent)).toHaveLength(1);
    child.kill('SIGINT');
    expect(await child).toMatchObject({ exitCode: 130 });
    expect(complaint).toBe('Interrupted\n');
    expect(readdirSync(parent)).toEqual([]);
  });

  test('a client that has sent half a request does not hold the server', async () => {
    const { child, port } = await startEmulator();
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    await new Promise<void>((resolve) =>
      socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => resolve()),
    );
    child.kill('SIGINT');
    expect(await child).toMatchObject({ exitCode: 130 });
    socket.destroy();
  });
});

test.each([['connect'], ['channel list'], ['profile show'], ['templates sync'], ['send text +5491155550000 hi']])(
  "'wabactl %s' ends by itself where nobody can answer",
  async (line) => {
    const { exitCode, signal } = await run(line.split(' '));
    expect(signal).toBeUndefined();
    expect(exitCode).toBeTypeOf('number');
  },
);

test('a reader who leaves early is no failure, and gets no complaint', async () => {
  const { exitCode, stderr } = await shell('set -o pipefail; wabactl help output | true');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

test('what is printed into a slow pipe arrives whole', async () => {
  const { stdout } = await shell('wabactl completion zsh | (sleep 0.3; cat) | cksum; wabactl completion zsh | cksum');
  const [slow, fast] = stdout.split('\n');
  expect(slow).toBe(fast);
});

describe('in a real terminal', () => {
  test('a failure is coloured, unless NO_COLOR asks otherwise', async () => {
    const coloured = await openTerminal(['templats']);
    expect(await coloured.ended()).toBe(2);
    expect(coloured.screen()).toContain('\u001b[31m');
    const plain = await openTerminal(['templats'], { NO_COLOR: '1' });
    expect(await plain.ended()).toBe(2);
    expect(plain.screen()).not.toContain('\u001b[');
  });

  test('the token is asked for without echo, and Ctrl-C at the question exits 130', async () => {
    const terminal = await openTerminal(['connect']);
    await terminal.shows('How will you sign in');
    terminal.type('\r');
    await terminal.shows('it is not shown');
    terminal.type('EAAsecretsecretsecret');
    terminal.type('\u0003');
    expect(await terminal.ended()).toBe(130);
    expect(terminal.screen()).not.toContain('EAAsecret');
  });
});
