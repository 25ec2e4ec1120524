import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Takeover, takeover } from '../core/webhook/takeover.js';
import { findTakeovers, takeoversFolder } from './find-takeovers.js';
import { holdLock } from './lock.js';
import { makePrivateFolder, writing } from './private-files.js';

/**
 * Callbacks of Meta's that a listener of this machine has taken over: a file for each, written before Meta is told and
 * removed after the callback is back, and beside it a lock that the listener holds for as long as it lives. However it
 * dies, the system drops that lock; the next command then finds a file without an owner.
 */
export interface HeldTakeover {
  /** Replaces the file. */
  write(takeover: Takeover): void;
  /** The callback is back, so nothing is left to remember. */
  remove(): void;
  /** Leaves the file to the next command. */
  release(): void;
}

/** undefined when it is gone by now, or is none that this version understands. */
export function readTakeover(stateFolder: string, id: string): Takeover | undefined {
  const path = join(takeoversFolder(stateFolder), `${id}.json`);
  if (!existsSync(path)) return undefined;
  return takeover.safeParse(parse(readFileSync(path, 'utf8'))).data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Makes this process the owner of a take-over; undefined while another one lives that is. */
export async function holdTakeover(stateFolder: string, id: string): Promise<HeldTakeover | undefined> {
  const folder = takeoversFolder(stateFolder);
  writing(folder, () => makePrivateFolder(folder));
  const path = join(folder, `${id}.json`);
  const lockPath = join(folder, `${id}.lock`);
  const release = await holdLock(lockPath);
  if (!release) return undefined;
  return {
    write(contents) {
      writing(path, () => {
        const spare = `${path}.tmp`;
        writeFileSync(spare, JSON.stringify(contents), { mode: 0o600, flush: true });
        renameSync(spare, path);
      });
    },
    remove() {
      writing(path, () => rmSync(path, { force: true }));
      release();
      // Whoever takes this lock meanwhile finds no file, and leaves.
      rmSync(lockPath, { force: true });
    },
    release,
  };
}

/** So old, nobody is about to write what belongs to it. */
const LEFTOVER_MS = 60_000;

/** A process that was killed in mid-write leaves a lock without a file, or half a file, which nobody would ever look at. */
export function sweepTakeovers(stateFolder: string, now: Date): void {
  const folder = takeoversFolder(stateFolder);
  if (!existsSync(folder)) return;
  const known = new Set(findTakeovers(stateFolder));
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isLeft = !known.has(name.slice(0, name.indexOf('.'))) || name.endsWith('.tmp');
    if (isLeft && now.getTime() - statSync(path).mtimeMs > LEFTOVER_MS) rmSync(path, { force: true });
  }
}
