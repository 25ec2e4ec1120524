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

const SHELL = '/bin/sh';

/**
 * The pipe at 3 ends with this process, however it dies; then all of the group goes. It holds nothing else open, since
 * whoever reads what the program writes waits for the end of it.
 */
const GUARDED = '"$@" 3<&- & program=$!; (read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec 3<&-; wait "$program"';

/**
 * Starts a program of the user's, by its name as in a shell; undefined where it is not installed. It is in a group of its
 * own, so that a Ctrl-C at the terminal is ours alone, and it ends with us, with whatever it started.
 */
export async function startProgram(
  file: string,
  args: readonly string[],
  onLine: (line: string) => void,
  { env, platform }: Surroundings,
): Promise<RunningProgram | undefined> {
  const hasGroup = platform !== 'win32';
  const settings = { env: withoutOurs(env), extendEnv: false, buffer: false, reject: false } as const;
  if (hasGroup && !(await isInstalled(file, settings))) return undefined;
  const child = spawn(file, args, settings, hasGroup);
  const { pid } = child;
  if (pid === undefined) return undefined;
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
  const ended = endOf(child, lines).finally(() => {
    killAtOnce();
    process.off('exit', killAtOnce);
  });
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

interface Settings {
  readonly env: Record<string, string | undefined>;
  readonly extendEnv: false;
  readonly buffer: false;
  readonly reject: false;
}

async function isInstalled(file: string, settings: Settings): Promise<boolean> {
  const asked = execa(SHELL, ['-c', 'command -v "$1"', SHELL, file], { ...settings, stdio: 'ignore' });
  return (await asked).exitCode === 0;
}

function spawn(file: string, args: readonly string[], settings: Settings, hasGroup: boolean) {
  const alone = { ...settings, cleanup: false, detached: hasGroup } as const;
  return hasGroup
    ? execa(SHELL, ['-c', GUARDED, SHELL, file, ...args], { ...alone, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
    : execa(file, args, { ...alone, stdio: ['ignore', 'pipe', 'pipe'] });
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
