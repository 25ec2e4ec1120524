import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '../core/failure.js';
import { systemCode } from './network-errors.js';

/** Throws Failure `file-unreadable`; its `problem` is the system's code, for example ENOENT. */
export async function readUserFile(path: string, cwd: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (error) {
    throw new Failure('file-unreadable', { path, problem: systemCode(error) }, error);
  }
}

/** undefined when there is no such file; any other trouble is a Failure `file-unreadable`. */
export async function readUserFileIfExists(path: string, cwd: string): Promise<Uint8Array | undefined> {
  try {
    return await readUserFile(path, cwd);
  } catch (error) {
    if (error instanceof Failure && error.is('file-unreadable') && error.facts.problem === 'ENOENT') return undefined;
    throw error;
  }
}

/** A new folder that only this user can open. */
export async function makeTemporaryFolder(prefix: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  await chmod(path, 0o700);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
