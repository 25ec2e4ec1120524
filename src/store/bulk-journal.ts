import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { type JournalEntry, type Milestone, parseLine, type SentThrough, toLine } from '../core/bulk/journal-entry.js';
import { journalPath } from './bulk-folder.js';
import { readQueue } from './bulk-queue.js';
import { writing } from './private-files.js';
import { readLineBlocks } from './read-lines.js';

/**
 * What became of each row of a run, as lines that are only ever appended. The system has a line before the bytes of its row
 * leave, so that a kill, at whatever moment, leaves each row either untouched, answered, or known to be unknown; only a
 * power cut can take back the last ones.
 */
export interface JournalWriter {
  /** Kept until the next `flush`. */
  add(entry: JournalEntry): void;
  /** Hands all that was added to the system, with one write. Throws Failure `file-not-writable`, and nothing of it is kept then. */
  flush(): void;
  close(): void;
}

/** Only whoever holds the run's lock may write to it. */
export function openJournal(stateFolder: string, id: string): JournalWriter {
  const path = journalPath(stateFolder, id);
  const file = writing(path, () => openSync(path, 'a+', 0o600));
  let size = writing(path, () => cutTornLine(file));
  let waiting = '';
  return {
    add(entry) {
      waiting += toLine(entry);
    },
    flush() {
      if (waiting === '') return;
      const bytes = Buffer.from(waiting);
      waiting = '';
      writing(path, () => append(file, bytes, size));
      size += bytes.length;
    },
    close: () => closeSync(file),
  };
}

/** A full disk may take half of it, which must not look like a line later. */
function append(file: number, bytes: Buffer, size: number): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}

/** A process that was killed in mid-write had sent nothing of what it was writing. Gives the length that is left. */
function cutTornLine(file: number): number {
  const { size } = fstatSync(file);
  const tail = Buffer.alloc(Math.min(size, 1024 * 1024));
  readSync(file, tail, 0, tail.length, size - tail.length);
  const whole = size - tail.length + tail.lastIndexOf(0x0a) + 1;
  if (whole < size) ftruncateSync(file, whole);
  return whole;
}

/** `again`: surely not taken by Meta, and still to be tried again. `not-sent`: the run was cancelled before its turn. */
export type RowState = 'waiting' | 'again' | 'accepted' | 'refused' | 'unknown' | 'not-sent';

export interface JournalCounts {
  readonly accepted: number;
  /** Of the accepted ones: Meta holds them back for a quality check. */
  readonly held: number;
  readonly refused: number;
  readonly unknown: number;
}

export interface JournalSummary {
  readonly sentThrough: SentThrough;
  /** Rows to be tried again, with their place in the queue. */
  readonly again: ReadonlyMap<number, number>;
  /** Of the rows that were given to the network. */
  readonly counts: JournalCounts;
  /** How often Meta refused with a code. */
  readonly codes: ReadonlyMap<number, number>;
  /** When the first row left; null before. */
  readonly startedAt: number | null;
  /** The last one; undefined before the run began. */
  readonly milestone: Milestone | undefined;
  stateOf(row: number): RowState;
}

const NOTHING_SENT: SentThrough = { kind: 'sent-through', row: 0, count: 0, place: 0 };

/** A byte and a place for each row: a million rows are read in well under a second. */
export function readJournal(stateFolder: string, id: string): JournalSummary {
  return summarize(readSigns(journalPath(stateFolder, id), false));
}

interface Signs {
  /** The sign of the last line of each row, 0 where there is none. */
  signs: Uint8Array;
  /** Where that line begins; undefined where nobody asks. */
  places: Float64Array | undefined;
  sentThrough: SentThrough;
  readonly again: Map<number, number>;
  readonly codes: Map<number, number>;
  accepted: number;
  held: number;
  refused: number;
  startedAt: number | null;
  milestone: Milestone | undefined;
}

const SIGN = { accepted: 0x41, held: 0x48, refused: 0x52, unknown: 0x55, again: 0x57, retried: 0x54 } as const;
const LINE_FEED = 0x0a;

function readSigns(path: string, withPlaces: boolean): Signs {
  const found: Signs = {
    signs: new Uint8Array(1024),
    places: withPlaces ? new Float64Array(1024) : undefined,
    sentThrough: NOTHING_SENT,
    again: new Map(),
    codes: new Map(),
    accepted: 0,
    held: 0,
    refused: 0,
    startedAt: null,
    milestone: undefined,
  };
  for (const { bytes, at } of readLineBlocks(path)) {
    for (let start = 0; start < bytes.length; ) {
      const stop = bytes.indexOf(LINE_FEED, start);
      readSign(found, bytes, start, stop, at);
      start = stop + 1;
    }
  }
  return found;
}

