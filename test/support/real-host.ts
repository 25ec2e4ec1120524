import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Host } from '../../src/host/host.js';
import { createNodeHost } from '../../src/host/node-host.js';

export interface RealHost {
  readonly host: Host;
  /** Empty at first, and the only home that the program can know of. */
  readonly home: string;
  /** Where the program puts what is temporary; empty at first. */
  readonly temporary: string;
  stdout(): string;
  stderr(): string;
  pressCtrlC(): void;
}

/** The real network, clock and disk, with captured streams and closed stdin: for what a fake could only pretend. */
export function realHost(env: Readonly<Record<string, string>> = {}): RealHost {
  const home = makeFolder('wabactl-real-');
  const temporary = makeFolder('wabactl-real-tmp-');
  const out: string[] = [];
  const err: string[] = [];
  const stopper = new AbortController();
  const sink = (lines: string[]) => ({
    isTTY: false,
    columns: undefined,
    write: (text: string) => void lines.push(text),
    ready: async () => {},
  });
  const host = createNodeHost({
    env: { HOME: home, TMPDIR: temporary, WABACTL_LANG: 'en', ...env },
    cwd: home,
    stdin: { isTTY: false, bytes: async () => new Uint8Array(), pieces: async function* () {} },
    stdout: sink(out),
    stderr: sink(err),
    stop: stopper.signal,
  });
  return {
    host,
    home,
    temporary,
    stdout: () => out.join(''),
    stderr: () => err.join(''),
    pressCtrlC: () => stopper.abort(),
  };
}

function makeFolder(prefix: string): string {
  const path = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
