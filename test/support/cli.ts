import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { createEmulator, type Emulator } from '../../src/emulator/emulator.js';
import type { Seed } from '../../src/emulator/seed.js';
import type { Settings } from '../../src/emulator/state.js';
import type { Keychain } from '../../src/host/host.js';
import {
  type Answer,
  type Clock,
  createFakeHost,
  createNetwork,
  type FakeHost,
  fetchFrom,
  type Network,
} from './fake-host.js';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setup {
  readonly env?: Record<string, string | undefined>;
  readonly tty?: boolean;
  readonly columns?: number;
  readonly seed?: Seed;
  readonly settings?: Partial<Settings>;
  /** None when it is left out, so that secrets go to the file. */
  readonly keychain?: Keychain;
}

export interface Line {
  readonly stdin?: string | Uint8Array;
  readonly answers?: Answer[];
  /** Only for this line, over the setup's. */
  readonly env?: Record<string, string | undefined>;
  readonly tty?: boolean;
  /** What the person does with a page that the program opens; without it there is no browser. */
  readonly browse?: (url: string) => Promise<void>;
  /** False: as if WABACTL_SECRET_STORE said that the setup's keychain is not to be used. */
  readonly keychain?: false;
  /** Runs beside the program: presses Ctrl-C, posts to its listener. */
  readonly meanwhile?: (host: FakeHost) => Promise<void>;
}

export interface Terminal {
  /** Runs one command line in-process, words split as a shell does, and gives what it printed. */
  (line: string | readonly string[], options?: Line): Promise<Run>;
  readonly emulator: Emulator;
  readonly network: Network;
  readonly clock: Clock;
  readonly home: string;
  /** Moves the clock and does what became due in the emulator: reviews, statuses, deliveries. */
  advance(ms: number): Promise<void>;
  /** Writes a file below the home, which is also where the user stands, and the folders on the way. */
  write(name: string, content: string | Uint8Array): string;
  /** A file below the home, as text. */
  read(name: string): string;
  /** Connects the default number of the emulator as channel `shop`, with app secret. */
  connect(): Promise<Run>;
  /** Requests that reached the emulator, as `POST /v25.0/123/messages`. */
  sent(): string[];
}

export const GRAPH = '127.0.0.1:4290';
export const GRAPH_URL = `http://${GRAPH}`;
export const START = Date.UTC(2026, 10, 23, 10, 0, 0);

/**
 * A terminal with the emulator behind it and a home of its own. Nothing leaves the process but files below the home, and
 * time moves only when the test moves it.
 */
export function terminal(setup: Setup = {}): Terminal {
  const home = mkdtempSync(join(tmpdir(), 'wabactl-test-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const network = createNetwork();
  const clock: Clock = { nowMs: START };
  let counter = 0;
  const emulator = createEmulator({
    nowMs: () => clock.nowMs,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => (counter = (counter * 73 + 41) % 251)),
    schedule: () => () => {},
    fetch: fetchFrom(network),
    ...(setup.seed && { seed: setup.seed }),
    ...(setup.settings && { settings: setup.settings }),
  });
  emulator.onEvent((event) => {
    if (event.kind === 'fault') throw event.fault;
  });
  network.servers.set(GRAPH, emulator.handler);

  const run = async (line: string | readonly string[], options: Line = {}): Promise<Run> => {
    const host = createFakeHost({
      home,
      env: { HOME: home, ...setup.env, ...options.env },
      tty: options.tty ?? setup.tty ?? false,
      ...(setup.columns !== undefined && { columns: setup.columns }),
      stdin: options.stdin ?? '',
      answers: options.answers ?? [],
      network,
      clock,
      keychain: options.keychain === false ? undefined : setup.keychain,
      browse: options.browse,
    });
    const words = typeof line === 'string' ? splitWords(line) : line;
    const [code] = await Promise.all([main(words, host), options.meanwhile?.(host)]);
    if (host.unused.length > 0) throw new Error(`These answers were not asked for: ${host.unused.join(', ')}`);
    return { code, stdout: host.out.join(''), stderr: host.err.join('') };
  };

  return Object.assign(run, {
    emulator,
    network,
    clock,
    home,
    async advance(ms: number) {
      clock.nowMs += ms;
      await emulator.settle();
    },
    write(name: string, content: string | Uint8Array) {
      const path = join(home, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    read: (name: string) => readFileSync(join(home, name), 'utf8'),
    connect: () =>
      run(`connect --name shop --graph-url ${GRAPH_URL} --token-stdin`, {
        stdin: DEFAULT_TOKEN,
        env: { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret },
      }),
    sent: () =>
      network.requests
        .filter(({ url }) => new URL(url).host === GRAPH)
        .map(({ method, url }) => `${method} ${new URL(url).pathname}`),
  });
}

/** Words as a shell would make them: quotes hold together. */
function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
