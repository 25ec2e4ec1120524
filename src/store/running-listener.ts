import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { makePrivateFolder, writing } from './private-files.js';

/** The listener that was started last, so that other commands find it and the server that it forwards to. */
const runningListener = z.object({
  pid: z.number(),
  /** Where it takes deliveries on this machine. */
  url: z.string(),
  forwardTo: z.nullable(z.string()),
  /** The callback of before, which gets every delivery too. */
  passesOnTo: z.nullable(z.string()),
  since: z.string(),
  /** Where Meta was told to deliver to, for the time of listening; versions before this one did not say. */
  publicUrl: z.optional(z.nullable(z.string())),
  /** Whether what arrives is kept, so that others can learn of it. */
  isRecording: z.optional(z.boolean()),
});

export type RunningListener = z.infer<typeof runningListener>;

export function noteListener(stateFolder: string, listener: RunningListener): void {
  const path = pathIn(stateFolder);
  writing(path, () => {
    makePrivateFolder(stateFolder);
    const spare = `${path}.${listener.pid}.tmp`;
    writeFileSync(spare, JSON.stringify(listener), { mode: 0o600 });
    renameSync(spare, path);
  });
}

/** One that was killed is still named here; nobody answers at its address then. */
export function findListener(stateFolder: string): RunningListener | undefined {
  const path = pathIn(stateFolder);
  if (!existsSync(path)) return undefined;
  try {
    return runningListener.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Another one may have been started since. */
export function forgetListener(stateFolder: string, pid: number): void {
  if (findListener(stateFolder)?.pid === pid) rmSync(pathIn(stateFolder), { force: true });
}

function pathIn(stateFolder: string): string {
  return join(stateFolder, 'listener.json');
}
