import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type Conf from 'conf';
import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import { type Lock, loadLock } from './lock.js';
import { makePrivateFolder, systemCode, tighten, writing } from './private-files.js';
import type { Recorder } from './recorder.js';

/**
 * A JSON file that several processes may change at once and that is readable by its owner only. Every change is
 * read, applied and written under one lock, and the file is replaced as a whole, so that neither a second process nor a
 * kill loses or tears anything. Members that this version does not know survive, as far as the schema is loose.
 */
export interface JsonFile<Contents> {
  readonly path: string;
  /** Of a file that does not exist: the empty contents. Creates nothing. */
  read(): Promise<Contents>;
  /** Gives what is now in the file. `change` may run in any process's turn: it must look at nothing but its argument. */
  update(change: (current: Contents) => Contents): Promise<Contents>;
}

export interface JsonFileOptions<Contents> {
  readonly folder: string;
  /** Without `.json`. */
  readonly name: string;
  readonly schema: z.ZodMiniType<Contents>;
  readonly empty: Contents;
  /** The highest `version` member this program can read. */
  readonly version: number;
  readonly what: string;
  readonly recorder?: Recorder | undefined;
}

export function createJsonFile<Contents extends object>(options: JsonFileOptions<Contents>): JsonFile<Contents> {
  const { folder, recorder, what } = options;
  const path = join(folder, `${options.name}.json`);

  const readWith = (open: () => Stored): Contents => {
    if (!isThere(path, folder)) return options.empty;
    const stored = readStored(path, open);
    if (!recorder) tighten(path, 0o600);
    return parseContents(path, stored, options);
  };
  const write = (open: () => Stored, contents: Contents): void => {
    // Kept in another folder by whoever made a link of it, as managers of dotfiles do.
    const target = existsSync(path) ? realpathSync(path) : path;
    removeLeftovers(folder, target);
    const plain = Object.fromEntries(Object.entries(contents));
    const spare = writeSpare(target, serialize(plain));
    open().store = plain;
    putRight(target, spare, serialize(plain));
  };

  return {
    path,
    async read() {
      // Checked first: a machine without the file need not load conf, and conf would make the folder.
      return isThere(path, folder) ? readWith(await loadConf(options)) : options.empty;
    },
    async update(change) {
      const open = await loadConf(options);
      if (recorder) {
        const changed = options.schema.parse(change(readWith(open)));
        recorder({ path, what });
        return changed;
      }
      writing(path, () => makePrivateFolder(folder));
      const lock: Lock = await loadLock(folder);
      return lock(() => {
        const changed = options.schema.parse(change(readWith(open)));
        writing(path, () => write(open, changed));
        return changed;
      });
    },
  };
}

type Stored = Conf<Record<string, unknown>>;

/** conf is loaded on first use. It gets no schema, so that its validator can stay out of the bundle; zod does that. */
async function loadConf({ folder, name }: { folder: string; name: string }): Promise<() => Stored> {
  const { default: Conf } = await import('conf');
  return () =>
    new Conf<Record<string, unknown>>({
      cwd: folder,
      configName: name,
      configFileMode: 0o600,
      serialize,
      accessPropertiesByDotNotation: false,
    });
}

function serialize(contents: unknown): string {
  return JSON.stringify(contents, undefined, '\t');
}

/**
 * The new contents beside the file, written to the last byte or ENOSPC. conf's writer takes a disk that becomes full in
 * mid-write for success and would put the torn half in the place of the file.
 */
function writeSpare(target: string, text: string): string {
  const spare = `${target}.tmp-spare`;
  try {
    writeFileSync(spare, text, { mode: 0o600, flush: true });
    return spare;
  } catch (error) {
    rmSync(spare, { force: true });
    throw error;
  }
}

/** The spare copy takes the place of a torn file, which needs no space. */
function putRight(target: string, spare: string, text: string): void {
  if (readFileSync(target, 'utf8') === text) rmSync(spare);
  else renameSync(spare, target);
}

/**
 * A folder that is closed to us hides what is in it, and "nothing" would be the wrong answer. One that cannot even be seen
 * belongs to nobody we know, as where a service runs with another user's home: that is no configuration.
 */
function isThere(path: string, folder: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    const problem = systemCode(error);
    if (problem === undefined) throw error;
    if (['ENOENT', 'ENOTDIR'].includes(problem) || !existsSync(folder)) return false;
    throw new Failure('file-unreadable', { path, problem }, error);
  }
}

function readStored(path: string, open: () => Stored): unknown {
  try {
    // conf would take a link to a file that is gone for an empty file, and put a new one in the place of the link.
    if (!existsSync(path)) {
      throw new Failure('file-unreadable', { path: resolve(dirname(path), readlinkSync(path)), problem: 'ENOENT' });
    }
    return open().store;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failure('file-damaged', { path, problem: 'not-json' });
    const problem = systemCode(error);
    throw problem === undefined ? error : new Failure('file-unreadable', { path, problem }, error);
  }
}

const versioned = z.looseObject({ version: z.int() });

function parseContents<Contents>(path: string, stored: unknown, options: JsonFileOptions<Contents>): Contents {
  const { data: file } = versioned.safeParse(stored);
  if (file && file.version > options.version) {
    throw new Failure('file-from-newer-version', { path, found: file.version, known: options.version });
  }
  const parsed = options.schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const where = toPlace(parsed.error.issues[0]?.path ?? []);
  throw new Failure('file-damaged', { path, problem: 'wrong-shape', ...(where === '' ? {} : { where }) });
}

/** `channels[0].wabaId`. zod has the same in `z.core`, which would draw all its languages into the bundle. */
function toPlace(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/**
 * A process that was killed in mid-write leaves its half-written copy behind, with whatever secrets were in it. Those of
 * every file in the folder go, since all of them are written under the one lock that is held now.
 */
function removeLeftovers(folder: string, target: string): void {
  const remove = (place: string, isLeftover: (name: string) => boolean) => {
    for (const name of readdirSync(place)) if (isLeftover(name)) rmSync(join(place, name), { force: true });
  };
  remove(folder, (name) => name.includes('.json.tmp-'));
  // Where a link leads there are files of others.
  remove(dirname(target), (name) => name.startsWith(`${basename(target)}.tmp-`));
}
