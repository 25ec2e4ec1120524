import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '../core/failure.js';
import type { TemporaryHome } from './host.js';
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

/** A new home that only this user can open, with folders as WABACTL_HOME gives them. */
export async function makeTemporaryHome(prefix: string, parent = tmpdir()): Promise<TemporaryHome> {
  const path = await mkdtemp(join(parent, prefix));
  await chmod(path, 0o700);
  const folders = { config: join(path, 'config'), state: join(path, 'state'), cache: join(path, 'cache') };
  return { path, folders, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
