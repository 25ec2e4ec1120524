import type { JournalSummary } from '../../../store/bulk-journal.js';
import type { BulkStatusCounts } from '../../../store/bulk-statuses.js';
import type { RowResult } from './row-sender.js';

/** The numbers of a run while it goes on. */
export class Tally {
  accepted: number;
  held: number;
  refused: number;
  unknown: number;
  statuses: BulkStatusCounts = { told: 0, delivered: 0, read: 0, failed: 0 };
  readonly queued: number;
  readonly #doneBefore: number;

  constructor(queued: number, { counts }: JournalSummary) {
    this.queued = queued;
    this.accepted = counts.accepted;
    this.held = counts.held;
    this.refused = counts.refused;
    this.unknown = counts.unknown;
    this.#doneBefore = this.done;
  }

  /** Rows that are not sent any more. */
  get done(): number {
    return this.accepted + this.refused + this.unknown;
  }

  get doneHere(): number {
    return this.done - this.#doneBefore;
  }

  add({ verdict }: RowResult): void {
    this[verdict.kind]++;
    if (verdict.kind === 'accepted' && verdict.held) this.held++;
  }
}
