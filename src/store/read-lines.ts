import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/** A line without its end. */
export interface PlacedLine {
  readonly text: string;
  /** Where it begins in the file, in bytes. */
  readonly at: number;
  /** Where the next one begins. */
  readonly end: number;
}

const BLOCK = 256 * 1024;
const LINE_FEED = 0x0a;

/** The whole lines of a file, in constant memory. One without its end at the end of the file was not written whole and is left out. */
export function* readLines(path: string, from = 0): Generator<PlacedLine> {
  for (const { bytes, at } of readLineBlocks(path, from)) {
    for (let start = 0; start < bytes.length; ) {
      const stop = bytes.indexOf(LINE_FEED, start);
      yield { text: bytes.toString('utf8', start, stop), at: at + start, end: at + stop + 1 };
      start = stop + 1;
    }
  }
}

/** Blocks that begin and end with a line. What is yielded is overwritten by the next. */
export function* readLineBlocks(path: string, from = 0): Generator<{ readonly bytes: Buffer; readonly at: number }> {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    let buffer = Buffer.allocUnsafe(BLOCK);
    let held = 0;
    for (let at = from; ; ) {
      const read = readSync(file, buffer, held, buffer.length - held, at + held);
      if (read === 0) return;
      held += read;
      const whole = buffer.lastIndexOf(LINE_FEED, held - 1) + 1;
      if (whole > 0) {
        yield { bytes: buffer.subarray(0, whole), at };
        buffer.copyWithin(0, whole, held);
        at += whole;
        held -= whole;
      } else if (held === buffer.length) {
        buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
      }
    }
  } finally {
    closeSync(file);
  }
}
