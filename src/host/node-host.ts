/**
 * The real Host. What is dear to load (HTTP, undici, inquirer, ora, the keychain) is loaded when it is first asked for,
 * because `--help` and commands on local data must not pay for it.
 */
import { homedir, hostname } from 'node:os';
import { setTimeout as delay, setInterval } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { chooseFolders } from './folders.js';
import type { Fetch, Folders, Host, NetworkProbe, Sink, Source } from './host.js';
import { startProgress } from './progress.js';
import { createAsker } from './prompts.js';
import { allowManyListeners, type Stopper, stopOnSignals, wasReaderGone } from './stop.js';
import { openSink, openSource } from './streams.js';
import { systemLocale } from './system-locale.js';

/** What a host derived from the real one may have of its own, as the demo's has a home and captured streams. */
export interface HostOverrides {
  readonly env?: Host['env'];
  readonly cwd?: string;
  /** Else chosen by `env`. */
  readonly folders?: Folders;
  readonly stdin?: Source;
  readonly stdout?: Sink;
  readonly stderr?: Sink;
  /** Without it this host listens to the process's signals, which only one may do. */
  readonly stop?: AbortSignal;
}

export function createNodeHost(overrides: HostOverrides = {}): Host {
  const { env = process.env, cwd = process.cwd() } = overrides;
  const platform = process.platform;
  const { signal: stop, readerIsGone } = overrides.stop ? follow(overrides.stop) : stopOnSignals();
  allowManyListeners(stop);
  const stdout = overrides.stdout ?? openSink({ open: () => process.stdout, readerIsGone });
  const stderr = overrides.stderr ?? openSink({ open: () => process.stderr, isMuted: () => wasReaderGone(stop) });
  return {
    env,
    platform,
    get machine() {
      return hostname();
    },
    pid: process.pid,
    get locale() {
      return systemLocale();
    },
    cwd,
    folders: overrides.folders ?? chooseFolders({ env, platform, home: env.HOME || homedir() }),
    stdin: overrides.stdin ?? openSource(stop),
    stdout,
    stderr,
    ...network(stop),
    ...files(cwd, env.TMPDIR),
    startProgram: async (file, args, onLine) =>
      (await import('./programs.js')).startProgram(file, args, onLine, { env, platform }),
    keychain: async () => (await import('./keychain.js')).openKeychain(env),
    ask: createAsker(stop),
    openBrowser: async (url) => (await import('./browser.js')).openBrowser(url, env, platform),
    drawPage: async (html, width) => (await import('./draw-page.js')).drawPage(html, width, { env, platform, stop }),
    progress: lazyProgress(stderr, env),
    stop,
    ...clock(stop),
    random: () => Math.random(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
}

const ignore = () => {};

function follow(signal: AbortSignal): Stopper {
  return { signal, readerIsGone: ignore };
}

function network(stop: AbortSignal): Pick<Host, 'fetch' | 'openPool' | 'tryConnect' | 'listen' | 'probe'> {
  let client: Promise<Fetch> | undefined;
  return {
    async fetch(request, options) {
      client ??= import('./http-client.js').then(({ createHttpClient }) => createHttpClient(stop));
      return (await client)(request, options);
    },
    tryConnect: async (url, timeoutMs) => (await import('./connect.js')).tryConnect(url, timeoutMs),
    openPool: async () => (await import('./pool.js')).createPool(stop),
    probe: lazyProbe(async () => (await import('./network-probe.js')).createNetworkProbe(stop)),
    listen: async (options, handler) => (await import('./http-server.js')).serve(options, handler, stop),
  };
}

function lazyProbe(open: () => Promise<NetworkProbe>): NetworkProbe {
  return {
    lookup: async (name) => (await open()).lookup(name),
    inspectTls: async (name, port) => (await open()).inspectTls(name, port),
  };
}

function files(
  cwd: string,
  temporary: string | undefined,
): Pick<
  Host,
  | 'readFile'
  | 'readFileInPieces'
  | 'readFileIfExists'
  | 'lookAt'
  | 'listFiles'
  | 'writeFile'
  | 'openFileWriter'
  | 'removeFile'
  | 'makeTemporaryHome'
> {
  return {
    readFile: async (path) => (await import('./files.js')).readUserFile(path, cwd),
    async *readFileInPieces(path) {
      yield* (await import('./files.js')).readUserFileInPieces(path, cwd);
    },
    readFileIfExists: async (path) => (await import('./files.js')).readUserFileIfExists(path, cwd),
    lookAt: async (path) => (await import('./files.js')).lookAtUserPath(path, cwd),
    listFiles: async (path) => (await import('./files.js')).listUserFiles(path, cwd),
    writeFile: async (path, bytes) => (await import('./files.js')).writeUserFile(path, bytes, cwd),
    openFileWriter: async (path) => (await import('./files.js')).openUserFileWriter(path, cwd),
    removeFile: async (path) => (await import('./files.js')).removeUserFile(path, cwd),
    makeTemporaryHome: async (prefix) => (await import('./files.js')).makeTemporaryHome(prefix, temporary || undefined),
  };
}

function lazyProgress(stderr: Sink, env: Host['env']): Host['progress'] {
  return (label) => {
    // Only the process's own stderr is a terminal for ora; a captured one says that it is none.
    if (env.CI || env.TERM === 'dumb' || !stderr.isTTY) return { say: ignore, done: ignore };
    return startProgress(label);
  };
}

const HEAP_GROWTH_PERCENT = 30;

function clock(stop: AbortSignal): Pick<Host, 'now' | 'sleep' | 'busy' | 'soon' | 'ticks' | 'saveMemory'> {
  let asked = performance.eventLoopUtilization();
  return {
    busy() {
      const before = asked;
      asked = performance.eventLoopUtilization();
      return performance.eventLoopUtilization(asked, before).utilization;
    },
    async *ticks(ms, cancel) {
      const signal = AbortSignal.any([stop, cancel]);
      try {
        for await (const _ of setInterval(ms, undefined, { signal })) yield;
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    now: () => new Date(),
    soon: (work) => void setImmediate(work),
    // V8 lets the old part of the heap grow to several times what is alive, unless told by how much it may.
    saveMemory: () => setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`),
    async sleep(ms, signal) {
      // `stop` ends the wait early, and that is no error: whoever waits looks at `stop` next.
      const ends = signal ? AbortSignal.any([stop, signal]) : stop;
      await delay(ms, undefined, { signal: ends }).catch((error: Error) => {
        if (error.name !== 'AbortError') throw error;
      });
    },
  };
}
