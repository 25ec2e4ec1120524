import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../../src/core/failure.js';
import { NetworkFault } from '../../src/core/network-fault.js';
import { drawPage } from '../../src/host/draw-page.js';
import {
  listUserFiles,
  lookAtUserPath,
  openUserFileWriter,
  readUserFileInPieces,
  removeUserFile,
  writeUserFile,
} from '../../src/host/files.js';
import type { Asker, Fetch, Handler, Host, HttpRequest, Keychain, NetworkProbe } from '../../src/host/host.js';
import { startProgram } from '../../src/host/programs.js';

/** One question that the program put, with the answer the test had ready for it. */
export type Answer =
  | string
  | boolean
  | ((question: string, choices: readonly string[]) => string | boolean | Promise<string>);

export interface FakeHostOptions {
  /** A real, temporary folder: the store works on real files in tests too. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tty: boolean;
  readonly columns?: number;
  readonly stdin: string | Uint8Array;
  /** In the order in which the questions come; a question without an answer fails the test. */
  readonly answers: Answer[];
  readonly network: Network;
  readonly clock: Clock;
  /** None when it is left out. */
  readonly keychain?: Keychain | undefined;
  /** What the person does with the page that is opened; without it there is no browser. */
  readonly browse?: ((url: string) => Promise<void>) | undefined;
}

export interface Clock {
  nowMs: number;
  /** What the last random byte was, so that two runs of the program never get the same ids. */
  lastByte?: number;
}

/** The loopback of a test: servers by host and port. Nothing else can be reached. */
export interface Network {
  readonly servers: Map<string, Handler>;
  /** Everything that was sent, the oldest first. */
  readonly requests: HttpRequest[];
  /** The addresses of names; one of a server that is not here has a public address. */
  readonly names: Map<string, readonly string[]>;
}

export interface FakeHost extends Host {
  readonly out: string[];
  readonly err: string[];
  /** Questions that were put, in order. */
  readonly asked: string[];
  readonly unused: Answer[];
  pressCtrlC(): void;
  /** What the program does from time to time, it does now. */
  tick(): void;
  /** Where the program listens; waits until it does. */
  listening(): Promise<number>;
  /** Waits until the standard output contains this. */
  printed(text: string): Promise<void>;
  /** The same of the standard error output. */
  said(text: string): Promise<void>;
}

export function createNetwork(): Network {
  return { servers: new Map(), requests: [], names: new Map() };
}

/** Sends a request to a server of the test; `ECONNREFUSED` where none listens. */
export function fetchFrom({ servers, requests }: Network): Fetch {
  return async (request) => {
    requests.push(request);
    const handler = servers.get(new URL(request.url).host);
    if (!handler) throw new NetworkFault('connect', 'ECONNREFUSED', false);
    const headers = { host: new URL(request.url).host, ...request.headers };
    return handler({ ...request, headers });
  };
}

/** The addresses of a name; a server of the test that has none of its own is somewhere in public. */
function addressesOf({ servers, names }: Network, name: string): readonly string[] {
  const isServed = [...servers.keys()].some((host) => new URL(`http://${host}`).hostname === name);
  return names.get(name) ?? (isServed ? ['93.184.215.14'] : []);
}

/** Whether a server of the test listens there, by its name or by one of its addresses. */
function isServedAt(network: Network, url: string): boolean {
  const { hostname, port } = new URL(url);
  return [...network.servers.keys()].some((host) => {
    const server = new URL(`http://${host}`);
    const isSame = server.hostname === hostname || addressesOf(network, server.hostname).includes(hostname);
    return isSame && server.port === port;
  });
}

