import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RunningProgram } from '../../src/host/host.js';
import { realHost } from '../support/real-host.js';

/** A program called `tunnel` in a folder of the PATH. */
function install(script: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'wabactl-programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'tunnel');
  writeFileSync(path, `#!/usr/bin/env bash\n${script}\n`);
  chmodSync(path, 0o755);
  return { PATH: `${folder}:${process.env.PATH}` };
}

/** Starts it, and waits for a line where one is named. */
async function start(env: Record<string, string>, args: readonly string[] = []) {
  const lines: string[] = [];
  const watchers: (() => void)[] = [];
  const { host, pressCtrlC } = realHost(env);
  const program = await host.startProgram('tunnel', args, (line) => {
    lines.push(line);
    for (const watch of watchers) watch();
  });
  if (program) onTestFinished(() => program.kill());
  const says = (wanted: string) =>
    new Promise<void>((resolve) => {
      const watch = () => lines.some((line) => line.includes(wanted)) && resolve();
      watchers.push(watch);
      watch();
    });
  return { program: program as RunningProgram, lines, says, pressCtrlC };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('gives every line of both outputs, and how the program ended', async () => {
  const { program, lines } = await start(install('echo "to $1"; echo out; echo err >&2; exit 3'), ['it']);
  const { exitCode, lastLines } = await program.ended;
  expect(exitCode).toBe(3);
  expect([...lines].sort()).toEqual(['err', 'out', 'to it']);
  expect([...lastLines].sort()).toEqual(['err', 'out', 'to it']);
});

test('a program that is not there, or may not be run, is none', async () => {
  const env = install('exit 0');
  expect((await start({ PATH: '/nowhere' })).program).toBeUndefined();
  chmodSync(join((env.PATH ?? '').split(':')[0] ?? '', 'tunnel'), 0o644);
  expect((await start({ PATH: (env.PATH ?? '').split(':')[0] ?? '' })).program).toBeUndefined();
});

test('no secret of ours reaches it, and everything else that it may need does', async () => {
  const { program, lines } = await start({
    ...install('env'),
    WABACTL_TOKEN: 'EAAsecret',
    WABACTL_APP_SECRET: 'deadbeef',
    NGROK_AUTHTOKEN: 'needed',
  });
  await program.ended;
  expect(lines).toContain('NGROK_AUTHTOKEN=needed');
  expect(lines.filter((line) => line.includes('WABACTL'))).toEqual([]);
});

test('it ends with whatever it started, also when it does not want to', async () => {
  const { program, says, lines } = await start(
    install('trap "" TERM; sleep 600 & echo "child $!"; echo up; wait; wait; wait'),
  );
  await says('up');
  const child = Number(lines.find((line) => line.startsWith('child'))?.slice(6));
  expect(isRunning(child)).toBe(true);
  await program.kill();
  expect((await program.ended).exitCode).toBeNull();
  await program.kill();
  expect(isRunning(program.pid)).toBe(false);
});

test('a Ctrl-C does not end it before we are done with it', async () => {
  const { program, says, pressCtrlC } = await start(install('echo up; sleep 600'));
  await says('up');
  pressCtrlC();
  expect(isRunning(program.pid)).toBe(true);
});

test('says whether somebody accepts connections', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { host } = realHost();
  expect(await host.tryConnect(`http://127.0.0.1:${port}/in`, 5_000)).toBeUndefined();
  await new Promise((resolve) => server.close(resolve));
  expect(await host.tryConnect(`http://127.0.0.1:${port}/in`, 5_000)).toBe('ECONNREFUSED');
  expect(await host.tryConnect('http://nowhere.invalid', 5_000)).toMatch(/ENOTFOUND|EAI_AGAIN/);
});
