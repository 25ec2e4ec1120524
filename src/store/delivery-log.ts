import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
  writevSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../core/failure.js';
import { decodeRecord, encodeRecord, RECORD_HEAD_BYTES, recordLength } from './delivery-record.js';
import { makePrivateFolder, systemCode, writing } from './private-files.js';

/**
 * Every delivery as it came, in files that are only ever appended to: `<state>/deliveries/0000000001.log`, one series for
 * each process that writes. A delivery is handed to the system before Meta gets its 200, so that a kill loses nothing that
 * was answered; those that came in together are written at once. As with the database, only a power cut can take back the
 * last ones. What the deliveries tell is indexed afterwards, in SQLite, which takes ten times as long.
 * Old deliveries go by removing old files.
 */
export interface NewDelivery {
  /** ISO 8601, by this machine's clock. */
  readonly receivedAt: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Byte for byte, but for secrets of ours that somebody sent. */
  readonly body: Uint8Array;
  /** `unchecked` when no app secret was known. */
  readonly signature: 'valid' | 'unchecked';
  readonly appId: string | null;
  /** The channel that was listened for. */
  readonly channelId: string;
  /** The channels that the app may speak for; null where every one. */
  readonly allowedChannels: readonly string[] | null;
}

export interface LoggedDelivery extends NewDelivery {
  /** Increasing in the order of arrival at one process; it also says where the delivery lies. */
  readonly id: number;
}

/** Where a delivery lies. */
export interface DeliveryPlace {
  readonly id: number;
  /** Where in its file the next one begins. */
  readonly end: number;
}

export interface DeliveryLog {
  /** Resolves once it is safe, in the order of the calls. Rejects with Failure `file-not-writable` when it could not be kept. */
  append(delivery: NewDelivery): Promise<DeliveryPlace>;
  close(): Promise<void>;
}

/** An id is the number of the file times this, plus the place in the file. */
const SPAN = 2 ** 26;
/** A file that has grown so large is followed by the next one. Old deliveries can only go by whole files. */
const SEGMENT_BYTES = 16 * 1024 * 1024;

export function deliveriesFolder(stateFolder: string): string {
  return join(stateFolder, 'deliveries');
}

export interface DeliveryLogOptions {
  readonly stateFolder: string;
  /** Runs work after what came in together was looked at, and before anything is waited for. */
  soon(work: () => void): void;
  readonly segmentBytes?: number;
}

/** No file is made before the first delivery comes. */
export function openDeliveryLog({ stateFolder, soon, segmentBytes = SEGMENT_BYTES }: DeliveryLogOptions): DeliveryLog {
  const folder = deliveriesFolder(stateFolder);
  let segment: Segment | undefined;
  let waiting: Waiting[] = [];

  const write = (batch: readonly Waiting[]): void => {
    if (segment && segment.size >= segmentBytes) segment = closeSegment(segment);
    segment ??= newSegment(folder);
    if (appendBatch(segment, batch)) return;
    // It was removed meanwhile, as too old or too much: what lies there is lost, so it is written once more.
    segment = closeSegment(segment);
    write(batch);
  };
  const writeWaiting = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      write(batch);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  return {
    append(delivery) {
      return new Promise((resolve, reject) => {
        waiting.push({ chunks: encodeRecord(delivery), resolve, reject });
        // What came in together is written together.
        if (waiting.length === 1) soon(writeWaiting);
      });
    },
    async close() {
      writeWaiting();
      if (segment) segment = closeSegment(segment);
    },
  };
}

interface Waiting {
  readonly chunks: readonly Uint8Array[];
  resolve(place: DeliveryPlace): void;
  reject(error: unknown): void;
}

interface Segment {
  readonly path: string;
  readonly number: number;
  readonly file: number;
  size: number;
}

/** The next free number. Made exclusively, so that two processes never append to the same file. */
function newSegment(folder: string): Segment {
  return writing(folder, () => {
    makePrivateFolder(folder);
    for (let number = (segmentNumbers(folder).at(-1) ?? 0) + 1; ; number++) {
      const path = segmentPath(folder, number);
      try {
        return { path, number, file: openSync(path, 'ax', 0o600), size: 0 };
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') throw error;
      }
    }
  });
}

function closeSegment({ file }: Segment): undefined {
  closeSync(file);
}

/** False when the file is no longer in its folder. */
function appendBatch(segment: Segment, batch: readonly Waiting[]): boolean {
  const start = segment.size;
  try {
    writeAll(
      segment.file,
      batch.flatMap(({ chunks }) => chunks),
    );
  } catch (error) {
    // Half a batch would be read as damage.
    if (fstatSync(segment.file).size > start) ftruncateSync(segment.file, start);
    const problem = systemCode(error);
    throw problem === undefined ? error : new Failure('file-not-writable', { path: segment.path, problem }, error);
  }
  if (fstatSync(segment.file).nlink === 0) return false;
  for (const { chunks, resolve } of batch) {
    const id = firstIdOf(segment.number) + segment.size;
    segment.size += lengthOf(chunks);
    resolve({ id, end: segment.size });
  }
  return true;
}

