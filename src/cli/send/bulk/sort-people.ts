import type { JudgedRow, RowProblem } from '../../../core/bulk/judge-row.js';
import { forbids, type OptOutSource } from '../../../core/optouts/optout.js';
import type { QueuedRow } from '../../../store/bulk-queue.js';
import type { Database } from '../../../store/database.js';
import { countOptOuts, findOptOut } from '../../../store/optouts.js';
import { openSeenPeople, type SeenPeople } from '../../../store/seen-people.js';
import { hasInbound, hasWritten } from '../../../store/window-log.js';
import type { CsvRecord } from '../../csv-source.js';

/** Somebody of the file who gets nothing. */
export type LeftOut = { readonly row: number; readonly line: number; readonly to: string } & LeftOutReason;

type LeftOutReason =
  | { readonly reason: 'invalid'; readonly problems: readonly RowProblem[] }
  | { readonly reason: 'duplicate'; readonly repeats: number }
  | { readonly reason: 'opted-out'; readonly sources: readonly OptOutSource[] };

export interface Sorted {
  readonly rows: number;
  readonly queued: number;
  readonly invalid: number;
  readonly duplicate: number;
  readonly optedOut: number;
  /** Of those that are queued; null where it cannot be told. */
  readonly countries: ReadonlyMap<string | null, number>;
  /** Who has never written to this channel, as far as this machine knows. */
  readonly strangers: number;
}

export interface SortingRules {
  readonly records: AsyncIterable<CsvRecord>;
  readonly judge: (cells: readonly string[]) => JudgedRow;
  readonly channelId: string;
  readonly category: string;
  readonly database: Database;
  queue(row: QueuedRow, body: string): void;
  leaveOut(row: LeftOut): void;
  /** Throws where it was interrupted. */
  goOn(): void;
}

/** Reads the file once, a row at a time: who gets the message, who does not, and why. Whoever is there twice counts the first time. */
export async function sortPeople(rules: SortingRules): Promise<Sorted> {
  const { records, judge, queue, leaveOut, goOn } = rules;
  const seen = await openSeenPeople();
  const hasWrittenBefore = createAcquaintance(rules);
  const findReason = createExclusion(rules, seen);
  const counts = { rows: 0, queued: 0, invalid: 0, duplicate: 0, optedOut: 0, strangers: 0 };
  const countries = new Map<string | null, number>();
  try {
    for await (const { number, line, cells } of records) {
      // The head is the file's first record, and row 1 is the first person.
      const row = number - 1;
      const judged = judge(cells);
      const reason = findReason(judged, row);
      counts.rows++;
      if (counts.rows % CHECK_EVERY === 0) goOn();
      if (reason !== undefined) {
        counts[COUNTED_AS[reason.reason]]++;
        leaveOut({ row, line, to: judged.given, ...reason });
      } else if ('recipient' in judged) {
        const { to, customer, country } = judged.recipient;
        counts.queued++;
        countries.set(country, (countries.get(country) ?? 0) + 1);
        if (!hasWrittenBefore(customer)) counts.strangers++;
        queue({ row, to, components: judged.components }, judged.body);
      }
    }
  } finally {
    seen.close();
  }
  goOn();
  return { ...counts, countries };
}

const COUNTED_AS = { invalid: 'invalid', duplicate: 'duplicate', 'opted-out': 'optedOut' } as const;

/** So often it is looked whether somebody pressed Ctrl-C. */
const CHECK_EVERY = 200;

/** undefined for who gets the message. Nobody is looked up where nobody has opted out: a million questions take their time. */
function createExclusion({ database, channelId, category }: SortingRules, seen: SeenPeople) {
  const isAnybodyOut = countOptOuts(database, channelId) > 0;
  return (judged: JudgedRow, row: number): LeftOutReason | undefined => {
    if ('problems' in judged) return { reason: 'invalid', problems: judged.problems };
    const { customer } = judged.recipient;
    const known = isAnybodyOut ? findOptOut(database, { channelId, customer }) : undefined;
    if (known && forbids(known, category)) return { reason: 'opted-out', sources: known.sources };
    const repeats = seen.firstRow(customer, row);
    return repeats === undefined ? undefined : { reason: 'duplicate', repeats };
  };
}

function createAcquaintance({ database, channelId }: SortingRules) {
  if (!hasInbound(database, channelId)) return () => false;
  return (customer: string) => hasWritten(database, channelId, customer);
}
