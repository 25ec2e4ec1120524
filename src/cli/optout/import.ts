import * as z from 'zod/mini';
import { findColumn, guessRecipientColumn, holdsCountryCodes, nearestColumn } from '../../core/csv/recipient-column.js';
import { Failure } from '../../core/failure.js';
import { type DefaultCountry, type ListedRecipient, readListed } from '../../core/phone/listed-recipient.js';
import { optOut } from '../../store/optouts.js';
import { command } from '../command.js';
import { readCsv } from '../csv-source.js';
import { optional, text } from '../field.js';
import { requireCountry } from '../given-country.js';

/** So many wrong lines are shown; all are counted. */
const SHOWN = 20;
/** A transaction of so many holds others up for some milliseconds only. */
const BATCH = 500;

export const importOptOuts = command({
  path: 'optout import',
  examples: [
    'wabactl optout import optouts.csv',
    'wabactl optout import unsubscribed.txt --country ES --note "from the old shop"',
  ],
  args: { file: text('<file>') },
  options: {
    column: optional(text('--column <name>')),
    country: optional(text('--country <country>')),
    note: optional(text('--note <text>', { maxLength: 500 })),
  },
  output: z.object({
    added: z.number(),
    known: z.number(),
    invalid: z.number(),
    /** The first of them. */
    invalidLines: z.array(
      z.object({ line: z.number(), given: z.string(), reason: z.enum(['no-country-code', 'impossible']) }),
    ),
  }),
  rows: ({ added, known, invalid }) => [{ added, known, invalid }],
  changes: true,
  async run({ file, column, country: givenCountry, note = null }, context) {
    const { session, host } = context;
    const fallback = requireCountry(givenCountry);
    const { id: channelId } = await session.channel();
    const database = await session.database();
    const at = host.now().toISOString();
    const counts = { added: 0, known: 0, invalid: 0 };
    const invalidLines: { line: number; given: string; reason: 'no-country-code' | 'impossible' }[] = [];
    let batch: ListedRecipient[] = [];
    const keep = () => {
      database.write('optouts', () => {
        for (const { customer } of batch) {
          const outcome = optOut(database, { channelId, customer, source: 'import', note, at });
          counts[outcome === 'new' ? 'added' : 'known']++;
        }
      });
      batch = [];
    };
    for await (const { line, given, country } of peopleOf(
      file,
      { column, fallback },
      context.openInput(file, '<file>'),
    )) {
      const read = readListed(given, country);
      if (typeof read === 'string') {
        counts.invalid++;
        if (invalidLines.length < SHOWN) invalidLines.push({ line, given, reason: read });
        continue;
      }
      batch.push(read);
      if (batch.length >= BATCH) keep();
    }
    keep();
    return { ...counts, invalidLines };
  },
  view({ added, known, invalid, invalidLines }, screen, say) {
    const { style } = screen;
    return [
      `${style.good('✓')} ${say.done(added, known)}`,
      ...(invalid > 0 ? [style.warn(say.invalid(invalid))] : []),
      ...invalidLines.map(({ line, given, reason }) => `  ${say.line(line, given, say.reasons[reason])}`),
      ...(invalid > invalidLines.length ? [`  ${say.more(invalid - invalidLines.length)}`] : []),
    ].join('\n');
  },
});

interface Listed {
  readonly line: number;
  readonly given: string;
  readonly country: DefaultCountry | undefined;
}

/** A list may be a column of a table with a head, or just lines. */
async function* peopleOf(
  path: string,
  wish: ColumnWish,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Listed, void, undefined> {
  let column: Column | undefined;
  for await (const { line, cells } of readCsv(path, pieces)) {
    const isHead = column === undefined && !isWithoutHead(cells, wish);
    column ??= columnOf(cells, wish);
    const given = cells[column.at] ?? '';
    if (!isHead && given !== '') yield { line, given, country: column.country };
  }
  if (column === undefined) throw new Failure('csv-empty', { path });
}

interface ColumnWish {
  readonly column: string | undefined;
  readonly fallback: DefaultCountry | undefined;
}

interface Column {
  readonly at: number;
  readonly country: DefaultCountry | undefined;
}

function isWithoutHead(first: readonly string[], { column }: ColumnWish): boolean {
  return column === undefined && first.some(isListed);
}

function columnOf(first: readonly string[], wish: ColumnWish): Column {
  const { column, fallback } = wish;
  if (isWithoutHead(first, wish)) return { at: first.findIndex(isListed), country: fallback };
  const at = column === undefined ? guess(first) : findColumn(first, column);
  if (at === undefined) {
    const columns = [...first];
    if (column === undefined) throw new Failure('recipient-column-needed', { flag: '--column', columns });
    throw new Failure('column-unknown', { column, columns, nearest: nearestColumn(first, column) });
  }
  return { at, country: fallback ?? (holdsCountryCodes(first[at] ?? '') ? '+' : undefined) };
}

function guess(heads: readonly string[]): number | undefined {
  return heads.length === 1 ? 0 : guessRecipientColumn(heads);
}

function isListed(cell: string): boolean {
  return typeof readListed(cell, '+') !== 'string';
}
