import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { Failure } from '../core/failure.js';

const OTHERS = 0o077;

/** Makes the folder, readable by its owner only. One that exists is tightened, since secrets are about to lie in it. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  tighten(folder, 0o700);
}

/**
 * Takes away what the group and others may do with a file or folder. A file that another user owns, or that is mounted
 * read-only, is left as it is: whoever put it there chose its mode, and reading it must go on working.
 */
export function tighten(path: string, mode: 0o600 | 0o700): void {
  if ((statSync(path).mode & OTHERS) === 0) return;
  try {
    chmodSync(path, mode);
  } catch (error) {
    if (!['EPERM', 'EROFS'].includes(systemCode(error) ?? '')) throw error;
  }
}

/** The code of an error of the operating system, such as EACCES; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Carries out a write and turns the system's refusal into a Failure that names the file. */
export function writing<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const problem = systemCode(error);
    throw problem === undefined ? error : new Failure('file-not-writable', { path, problem }, error);
  }
}
