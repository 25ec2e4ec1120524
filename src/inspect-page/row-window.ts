import type { ListedEvent } from '../core/webhook/listed-event.js';

/** Rows that are asked for together. */
export const PAGE_ROWS = 100;
/** What stays in memory: those in sight and around, and where one has just been. */
const PAGES_KEPT = 40;
/** Above this the arrived ones become pages like the others. */
const ARRIVED_KEPT = 2_000;
/** A list of more would be higher than browsers can lay out. */
export const ROWS_MAX = 500_000;

export interface RowSource {
  /** Rows counted from the event `upTo` backwards, the newest first. */
  load(upTo: number, offset: number, limit: number): Promise<readonly ListedEvent[]>;
  /** A row that was missing has come. */
  onLoaded(): void;
}

/**
 * A list that may be very long, of which only a part is here. Rows have numbers from 0, the newest; those that arrived
 * since the list was last counted stand before the pages, so that no page that is here ever moves.
 */
export class RowWindow {
  readonly #source: RowSource;
  #upTo = 0;
  #counted = 0;
  #arrived: ListedEvent[] = [];
  /** In the order of their last use. */
  readonly #pages = new Map<number, readonly ListedEvent[]>();
  readonly #loading = new Set<number>();
  /** Answers to questions about a list that was since counted anew are of no use. */
  #count = 0;

  constructor(source: RowSource) {
    this.#source = source;
  }

  get total(): number {
    return this.#arrived.length + this.#counted;
  }

  get listed(): number {
    return Math.min(this.total, ROWS_MAX);
  }

  restart(upTo: number, counted: number): void {
    this.#upTo = upTo;
    this.#counted = counted;
    this.#arrived = [];
    this.#pages.clear();
    this.#loading.clear();
    this.#count++;
  }

  /** In the order they came. */
  arrive(events: readonly ListedEvent[], head: number): void {
    this.#arrived = [...events.toReversed(), ...this.#arrived];
    if (this.#arrived.length > ARRIVED_KEPT) this.restart(head, this.total);
  }

  /** undefined where it is still to come. */
  at(index: number): ListedEvent | undefined {
    const offset = index - this.#arrived.length;
    if (offset < 0) return this.#arrived[index];
    return this.#pages.get(Math.floor(offset / PAGE_ROWS))?.[offset % PAGE_ROWS];
  }

  indexOf(id: number): number | undefined {
    const arrived = this.#arrived.findIndex((row) => row.id === id);
    if (arrived >= 0) return arrived;
    for (const [page, rows] of this.#pages) {
      const place = rows.findIndex((row) => row.id === id);
      if (place >= 0) return this.#arrived.length + page * PAGE_ROWS + place;
    }
    return undefined;
  }

  change(id: number, change: Partial<ListedEvent>): void {
    const changed = (row: ListedEvent) => (row.id === id ? { ...row, ...change } : row);
    this.#arrived = this.#arrived.map(changed);
    for (const [page, rows] of this.#pages)
      if (rows.some((row) => row.id === id)) this.#pages.set(page, rows.map(changed));
  }

  /** Has the rows from `first` to before `end` fetched, where they are missing. */
  need(first: number, end: number): void {
    const from = Math.max(0, first - this.#arrived.length);
    const last = Math.min(this.#counted, end - this.#arrived.length) - 1;
    for (let page = Math.floor(from / PAGE_ROWS); page <= Math.floor(last / PAGE_ROWS); page++) {
      if (this.#pages.has(page)) this.#use(page);
      else if (!this.#loading.has(page)) void this.#fetch(page);
    }
  }

  #use(page: number): void {
    const rows = this.#pages.get(page);
    if (!rows) return;
    this.#pages.delete(page);
    this.#pages.set(page, rows);
  }

  async #fetch(page: number): Promise<void> {
    const count = this.#count;
    this.#loading.add(page);
    try {
      const rows = await this.#source.load(this.#upTo, page * PAGE_ROWS, PAGE_ROWS);
      if (count === this.#count) this.#keep(page, rows);
    } catch {
      // The stream of news says that the connection is lost, and begins anew with a fresh count.
    } finally {
      if (count === this.#count) this.#loading.delete(page);
    }
  }

  #keep(page: number, rows: readonly ListedEvent[]): void {
    this.#pages.set(page, rows);
    // Old events were dropped from the record meanwhile.
    const isLast = rows.length < PAGE_ROWS;
    if (isLast) this.#counted = Math.min(this.#counted, page * PAGE_ROWS + rows.length);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= PAGES_KEPT) break;
      this.#pages.delete(oldest);
    }
    this.#source.onLoaded();
  }
}
