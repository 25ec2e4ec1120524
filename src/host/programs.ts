import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import type { Host, ProgramEnd, RunningProgram } from './host.js';

/** Kept for whoever wants to know why it ended. */
const LINES_KEPT = 10;
/** How long a program may take to end when it is asked to. */
const GRACE_MS = 3_000;
/** What it wrote last may arrive after its end, unless a child of its own holds the pipe. */
const LAST_WORDS_MS = 500;

interface Surroundings {
  readonly env: Host['env'];
  readonly platform: string;
}

/**
 * Starts a program of the user's, by its name as in a shell; undefined where it is not installed. It is in a group of its
 * own, so that a Ctrl-C at the terminal is ours alone and it ends when we are done with it, with whatever it started.
 */
export async function startProgram(
  file: string,
  args: readonly string[],
  onLine: (line: string) => void,
  { env, platform }: Surroundings,
): Promise<RunningProgram | undefined> {
  const hasGroup = platform !== 'win32';
  const child = execa(file, args, {
    env: withoutOurs(env),
    extendEnv: false,
    stdin: 'ignore',
    buffer: false,
    reject: false,
    cleanup: false,
    detached: hasGroup,
  });
  const { pid } = child;
  if (pid === undefined) {
    const { code, cause } = await child;
    if (code === 'ENOENT' || code === 'EACCES') return undefined;
    throw cause;
  }
  const kill = (signal: NodeJS.Signals) => (hasGroup ? killGroup(pid, signal) : void child.kill(signal));
  const killAtOnce = () => kill('SIGKILL');
  process.once('exit', killAtOnce);
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      if (lines.length > LINES_KEPT) lines.shift();
      onLine(line);
    });
  }
  const ended = endOf(child, lines).finally(() => process.off('exit', killAtOnce));
  return {
    pid,
    ended,
    async kill() {
      kill('SIGTERM');
      const isOver = await Promise.race([ended, delay(GRACE_MS, undefined, { ref: false })]);
      if (isOver === undefined) killAtOnce();
      await ended;
    },
  };
}

/** No secret of ours is any business of another program. */
function withoutOurs(env: Host['env']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('WABACTL_')));
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // All of it has ended.
  }
}

async function endOf(child: ChildProcess, lastLines: readonly string[]): Promise<ProgramEnd> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  const exitCode = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  await Promise.race([closed, delay(LAST_WORDS_MS)]);
  return { exitCode, lastLines };
}