/** What can be found out about the servers of a test before anything is sent: all with https have a good certificate. */
function probeOf(network: Network): NetworkProbe {
  return {
    async lookup(name) {
      const addresses = addressesOf(network, name);
      if (addresses.length === 0) throw new NetworkFault('dns', 'ENOTFOUND', false);
      return addresses;
    },
    async inspectTls(name) {
      const certificate = { subject: `CN=${name}`, issuer: 'CN=Authority', names: [name] };
      const chain = [{ ...certificate, validFrom: '2026-10-01T00:00:00.000Z', validTo: '2027-10-01T00:00:00.000Z' }];
      return { protocol: 'TLSv1.3', chainFault: null, isForName: true, chain };
    },
  };
}

const TOO_LARGE = { status: 413, headers: {}, body: new Uint8Array() };

let ports = 41_000;

export function createFakeHost(options: FakeHostOptions): FakeHost {
  const { home, env, tty, columns, stdin, answers, network, clock } = options;
  const out: string[] = [];
  const err: string[] = [];
  const asked: string[] = [];
  const stopper = new AbortController();
  let heard: (port: number) => void = () => {};
  const listening = new Promise<number>((resolved) => {
    heard = resolved;
  });
  const watchers = new Set<() => void>();
  let tick: () => void = () => {};
  const fetch = fetchFrom(network);
  let unread = stdin;
  let browsing: Promise<void> = Promise.resolve();
  let speaking: Promise<void> = Promise.resolve();
  const sink = (lines: string[]) => ({
    isTTY: tty,
    columns: tty ? (columns ?? 100) : undefined,
    write(output: string | Uint8Array) {
      // One character for each byte, so that a test can see them.
      lines.push(typeof output === 'string' ? output : Buffer.from(output).toString('latin1'));
      for (const watch of watchers) watch();
    },
    ready: async () => {},
  });
  const appears = (lines: readonly string[], text: string) =>
    new Promise<void>((found) => {
      const watch = () => {
        if (!lines.join('').includes(text)) return;
        watchers.delete(watch);
        found();
      };
      watchers.add(watch);
      watch();
    });
  return {
    env,
    out,
    err,
    asked,
    unused: answers,
    platform: 'linux',
    machine: 'machine-of-the-test',
    pid: 4711,
    locale: 'en-US',
    cwd: home,
    folders: { config: join(home, 'config'), state: join(home, 'state'), cache: join(home, 'cache') },
    stdin: {
      isTTY: tty,
      async bytes() {
        // As in reality, what was read is gone.
        const bytes = typeof unread === 'string' ? new TextEncoder().encode(unread) : unread;
        unread = '';
        return bytes;
      },
      async *pieces() {
        yield await this.bytes();
      },
    },
    stdout: sink(out),
    stderr: sink(err),
    async fetch(request, fetchOptions) {
      if (stopper.signal.aborted && !fetchOptions.evenWhenStopped) throw new Failure('interrupted', {});
      return fetch(request, fetchOptions);
    },
    tryConnect: async (url) => (isServedAt(network, url) ? undefined : 'ECONNREFUSED'),
    probe: probeOf(network),
    openPool: async () => ({ fetch, close: async () => {} }),
    async listen({ port, maxBodyBytes }, handler) {
      const bound = port === 0 ? ++ports : port;
      const address = `127.0.0.1:${bound}`;
      if (network.servers.has(address)) throw new Failure('port-in-use', { port: bound });
      // As the real server does, so that a command's limit can be seen.
      network.servers.set(address, async (request) =>
        (request.body?.length ?? 0) > maxBodyBytes ? TOO_LARGE : handler(request),
      );
      heard(bound);
      return { port: bound, close: async () => void network.servers.delete(address) };
    },
    async readFile(path) {
      try {
        return await readFile(resolve(home, path));
      } catch (fault) {
        throw new Failure('file-unreadable', { path, problem: (fault as NodeJS.ErrnoException).code ?? '' }, fault);
      }
    },
    readFileInPieces: (path) => readUserFileInPieces(path, home),
    readFileIfExists: (path) => readFile(resolve(home, path)).catch(() => undefined),
    lookAt: (path) => lookAtUserPath(path, home),
    listFiles: (path) => listUserFiles(path, home),
    writeFile: (path, bytes) => writeUserFile(path, bytes, home),
    openFileWriter: (path) => openUserFileWriter(path, home),
    removeFile: (path) => removeUserFile(path, home),
    makeTemporaryHome: async () => {
      throw new Error('no command but the demo wants a folder, and the demo runs on the real host');
    },
    // A real one: tests put a small program of their own into the PATH. The clock waits until it names an address or ends.
    async startProgram(file, args, onLine) {
      let speak: () => void = () => {};
      const first = new Promise<void>((resolve) => {
        speak = resolve;
      });
      const heard = (line: string) => {
        onLine(line);
        if (line.includes('https:')) speak();
      };
      const program = await startProgram(file, args, heard, { env: options.env, platform: 'linux' });
      // One that ends has had its time too; whoever waits for its end must see that first.
      void program?.ended.then(() => setTimeout(speak));
      if (program) speaking = first;
      return program;
    },
    keychain: async () => options.keychain,
    ask: createAsker(asked, answers),
    // The real one, where a test wants it: it touches nothing but a folder of its own.
    drawPage: (html, width) => drawPage(html, width, { env: options.env, platform: 'linux', stop: stopper.signal }),
    async openBrowser(url) {
      // Not awaited: a browser does its work beside the program.
      browsing = options.browse?.(url) ?? browsing;
      return options.browse !== undefined;
    },
    progress: () => ({ say() {}, done() {} }),
    stop: stopper.signal,
    now: () => new Date(clock.nowMs),
    async sleep(ms, cancel) {
      // What a person does in the browser takes no time by the clock of a test.
      await Promise.all([browsing, speaking]);
      if (!stopper.signal.aborted && !cancel?.aborted) clock.nowMs += ms;
      await new Promise((continued) => setImmediate(continued));
    },
    async *ticks(_ms, cancel) {
      const over = AbortSignal.any([stopper.signal, cancel]);
      while (!over.aborted) {
        await new Promise<void>((resolved) => {
          tick = resolved;
          over.addEventListener('abort', () => resolved(), { once: true });
        });
        if (!over.aborted) yield;
      }
    },
    busy: () => 0,
    soon: (work) => void setImmediate(work),
    saveMemory() {},
    random: () => 0.5,
    randomBytes: (count) =>
      Uint8Array.from({ length: count }, () => (clock.lastByte = ((clock.lastByte ?? 7) * 73 + 41) % 251)),
    pressCtrlC: () => stopper.abort(),
    tick: () => tick(),
    listening: () => listening,
    printed: (text) => appears(out, text),
    said: (text) => appears(err, text),
  };
}

function createAsker(asked: string[], answers: Answer[]): Asker {
  const next = async (question: string, choices: readonly string[] = []): Promise<string | boolean> => {
    asked.push(question);
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`The test has no answer to: ${question}`);
    return typeof answer === 'function' ? answer(question, choices) : answer;
  };
  return {
    text: async (question, initial) => {
      const answer = String(await next(question));
      return answer === '' ? (initial ?? '') : answer;
    },
    secret: async (question) => String(await next(question)),
    async choose(question, choices) {
      const names = choices.map(({ name }) => name);
      const wanted = String(await next(question, names));
      const chosen = choices.find(({ name }) => name.includes(wanted));
      if (!chosen) throw new Error(`'${wanted}' is none of the choices: ${names.join(' | ')}`);
      return chosen.value;
    },
    confirm: async (question) => (await next(question)) === true,
    async enter(question, cancel) {
      // Pressed by the answer `true`; any other is for a question that comes later.
      if (answers[0] === true) return (await next(question)) === true;
      asked.push(question);
      await new Promise((aborted) => cancel.addEventListener('abort', aborted, { once: true }));
      return false;
    },
  };
}
