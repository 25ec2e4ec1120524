import { type StopReason, stopReasonOf } from './stop-reason.js';

/** What came of one request. */
export type BulkAnswer =
  | { readonly kind: 'accepted'; readonly wamid: string; readonly status: string }
  /** Meta said no, which proves that nothing was accepted. */
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly subcode: number | null;
      /** Meta's word on when to come back. */
      readonly waitSeconds: number | null;
    }
  /** The request did not get as far as Meta. */
  | { readonly kind: 'not-sent' }
  /** Nobody can say whether Meta took it. */
  | { readonly kind: 'unknown' };

/** What becomes of the row, and what it means for all others. */
export interface Verdict {
  readonly row: RowVerdict;
  /** The run ends. */
  readonly stop?: StopReason;
  /** Nothing leaves for so long. */
  readonly holdMs?: number;
  /** The pace was too high. */
  readonly tooFast?: true;
}

export type RowVerdict =
  | { readonly kind: 'accepted'; readonly wamid: string; readonly held: boolean }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'again'; readonly afterMs: number };

/** So often is a row sent that surely did not reach Meta, with two minutes of waiting in all, */
const MOST_TRIES = 8;
/** and so often one whose recipient gets too much at once, with six. */
const MOST_PAIR_TRIES = 6;

const THROUGHPUT = 130429;
const PAIR = 131056;
/** Of the app or the account: 4, 80007, and 80008, which is what Meta really answers where its pages print 80007. */
const CALL_LIMITS: ReadonlySet<number> = new Set([4, 80007, 80008]);
/** The service is down or moving and did not look at the request. */
const UNAVAILABLE: ReadonlySet<number> = new Set([131016, 131057, 133004]);

const DEFAULT_HOLD_SECONDS = 60;
/** Whoever would have to wait longer goes home meanwhile, and resumes. */
const LONGEST_HOLD_SECONDS = 3_600;

/** `tries` counts the times that this row was sent, from 1. */
export function judgeAnswer(answer: BulkAnswer, tries: number): Verdict {
  switch (answer.kind) {
    case 'accepted':
      return judgeAcceptance(answer);
    case 'unknown':
      return { row: { kind: 'unknown' } };
    case 'not-sent':
      return tryAgain(tries, 'unreachable', backOffMs(tries));
    case 'refused':
      return judgeRefusal(answer, tries);
  }
}

/** `paused`: Meta took it and pauses the template just now. UNSURE whether this one arrives; its status will tell. */
function judgeAcceptance({ wamid, status }: Extract<BulkAnswer, { kind: 'accepted' }>): Verdict {
  const row = { kind: 'accepted', wamid, held: status !== 'accepted' } as const;
  return status === 'paused' ? { row, stop: 'template-paused' } : { row };
}

function judgeRefusal(
  { code, subcode, waitSeconds }: Extract<BulkAnswer, { kind: 'refused' }>,
  tries: number,
): Verdict {
  const refused: Verdict = { row: { kind: 'refused', code } };
  if (code === THROUGHPUT) {
    const holdMs = waitSeconds === null ? {} : { holdMs: waitSeconds * 1000 };
    return { row: AT_ONCE, tooFast: true, ...holdMs };
  }
  // Meta's own advice, X = 0, 1, 2, …: https://developers.facebook.com/docs/whatsapp/cloud-api/overview#pair-rate-limits
  if (code === PAIR)
    return tries < MOST_PAIR_TRIES ? { row: { kind: 'again', afterMs: 4 ** (tries - 1) * 1000 } } : refused;
  if (CALL_LIMITS.has(code)) return holdFor(waitSeconds ?? DEFAULT_HOLD_SECONDS);
  if (UNAVAILABLE.has(code))
    return tryAgain(tries, 'unavailable', Math.max(backOffMs(tries), (waitSeconds ?? 0) * 1000));
  const stop = stopReasonOf(code, subcode);
  if (stop === undefined) return refused;
  // Only some rows go to a country that is barred; all others were refused for what can be mended, and are sent then.
  return stop === 'country-restricted' ? { ...refused, stop } : { row: AT_ONCE, stop };
}

const AT_ONCE: RowVerdict = { kind: 'again', afterMs: 0 };

function holdFor(seconds: number): Verdict {
  return seconds > LONGEST_HOLD_SECONDS
    ? { row: AT_ONCE, stop: 'limit-lasts' }
    : { row: AT_ONCE, holdMs: seconds * 1000 };
}

function tryAgain(tries: number, reason: StopReason, holdMs: number): Verdict {
  return tries < MOST_TRIES ? { row: AT_ONCE, holdMs } : { row: AT_ONCE, stop: reason };
}

/** 1, 2, 4, … seconds. */
function backOffMs(tries: number): number {
  return 2 ** (tries - 1) * 1000;
}
