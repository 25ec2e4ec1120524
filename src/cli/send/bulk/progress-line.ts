import type { Progress } from '../../../host/host.js';
import type { Context } from '../../context.js';
import type { Tally } from './tally.js';

/** Says how far a run is: one line that is painted anew at a terminal, else a line now and then. */
export interface ProgressLine {
  show(tally: Tally, heldMs: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

const REPAINT_MS = 250;
/** Columns that stand before the line, and one that stays free. */
const SPINNER = 3;
const LINE_EVERY_MS = 10_000;
/** The rate that is shown is the one of so many repaints. */
const SAMPLES = 20;

type Surroundings = Pick<Context<unknown>, 'host' | 'globals' | 'note' | 'text'>;

export function createProgressLine(context: Surroundings, format: string): ProgressLine {
  const { host, globals } = context;
  const { isTTY } = host.stderr;
  const canPaint = isTTY && !host.env.CI && host.env.TERM !== 'dumb';
  // On one screen with the rows, a line that is painted anew would stand between them.
  if (globals.quiet || (format !== 'human' && (!canPaint || host.stdout.isTTY))) return { show() {}, clear() {} };
  return new Line(context, canPaint);
}

class Line implements ProgressLine {
  readonly #context: Surroundings;
  readonly #isPainted: boolean;
  readonly #samples: { readonly at: number; readonly done: number }[] = [];
  #shownAt: number;
  #painted: Progress | undefined;

  constructor(context: Surroundings, isPainted: boolean) {
    this.#context = context;
    this.#isPainted = isPainted;
    // A log has no use for a line before anything has happened.
    this.#shownAt = isPainted ? 0 : context.host.now().getTime();
  }

  show(tally: Tally, heldMs: number) {
    const { host, note } = this.#context;
    const at = host.now().getTime();
    if (this.#samples.length === 0) this.#samples.push({ at, done: tally.done });
    if (at - this.#shownAt < (this.#isPainted ? REPAINT_MS : LINE_EVERY_MS)) return;
    this.#shownAt = at;
    this.#samples.push({ at, done: tally.done });
    if (this.#samples.length > SAMPLES) this.#samples.shift();
    const parts = this.#partsOf(tally, heldMs);
    if (!this.#isPainted) return note(parts.join(' · '));
    const line = fitting(parts, (host.stderr.columns ?? 80) - SPINNER);
    this.#painted ??= host.progress(line);
    this.#painted.say(line);
  }

  clear() {
    this.#painted?.done();
    this.#painted = undefined;
  }

  #partsOf(tally: Tally, heldMs: number): string[] {
    const { done, queued, accepted, unknown, refused, statuses } = tally;
    const perSecond = this.#rate();
    return this.#context.text.bulkSending.progress({
      done,
      all: queued,
      perSecond: Math.round(perSecond),
      accepted,
      delivered: statuses.delivered,
      failed: statuses.failed + refused,
      unknown,
      secondsLeft: perSecond > 0 ? (queued - done) / perSecond : null,
      heldSeconds: Math.ceil(heldMs / 1000),
    });
  }

  #rate(): number {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at === first.at) return 0;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }
}

/** As many parts as one line holds; the first say most. */
function fitting(parts: readonly string[], columns: number): string {
  let line = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    if (line.length + part.length + 3 > columns) break;
    line += ` · ${part}`;
  }
  return line.slice(0, columns);
}
