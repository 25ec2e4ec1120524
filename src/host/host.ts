import type { TlsInspection } from '../core/webhook/verify/certificate.js';

/** One HTTP request, as plain data: the client sends it, the emulator and the listener receive it. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute, with scheme and host. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /**
   * Sent instead of `body`, as it comes, by a server that goes on answering. It must end when `over` aborts: the client has
   * gone, or the server was told to stop. No client of ours gives one: what it fetches is whole.
   */
  readonly stream?: (over: AbortSignal) => AsyncIterable<Uint8Array>;
}

/**
 * A server is a function; one that throws a NetworkFault cuts the connection without an answer. The same type serves
 * the emulator, the listener, and the fake network of the tests.
 */
export type Handler = (request: HttpRequest) => Promise<HttpResponse>;

export interface FetchOptions {
  /** From the first byte out to the last byte in. */
  readonly timeoutMs: number;
  /** More than this in the answer is refused, so that a wrong URL cannot fill the memory; 32 MiB unless said. */
  readonly maxBodyBytes?: number;
  /** For the clean-up that runs after Ctrl-C. Any other request is broken off then, or not begun: Failure `interrupted`. */
  readonly evenWhenStopped?: boolean;
}

/** Sends one request and reads the whole answer, of any status. Throws NetworkFault when none came. Follows no redirect. */
export type Fetch = (request: HttpRequest, options: FetchOptions) => Promise<HttpResponse>;

/** Connections kept open for many requests; close it or the process stays alive. */
export interface Pool {
  readonly fetch: Fetch;
  close(): Promise<void>;
}

/** Looks at the way to a server, step by step. Each throws NetworkFault, with the system's own code. */
export interface NetworkProbe {
  /** All addresses of a name. */
  lookup(name: string): Promise<readonly string[]>;
  /** What the server shows of itself, whether it is to be trusted or not. Sends nothing. */
  inspectTls(name: string, port: number): Promise<TlsInspection>;
}

export interface Served {
  readonly port: number;
  /** Stops accepting, answers what is in flight, then closes. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** Larger bodies are answered 413 before they are read. */
  readonly maxBodyBytes: number;
  /** Goes on after `stop`, until it is closed: for what Meta sends while its callback is being put back. */
  readonly evenWhenStopped?: boolean;
}

export interface Sink {
  readonly isTTY: boolean;
  /** Width of the terminal, undefined where there is none. */
  readonly columns: number | undefined;
  /** Text, or bytes that are no text. */
  write(output: string | Uint8Array): void;
  /** Resolves when the reader has caught up, at once where it has not fallen behind. */
  ready(): Promise<void>;
}

