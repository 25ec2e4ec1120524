import type { Host, Source, TemporaryHome } from '../../host/host.js';

/** One run of a command inside the demo: what it printed, and how to stop it. */
export interface ChildRun {
  readonly host: Host;
  /** Both streams, in the order in which they were written, as a terminal would show them. */
  output(): string;
  /** Ctrl-C. */
  interrupt(): void;
}

export interface ChildOptions {
  readonly home: Pick<TemporaryHome, 'path' | 'folders'>;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
}

/**
 * A host for one command of the demo: the real network, clock and randomness, but a home of its own, captured streams,
 * and none of the user's settings or secrets.
 */
export function createChild(host: Host, { home, env, stdin }: ChildOptions): ChildRun {
  const lines: string[] = [];
  const stopper = new AbortController();
  host.stop.addEventListener('abort', () => stopper.abort(), { once: true });
  const { isTTY, columns } = host.stdout;
  const write = (output: string | Uint8Array) =>
    void lines.push(typeof output === 'string' ? output : new TextDecoder().decode(output));
  const sink = { isTTY, columns, write, ready: async () => {} };
  return {
    host: {
      ...host,
      // Spread takes no getters that a host may have, so what is asked late is passed on by hand.
      locale: host.locale,
      env: { ...withoutOurs(host.env), ...env, WABACTL_HOME: home.path },
      cwd: home.path,
      folders: home.folders,
      stdin: pipeOf(stdin),
      stdout: sink,
      stderr: { ...sink, isTTY: false },
      keychain: async () => undefined,
      stop: stopper.signal,
      // Else a retry that the emulator has planned for tomorrow would hold the demo until then.
      sleep: (ms, signal) => host.sleep(ms, signal ? AbortSignal.any([stopper.signal, signal]) : stopper.signal),
    },
    output: () => lines.join(''),
    interrupt: () => stopper.abort(),
  };
}

function pipeOf(text: string): Source {
  const bytes = new TextEncoder().encode(text);
  return {
    isTTY: false,
    bytes: async () => bytes,
    async *pieces() {
      yield bytes;
    },
  };
}

function withoutOurs(env: Host['env']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('WABACTL_')));
}
