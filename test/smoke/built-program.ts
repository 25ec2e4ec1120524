import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { execa, type Options } from 'execa';
import { onTestFinished } from 'vitest';
import type { Seed } from '../../src/emulator/seed.js';

const PROGRAM = resolve('dist/wabactl.cjs');

/** A home that is gone after the test, and no more of the developer's environment than a program needs. */
export async function bareEnvironment(): Promise<Record<string, string>> {
  const home = await mkdtemp(join(tmpdir(), 'wabactl-smoke-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return { PATH: process.env.PATH ?? '', HOME: home, WABACTL_HOME: home, LANG: 'C.UTF-8', TERM: 'xterm-256color' };
}

/** Starts the built program by the Node that runs the test, so that `npm run test:nodes` tries others. */
export async function start(
  args: readonly string[],
  env: Record<string, string> = {},
  { program = PROGRAM, ...options }: Options & { program?: string } = {},
) {
  const settings = { env: { ...(await bareEnvironment()), ...env }, extendEnv: false, reject: false } as const;
  const child = execa(process.execPath, [program, ...args], { stdin: 'ignore', ...options, ...settings });
  // Whatever became of the test, nothing of it goes on running.
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await child;
  });
  return { child };
}

export async function run(
  args: readonly string[],
  env: Record<string, string> = {},
  options: Options & { program?: string } = {},
) {
  const { child } = await start(args, env, options);
  const { exitCode, signal, stdout, stderr } = await child;
  return { exitCode, signal, stdout: String(stdout ?? ''), stderr: String(stderr ?? '') };
}

/** An emulator of its own, in a process of its own. */
export async function startEmulator(seed?: Seed) {
  const args = ['emulator', 'start', '--port', '0', '--json'];
  const seedFile = seed && join((await bareEnvironment()).HOME ?? '', 'seed.json');
  if (seedFile) await writeFile(seedFile, JSON.stringify(seed));
  const { child } = await start(seedFile ? [...args, '--seed', seedFile] : args, {}, { buffer: false });
  const url = await new Promise<string>((resolve, reject) => {
    let heard = '';
    // It goes on being listened to: a closed pipe would end the emulator at its next line.
    child.stdout?.on('data', (chunk) => {
      heard += chunk;
      const found = heard.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    child.finally(() => reject(new Error(`the emulator ended and had said only: ${heard}`)));
  });
  return { child, url, port: Number(new URL(url).port) };
}

/** One shell command line with `wabactl` in it. */
export async function shell(
  line: string,
  env: Record<string, string> = {},
): Promise<{ exitCode: number | undefined; stdout: string; stderr: string }> {
  const wabactl = `'${process.execPath}' '${PROGRAM}'`;
  const { exitCode, stdout, stderr } = await execa('bash', ['-c', line.replaceAll('wabactl', wabactl)], {
    env: { ...(await bareEnvironment()), ...env },
    extendEnv: false,
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

export interface Terminal {
  /** All that was shown so far. */
  screen(): string;
  /** Resolves when this text is on the screen; fails when the program ends without it. */
  shows(text: string): Promise<void>;
  type(keys: string): void;
  /** The exit code, once the program has ended. */
  ended(): Promise<number>;
}

/** The built program in a real terminal of 80 columns. */
export async function openTerminal(args: readonly string[], env: Record<string, string> = {}): Promise<Terminal> {
  const whole = { ...(await bareEnvironment()), ...env };
  const terminal: IPty = spawn(process.execPath, [PROGRAM, ...args], { cols: 80, rows: 24, env: whole });
  let shown = '';
  let exitCode: number | undefined;
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };
  terminal.onData((data) => {
    shown += data;
    changed();
  });
  terminal.onExit((exit) => {
    exitCode = exit.exitCode;
    changed();
  });
  onTestFinished(() => {
    if (exitCode === undefined) terminal.kill('SIGKILL');
  });
  const until = <Value>(look: () => Value | undefined): Promise<Value> =>
    new Promise((resolve, reject) => {
      const watch = () => {
        const found = look();
        if (found === undefined && exitCode === undefined) return;
        watchers.delete(watch);
        if (found === undefined) reject(new Error(`the program ended with ${exitCode} and had shown: ${shown}`));
        else resolve(found);
      };
      watchers.add(watch);
      watch();
    });
  return {
    screen: () => shown,
    shows: async (text) => void (await until(() => shown.includes(text) || undefined)),
    type: (keys) => terminal.write(keys),
    ended: () => until(() => exitCode),
  };
}
