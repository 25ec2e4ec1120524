import { once } from 'node:events';
import { findCsvFlaw, findDelimiter } from '../core/csv/sniff.js';
import { Failure } from '../core/failure.js';

/** One record of a CSV file. */
export interface CsvRecord {
  /** Of the file's records, from 1; the head counts as one, lines without any value do not. */
  readonly number: number;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record longer than this is a quote that nobody closed. */
const LONGEST_RECORD = 256 * 1024;

/**
 * The records of a CSV of any size, one after another; no more than some of them are in memory. Commas, semicolons and tabs
 * are told apart by the first line, quotes may hold line breaks, and a mark in front (BOM) is passed over.
 */
export async function* readCsv(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<CsvRecord, void, undefined> {
  const { parse } = await import('csv-parse');
  const texts = decode(path, pieces);
  const { value: head } = await texts.next();
  if (head === undefined) return;
  // Of all that were understood, also those that nobody has taken yet when a fault comes.
  let understood = 0;
  /** Where those begin that nobody has taken yet. */
  const starts: number[] = [];
  let countedTwice = 0;
  const parser = parse({
    delimiter: findDelimiter(head),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_quotes: true,
    trim: true,
    max_record_size: LONGEST_RECORD,
    on_record: (record, { lines }) => {
      // The parser counts a line break of two characters twice inside of quotes.
      countedTwice += countIn(record, '\r\n');
      understood = lines - countedTwice;
      starts.push(understood - countIn(record, '\n'));
      return record;
    },
  });
  const feed = async () => {
    for (let text: string | undefined = head; text !== undefined; text = (await texts.next()).value ?? undefined) {
      if (!parser.write(text)) await once(parser, 'drain');
    }
    parser.end();
  };
  // Its fault comes out where the records are taken.
  feed().catch((fault) => parser.destroy(fault));
  let number = 0;
  try {
    for await (const record of parser) {
      const cells: readonly string[] = record;
      number++;
      yield { number, line: starts.shift() ?? understood, cells };
    }
  } catch (fault) {
    throw fault instanceof Failure ? fault : new Failure('csv-broken', { path, afterLine: understood }, fault);
  }
}

function countIn(cells: readonly string[], part: string): number {
  let count = 0;
  for (const cell of cells) if (cell.includes(part)) count += cell.split(part).length - 1;
  return count;
}

async function* decode(path: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  let isFirst = true;
  const read = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch (fault) {
      // The line is of use: it is mostly the first with an accent.
      const [good = ''] = new TextDecoder().decode(piece).split('\ufffd');
      const line = lines + good.split('\n').length;
      throw new Failure('csv-not-readable', { path, flaw: 'not-utf-8', line }, fault);
    }
  };
  for await (const piece of pieces) {
    const flaw = isFirst ? findCsvFlaw(piece) : undefined;
    if (flaw !== undefined) throw new Failure('csv-not-readable', { path, flaw, line: 1 });
    isFirst = false;
    const text = read(piece);
    lines += text.split('\n').length - 1;
    if (text !== '') yield text;
  }
  const rest = read();
  if (rest !== '') yield rest;
}
