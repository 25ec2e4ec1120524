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
  stdout(): string;
  stderr(): string;
  pressCtrlC(): void;
}

/** The real network, clock and disk, with captured streams and closed stdin: for what a fake could only pretend. */
export function realHost(env: Readonly<Record<string, string>> = {}): RealHost {
  const home = mkdtempSync(join(tmpdir(), 'wabactl-real-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const out: string[] = [];
  const err: string[] = [];
  const stopper = new AbortController();
  const sink = (lines: string[]) => ({
    isTTY: false,
    columns: undefined,
    write: (text: string) => void lines.push(text),
  });
  const host = createNodeHost({
    env: { HOME: home, WABACTL_LANG: 'en', ...env },
    cwd: home,
    stdin: { isTTY: false, bytes: async () => new Uint8Array() },
    stdout: sink(out),
    stderr: sink(err),
    stop: stopper.signal,
  });
  return {
    host,
    home,
    stdout: () => out.join(''),
    stderr: () => err.join(''),
    pressCtrlC: () => stopper.abort(),
  };
}