/** Most lines are those of accepted rows, of which only the number is read. */
function readSign(found: Signs, bytes: Buffer, start: number, stop: number, at: number): void {
  const sign = bytes[start] ?? 0;
  if (sign === SIGN.accepted || sign === SIGN.held) {
    found.accepted++;
    if (sign === SIGN.held) found.held++;
    mark(found, digitsAt(bytes, start + 2), sign, at + start);
    return;
  }
  const entry = parseLine(bytes.toString('latin1', start, stop));
  if (!entry) return;
  if (entry.kind === 'sent-through') found.sentThrough = entry;
  else if ('row' in entry) noteRow(found, entry, sign, at + start);
  else {
    found.startedAt ??= entry.at;
    found.milestone = entry;
  }
}

type RowEntry = Exclude<JournalEntry, Milestone | SentThrough>;

function noteRow(found: Signs, entry: RowEntry, sign: number, place: number): void {
  if (entry.kind === 'again') found.again.set(entry.row, entry.place);
  if (entry.kind === 'retried') found.again.delete(entry.row);
  if (entry.kind === 'refused') {
    found.refused++;
    found.codes.set(entry.code, (found.codes.get(entry.code) ?? 0) + 1);
  }
  mark(found, entry.row, sign, place);
}

function digitsAt(bytes: Buffer, start: number): number {
  let value = 0;
  for (let at = start; ; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return value;
    value = value * 10 + digit;
  }
}

function mark(found: Signs, row: number, sign: number, place: number): void {
  while (row >= found.signs.length) grow(found);
  found.signs[row] = sign;
  if (found.places) found.places[row] = place;
}

function grow(found: Signs): void {
  const signs = new Uint8Array(found.signs.length * 2);
  signs.set(found.signs);
  found.signs = signs;
  if (!found.places) return;
  const places = new Float64Array(found.places.length * 2);
  places.set(found.places);
  found.places = places;
}

function summarize(found: Signs): JournalSummary {
  const { signs, sentThrough, again, codes, accepted, held, refused, startedAt, milestone } = found;
  const unknown = sentThrough.count - accepted - refused - again.size;
  const isCancelled = milestone?.kind === 'cancelled';
  return {
    sentThrough,
    again,
    codes,
    counts: { accepted, held, refused, unknown },
    startedAt,
    milestone,
    stateOf(row) {
      switch (signs[row] ?? 0) {
        case SIGN.accepted:
        case SIGN.held:
          return 'accepted';
        case SIGN.refused:
          return 'refused';
        case SIGN.again:
          return isCancelled ? 'not-sent' : 'again';
        case SIGN.unknown:
        case SIGN.retried:
          return 'unknown';
        default:
          if (row <= sentThrough.row) return 'unknown';
          return isCancelled ? 'not-sent' : 'waiting';
      }
    },
  };
}

/** A row of the queue with what is known of it. */
export interface RowOutcome {
  readonly row: number;
  readonly to: string;
  readonly state: RowState;
  /** ISO 8601; null where nothing was answered. */
  readonly at: string | null;
  readonly wamid: string | null;
  /** Meta holds it back for a quality check. */
  readonly held: boolean;
  /** Meta's code of a refusal. */
  readonly code: number | null;
}

/** Every row in the order of the queue. */
export function* outcomesOf(stateFolder: string, id: string): Generator<RowOutcome> {
  const path = journalPath(stateFolder, id);
  const found = readSigns(path, true);
  const { stateOf } = summarize(found);
  const lineAt = existsSync(path) ? lookUp(path) : undefined;
  try {
    for (const { row, to } of readQueue(stateFolder, id)) {
      const sign = found.signs[row] ?? 0;
      const entry = sign === 0 ? undefined : lineAt?.read(found.places?.[row] ?? 0);
      yield outcomeOf({ row, to }, stateOf(row), entry);
    }
  } finally {
    lineAt?.close();
  }
}

/** `entry` is the last line of the row; undefined where there is none. */
export function outcomeOf(
  { row, to }: Pick<RowOutcome, 'row' | 'to'>,
  state: RowState,
  entry: JournalEntry | undefined,
): RowOutcome {
  const at = entry && 'at' in entry ? new Date(entry.at).toISOString() : null;
  const whom = { row, to, state, at };
  if (entry?.kind === 'accepted') return { ...whom, wamid: entry.wamid, held: entry.held, code: null };
  return { ...whom, wamid: null, held: false, code: entry?.kind === 'refused' ? entry.code : null };
}

const WINDOW = 256 * 1024;

/** Reads single lines. Answers come nearly in the order of the queue, so most lie in what was read last. */
function lookUp(path: string) {
  const file = openSync(path, 'r');
  const window = Buffer.allocUnsafe(WINDOW);
  let from = 0;
  let length = 0;
  const load = (place: number) => {
    // Some of what comes next may lie a little before.
    from = Math.max(0, place - WINDOW / 4);
    length = readSync(file, window, 0, WINDOW, from);
  };
  return {
    read(place: number): JournalEntry | undefined {
      let stop = place >= from ? window.subarray(0, length).indexOf(LINE_FEED, place - from) : -1;
      if (stop < 0) {
        load(place);
        stop = window.subarray(0, length).indexOf(LINE_FEED, place - from);
      }
      return stop < 0 ? undefined : parseLine(window.toString('latin1', place - from, stop));
    },
    close: () => closeSync(file),
  };
}
