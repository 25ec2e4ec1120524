import { closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { BulkRun } from '../core/bulk/run.js';
import { bulkFolder, queuePath, runFolder } from './bulk-folder.js';
import { makePrivateFolder, writing } from './private-files.js';
import { type PlacedLine, readLines } from './read-lines.js';

/** One message of a run. */
export interface QueuedRow {
  /** Number of the record in the file of recipients, from 1, increasing. */
  readonly row: number;
  /** `+` and digits, or a business-scoped user id. */
  readonly to: string;
  /** The template's components as JSON, an array; without line breaks. */
  readonly components: string;
}

/** Where a row lies in the queue, so that nobody must read what stands before it. */
export interface PlacedRow extends QueuedRow {
  readonly at: number;
  /** Where the next one begins. */
  readonly end: number;
}

/** Somebody of the file who gets nothing. */
export interface LeftOutRow {
  readonly row: number;
  /** As it was given. */
  readonly to: string;
  readonly reason: 'invalid' | 'duplicate' | 'opted-out';
  /** JSON: the problems of an invalid row, the row that a duplicate repeats. */
  readonly details: unknown;
}

export interface QueueWriter {
  add(row: QueuedRow): void;
  leaveOut(row: LeftOutRow): void;
  /** From here on the run exists. */
  finish(run: BulkRun): void;
  /** As if nothing had been. */
  discard(): void;
}

/** A run is written beside its place and moved there at the end: it exists whole or not at all. */
export function createBulkRun(stateFolder: string, id: string): QueueWriter {
  const folder = runFolder(stateFolder, id);
  const spare = `${folder}.tmp`;
  writing(bulkFolder(stateFolder), () => makePrivateFolder(bulkFolder(stateFolder)));
  writing(spare, () => {
    rmSync(spare, { recursive: true, force: true });
    makePrivateFolder(spare);
  });
  const queue = openLineWriter(join(spare, 'queue'));
  const leftOut = openLineWriter(join(spare, 'left-out'));
  const close = () => {
    queue.close();
    leftOut.close();
  };
  return {
    add: ({ row, to, components }) => queue.add(`${row}\t${to}\t${components}\n`),
    leaveOut: ({ row, to, reason, details }) => leftOut.add(`${JSON.stringify([row, to, reason, details])}\n`),
    finish(run) {
      close();
      const path = join(spare, 'run.json');
      writing(path, () => writeFileSync(path, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600, flush: true }));
      writing(folder, () => renameSync(spare, folder));
    },
    discard() {
      close();
      rmSync(spare, { recursive: true, force: true });
    },
  };
}

const BLOCK = 64 * 1024;

/** A file that grows by blocks, since a million small writes would take seconds. */
function openLineWriter(path: string) {
  const file = writing(path, () => openSync(path, 'wx', 0o600));
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
    writing(path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    });
  };
  return {
    add(line: string) {
      waiting.push(line);
      length += line.length;
      if (length >= BLOCK) flush();
    },
    close() {
      try {
        flush();
      } finally {
        closeSync(file);
      }
    },
  };
}

/** In the order of the file, in constant memory; `from` is the `end` of a row that was read before. */
export function* readQueue(stateFolder: string, id: string, from = 0): Generator<PlacedRow> {
  for (const line of readLines(queuePath(stateFolder, id), from)) yield toRow(line);
}

/** The one row that begins there. */
export function readQueuedAt(stateFolder: string, id: string, at: number): PlacedRow | undefined {
  return readQueue(stateFolder, id, at).next().value ?? undefined;
}

/** Written out, since a copied object costs more than all the rest of reading a row. */
function toRow({ text, at, end }: PlacedLine): PlacedRow {
  const first = text.indexOf('\t');
  const second = text.indexOf('\t', first + 1);
  return {
    row: Number(text.slice(0, first)),
    to: text.slice(first + 1, second),
    components: text.slice(second + 1),
    at,
    end,
  };
}

export function parseQueueLine(text: string): QueuedRow {
  const first = text.indexOf('\t');
  const second = text.indexOf('\t', first + 1);
  return { row: Number(text.slice(0, first)), to: text.slice(first + 1, second), components: text.slice(second + 1) };
}

const leftOutLine = z.tuple([z.number(), z.string(), z.enum(['invalid', 'duplicate', 'opted-out']), z.unknown()]);

export function* readLeftOut(stateFolder: string, id: string): Generator<LeftOutRow> {
  for (const { text } of readLines(join(runFolder(stateFolder, id), 'left-out'))) {
    const [row, to, reason, details] = leftOutLine.parse(JSON.parse(text));
    yield { row, to, reason, details };
  }
}