export interface Source {
  readonly isTTY: boolean;
  /** All of it: a picture can be piped as well as a text. Empty when it is closed. */
  bytes(): Promise<Uint8Array>;
  /** The same piece by piece, for what may be larger than the memory. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** A file of the user's that is written piece by piece; it stands under its name once it is finished, or not at all. */
export interface FileWriter {
  write(text: string): void;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

export interface Choice<Value> {
  readonly name: string;
  /** What stands behind the question once it is chosen; the name where it is left out. */
  readonly short?: string;
  readonly value: Value;
}

/** Questions to the person at the terminal. Loaded at the first question; every answer may be Ctrl-C (Failure `interrupted`). */
export interface Asker {
  text(question: string, initial?: string): Promise<string>;
  /** Typed without echo. */
  secret(question: string): Promise<string>;
  choose<Value>(question: string, choices: readonly Choice<Value>[]): Promise<Value>;
  /** `words` are the two answers as the reader writes them, for example `Sí` and `No`; without them English ones. */
  confirm(question: string, initial: boolean, words?: { yes: string; no: string }): Promise<boolean>;
  /** Waits for Enter; false when `cancel` aborted first, and the question is then taken away. */
  enter(question: string, cancel: AbortSignal): Promise<boolean>;
}

/** The system's keychain, where there is one that works. Every call may reject; callers fall back to a file. */
export interface Keychain {
  get(account: string): Promise<string | undefined>;
  set(account: string, secret: string): Promise<void>;
  delete(account: string): Promise<void>;
}

/** A program of the user's that we started and that ends with us. */
export interface RunningProgram {
  readonly pid: number;
  readonly ended: Promise<ProgramEnd>;
  /** Asks it to end, and ends it when it does not. */
  kill(): Promise<void>;
}

export interface ProgramEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly lastLines: readonly string[];
}

/** A label at a terminal while something is going on. */
export interface Progress {
  /** From now on this stands there. */
  say(label: string): void;
  done(): void;
}

/** Where this program may keep things. Created on first write, never on read. */
export interface Folders {
  readonly config: string;
  readonly state: string;
  readonly cache: string;
}

export interface PathFacts {
  readonly kind: 'file' | 'folder' | 'other';
  /** 0 of what has no size of its own, as a pipe. */
  readonly bytes: number;
}

export interface TemporaryHome {
  readonly path: string;
  readonly folders: Folders;
  remove(): Promise<void>;
}

/**
 * Everything this program may touch outside itself. `createNodeHost` is the real one; tests pass a fake, and the demo a
 * host of its own with another home.
 */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** What this machine is called in its network. */
  readonly machine: string;
  readonly pid: number;
  /** The system's locale, for example `es-AR`. */
  readonly locale: string;
  /** Absolute path of the folder the user stands in. */
  readonly cwd: string;
  readonly folders: Folders;
  readonly stdin: Source;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** For commands with a few requests: node:https, cheap to start. */
  readonly fetch: Fetch;
  /** For long-lived traffic: undici, loaded on first use. */
  openPool(): Promise<Pool>;
  /** Undefined when somebody accepts connections there, else the system's code why not. Nothing is sent. */
  tryConnect(url: string, timeoutMs: number): Promise<string | undefined>;
  /** For finding out why a request would fail. */
  readonly probe: NetworkProbe;
  /** Serves on 127.0.0.1 until `stop` aborts or the server is closed. */
  listen(options: ListenOptions, handler: Handler): Promise<Served>;
  /** A file the user named, relative to where they stand. Throws Failure `file-unreadable`. */
  readFile(path: string): Promise<Uint8Array>;
  /** The same piece by piece, for files of any size. */
  readFileInPieces(path: string): AsyncIterable<Uint8Array>;
  /** undefined when there is no such file. */
  readFileIfExists(path: string): Promise<Uint8Array | undefined>;
  /** What is there, links followed; undefined where nothing is. Throws Failure `file-unreadable`. */
  lookAt(path: string): Promise<PathFacts | undefined>;
  /**
   * Every file below a folder, relative to it with `/` between the parts, sorted; undefined when there is no such folder.
   * Folders that begin with a dot, and node_modules, are passed over.
   */
  listFiles(path: string): Promise<readonly string[] | undefined>;
  /** Whole or not at all, with the folders on the way. Throws Failure `file-unwritable`. Commands use Context's, which knows of dry runs. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** The same piece by piece. Commands use Context's. */
  openFileWriter(path: string): Promise<FileWriter>;
  /** A file that is not there is no error. Throws Failure `file-unwritable`. */
  removeFile(path: string): Promise<void>;
  /** A new home of mode 0700 with folders of its own, removed with all it holds by `remove`. */
  makeTemporaryHome(prefix: string): Promise<TemporaryHome>;
  /**
   * Starts a program by its name, as a shell finds it, and gives each line that it writes; undefined where it is not
   * installed. A Ctrl-C at the terminal does not reach it, nor does any variable of ours.
   */
  startProgram(
    file: string,
    args: readonly string[],
    onLine: (line: string) => void,
  ): Promise<RunningProgram | undefined>;
  /** undefined where the system has none or the user switched it off. */
  keychain(): Promise<Keychain | undefined>;
  readonly ask: Asker;
  /** Shows a page to the person. False where no browser can be opened (SSH, CI, no display): then say the address instead. */
  openBrowser(url: string): Promise<boolean>;
  /**
   * A page as a PNG of that width and exactly its own height, drawn by a Chromium, Chrome or Edge of this machine; undefined
   * where there is none. Throws Failure `page-not-drawn`.
   */
  drawPage(html: string, width: number): Promise<Uint8Array | undefined>;
  /** Shows that something is going on: a spinner on stderr, only on a terminal, only after 200 ms. Call `done` in a finally. */
  progress(label: string): Progress;
  /** Aborts at the first Ctrl-C; the second one kills the process. */
  readonly stop: AbortSignal;
  now(): Date;
  /** Resolves after `ms`, or at once when `stop` or `cancel` aborts. */
  sleep(ms: number, cancel?: AbortSignal): Promise<void>;
  /** The share of its time, 0 to 1, that this process worked since it was asked last. */
  busy(): number;
  /** Runs work once everything that came in together has been looked at, before anything is waited for. */
  soon(work: () => void): void;
  /** From here on what is no longer needed is collected before the memory has grown much: for work of any length. */
  saveMemory(): void;
  /** Comes round every `ms` until `stop` or `cancel` aborts. */
  ticks(ms: number, cancel: AbortSignal): AsyncIterable<void>;
  /** In [0, 1), for jitter. */
  random(): number;
  /** Cryptographically random bytes, for verify tokens and ids. */
  randomBytes(count: number): Uint8Array;
}