/** A disk that is nearly full takes a part of it; the system's own error comes with the next try. */
function writeAll(file: number, chunks: readonly Uint8Array[]): void {
  const written = writevSync(file, chunks);
  if (written < lengthOf(chunks)) writeAll(file, [Buffer.concat(chunks).subarray(written)]);
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  let bytes = 0;
  for (const chunk of chunks) bytes += chunk.byteLength;
  return bytes;
}

/** undefined where it is gone: too old, or the log was removed. Throws Failure `file-damaged`. */
export function readDelivery(stateFolder: string, id: number): LoggedDelivery | undefined {
  const found = readPlaced(stateFolder, id);
  if (!found) return undefined;
  const { end: _, ...delivery } = found;
  return delivery;
}

/** The same, with the place in its file where the next one begins. */
export function readPlaced(stateFolder: string, id: number): (LoggedDelivery & { readonly end: number }) | undefined {
  const number = Math.floor(id / SPAN);
  const path = segmentPath(deliveriesFolder(stateFolder), number);
  return withFile(path, (file) => {
    const record = readRecord(file, id % SPAN);
    if (!record) throw new Failure('file-damaged', { path, problem: 'wrong-shape', where: String(id % SPAN) });
    return { id, ...record.delivery, end: (id % SPAN) + record.length };
  });
}

/** Writes white space over its body. Its place and length stay, and so do those of the others. */
export function blankDelivery(stateFolder: string, delivery: LoggedDelivery): void {
  const path = segmentPath(deliveriesFolder(stateFolder), segmentOf(delivery.id));
  const body = new Uint8Array(delivery.body.byteLength).fill(SPACE);
  writing(path, () => {
    const file = openSync(path, 'r+');
    try {
      writeSync(file, Buffer.concat(encodeRecord({ ...delivery, body })), 0, undefined, delivery.id % SPAN);
    } finally {
      closeSync(file);
    }
  });
}

const SPACE = 0x20;

export interface SegmentSize {
  readonly segment: number;
  readonly bytes: number;
  /** When something was last appended. */
  readonly changedAt: Date;
}

/** The oldest first. */
export function listSegments(stateFolder: string): SegmentSize[] {
  const folder = deliveriesFolder(stateFolder);
  return segmentNumbers(folder).flatMap((segment) => {
    const found = statSync(segmentPath(folder, segment), { throwIfNoEntry: false });
    return found ? [{ segment, bytes: found.size, changedAt: found.mtime }] : [];
  });
}

export function removeSegment(stateFolder: string, segment: number): void {
  rmSync(segmentPath(deliveriesFolder(stateFolder), segment), { force: true });
}

/** The ids of one file begin here, and end before those of the next. */
export function firstIdOf(segment: number): number {
  return segment * SPAN;
}

export function segmentOf(id: number): number {
  return Math.floor(id / SPAN);
}

/** What one file holds from that place on, with the place after each. A record that was cut off by a kill ends it. */
export function* readSegment(
  stateFolder: string,
  segment: number,
  from: number,
): Generator<{ readonly delivery: LoggedDelivery; readonly end: number }> {
  const file = openIfThere(segmentPath(deliveriesFolder(stateFolder), segment));
  if (file === undefined) return;
  try {
    for (let at = from; ; ) {
      const record = readRecord(file, at);
      if (!record) return;
      yield { delivery: { id: firstIdOf(segment) + at, ...record.delivery }, end: at + record.length };
      at += record.length;
    }
  } finally {
    closeSync(file);
  }
}

/** undefined for one that is not whole. */
function readRecord(file: number, at: number): { delivery: NewDelivery; length: number } | undefined {
  const head = readAt(file, at, RECORD_HEAD_BYTES);
  const length = head && recordLength(head);
  const bytes = length === undefined ? undefined : readAt(file, at, length);
  const delivery = bytes && decodeRecord(bytes);
  return delivery && bytes ? { delivery, length: bytes.byteLength } : undefined;
}

/** undefined where the file ends before. */
function readAt(file: number, at: number, length: number): Uint8Array | undefined {
  if (fstatSync(file).size < at + length) return undefined;
  const bytes = Buffer.allocUnsafe(length);
  return readSync(file, bytes, 0, length, at) === length ? bytes : undefined;
}

function withFile<Result>(path: string, work: (file: number) => Result): Result | undefined {
  const file = openIfThere(path);
  if (file === undefined) return undefined;
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function segmentPath(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(10, '0')}.log`);
}

function segmentNumbers(folder: string): number[] {
  return namesIn(folder)
    .flatMap((name) => /^(\d{10})\.log$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);
}

function namesIn(folder: string): string[] {
  return writing(folder, () => {
    try {
      return readdirSync(folder);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return [];
      throw error;
    }
  });
}
