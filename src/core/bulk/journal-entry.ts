/** One line of a run's journal. Times are milliseconds since 1970. */
export type JournalEntry =
  | SentThrough
  | {
      readonly kind: 'accepted';
      readonly row: number;
      readonly at: number;
      readonly wamid: string;
      readonly held: boolean;
    }
  | { readonly kind: 'refused'; readonly row: number; readonly at: number; readonly code: number }
  /** Nobody can say whether Meta took it; it is not sent again. */
  | { readonly kind: 'unknown'; readonly row: number; readonly at: number }
  /** Surely not taken, and will be tried again; `place` is where it begins in the queue. */
  | { readonly kind: 'again'; readonly row: number; readonly place: number }
  /** Such a row is on its way once more. */
  | { readonly kind: 'retried'; readonly row: number }
  | Milestone;

/**
 * Every row of the queue up to this one may be on its way: written before its bytes leave, so that whatever has no result
 * after a kill is known to be unknown.
 */
export interface SentThrough {
  readonly kind: 'sent-through';
  readonly row: number;
  /** How many rows of the queue that are. */
  readonly count: number;
  /** Where the next row begins in the queue. */
  readonly place: number;
}

export interface Milestone {
  readonly kind: 'started' | 'stopped' | 'cancelled' | 'finished';
  readonly at: number;
  /** Why it stopped, in one word. */
  readonly reason: string | null;
}

const MILESTONES = ['started', 'stopped', 'cancelled', 'finished'] as const;

export function toLine(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'sent-through':
      return `S ${entry.row} ${entry.count} ${entry.place}\n`;
    case 'accepted':
      return `${entry.held ? 'H' : 'A'} ${entry.row} ${entry.at} ${entry.wamid}\n`;
    case 'refused':
      return `R ${entry.row} ${entry.at} ${entry.code}\n`;
    case 'unknown':
      return `U ${entry.row} ${entry.at}\n`;
    case 'again':
      return `W ${entry.row} ${entry.place}\n`;
    case 'retried':
      return `T ${entry.row}\n`;
    default:
      return `! ${entry.kind} ${entry.at}${entry.reason === null ? '' : ` ${entry.reason}`}\n`;
  }
}

/** undefined for a line that this version does not know. */
export function parseLine(line: string): JournalEntry | undefined {
  const [sign, first = '', second, third = ''] = line.split(' ');
  const row = Number(first);
  switch (sign) {
    case 'S':
      return { kind: 'sent-through', row, count: Number(second), place: Number(third) };
    case 'A':
    case 'H':
      return { kind: 'accepted', row, at: Number(second), wamid: third, held: sign === 'H' };
    case 'R':
      return { kind: 'refused', row, at: Number(second), code: Number(third) };
    case 'U':
      return { kind: 'unknown', row, at: Number(second) };
    case 'W':
      return { kind: 'again', row, place: Number(second) };
    case 'T':
      return { kind: 'retried', row };
    case '!': {
      const kind = MILESTONES.find((known) => known === first);
      return kind && { kind, at: Number(second), reason: third === '' ? null : third };
    }
    default:
      return undefined;
  }
}
