import { randomBytes } from 'node:crypto';
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../core/failure.js';
import type { FileWriter, PathFacts, TemporaryHome } from './host.js';
import { systemCode } from './network-errors.js';

/** Throws Failure `file-unreadable`; its `problem` is the system's code, for example ENOENT. */
export async function readUserFile(path: string, cwd: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (error) {
    throw new Failure('file-unreadable', { path, problem: systemCode(error) }, error);
  }
}

/** The same in pieces of some 64 kB. */
export async function* readUserFileInPieces(path: string, cwd: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(resolve(cwd, path));
  } catch (error) {
    const problem = systemCode(error);
    throw problem === undefined ? error : new Failure('file-unreadable', { path, problem }, error);
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

/** Any trouble but that nothing is there is a Failure `file-unreadable`. */
export async function lookAtUserPath(path: string, cwd: string): Promise<PathFacts | undefined> {
  try {
    const found = await stat(resolve(cwd, path));
    return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', bytes: found.size };
  } catch (error) {
    const problem = systemCode(error);
    if (problem === 'ENOENT' || problem === 'ENOTDIR') return undefined;
    throw new Failure('file-unreadable', { path, problem }, error);
  }
}

/**
 * Every file below a folder, as paths relative to it with `/` between their parts, sorted; undefined when there is no such
 * folder. Folders that begin with a dot, and node_modules, are not looked into.
 */
export async function listUserFiles(path: string, cwd: string): Promise<string[] | undefined> {
  try {
    return (await filesBelow(resolve(cwd, path), '')).sort();
  } catch (error) {
    const problem = systemCode(error);
    if (problem === 'ENOENT') return undefined;
    throw new Failure('file-unreadable', { path, problem }, error);
  }
}

async function filesBelow(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) return isPassedOver(entry.name) ? [] : filesBelow(join(folder, entry.name), `${name}/`);
      return entry.isFile() || (await leadsToFile(entry.isSymbolicLink(), join(folder, entry.name))) ? [name] : [];
    }),
  );
  return found.flat();
}

function isPassedOver(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}

/** Links to files are followed, links to folders are not: those could lead in a circle. */
async function leadsToFile(isLink: boolean, path: string): Promise<boolean> {
  if (!isLink) return false;
  const target = await stat(path).catch(() => undefined);
  return target?.isFile() ?? false;
}

/** Writes whole or not at all, with the folders on the way; an existing file is replaced. Throws Failure `file-unwritable`. */
export async function writeUserFile(path: string, bytes: Uint8Array, cwd: string): Promise<void> {
  const target = resolve(cwd, path);
  const spare = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(target), { recursive: true });
    const mode = await stat(target).then(
      (present) => present.mode,
      () => 0o666,
    );
    await writeFile(spare, bytes, { mode, flag: 'wx' });
    await rename(spare, target);
  } catch (error) {
    await rm(spare, { force: true });
    throw new Failure('file-unwritable', { path, problem: systemCode(error) }, error);
  }
}

const PIECE = 64 * 1024;

/** Writes under a spare name until it is finished. Throws Failure `file-unwritable`. */
export async function openUserFileWriter(path: string, cwd: string): Promise<FileWriter> {
  const target = resolve(cwd, path);
  const spare = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  const failing = async <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw new Failure('file-unwritable', { path, problem: systemCode(error) }, error);
    }
  };
  await failing(() => mkdir(dirname(target), { recursive: true }));
  const file = await failing(() => openSync(spare, 'wx', 0o666));
  let waiting = '';
  const flush = () => {
    writeSync(file, waiting);
    waiting = '';
  };
  return {
    write(text) {
      waiting += text;
      if (waiting.length > PIECE) flush();
    },
    finish: () =>
      failing(async () => {
        flush();
        closeSync(file);
        await rename(spare, target);
      }),
    async discard() {
      closeSync(file);
      await rm(spare, { force: true });
    },
  };
}

/** Removes a file; one that is not there is no error. Throws Failure `file-unwritable`. */
export async function removeUserFile(path: string, cwd: string): Promise<void> {
  try {
    await rm(resolve(cwd, path), { force: true });
  } catch (error) {
    throw new Failure('file-unwritable', { path, problem: systemCode(error) }, error);
  }
}

/** A new home that only this user can open, with folders as WABACTL_HOME gives them. */
export async function makeTemporaryHome(prefix: string, parent = tmpdir()): Promise<TemporaryHome> {
  const path = await mkdtemp(join(parent, prefix));
  await chmod(path, 0o700);
  const folders = { config: join(path, 'config'), state: join(path, 'state'), cache: join(path, 'cache') };
  return { path, folders, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
