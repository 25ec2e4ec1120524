import * as z from 'zod/mini';
import { CALLBACK_LEVELS, type CallbackLevel, type Callbacks, isSameUrl, type PlacedCallbacks } from './level.js';

/** Where the verify token is that a callback of before answers to; the token itself is never written down. */
const tokenPlace = z.union([
  z.object({ kind: z.literal('channel') }),
  z.object({ kind: z.literal('file'), path: z.string() }),
]);

export type TokenPlace = z.infer<typeof tokenPlace>;

/** What must be known to put a callback back that a listener took over, whoever does it. Holds no secret. */
export const takeover = z.object({
  version: z.literal(1),
  id: z.string(),
  /** A home may be on a disk that several machines share; only the same one can tell whether the listener lives. */
  machine: z.string(),
  pid: z.number(),
  at: z.string(),
  /** Of the channel on this machine; undefined for one that is made of the environment. */
  channelId: z.nullable(z.string()),
  channelName: z.nullable(z.string()),
  graphUrl: z.string(),
  appId: z.nullable(z.string()),
  wabaId: z.string(),
  phoneNumberId: z.string(),
  level: z.enum(CALLBACK_LEVELS),
  /** Null where the level had no callback. */
  previousUrl: z.nullable(z.string()),
  /** Null where there is no callback to put back. */
  previousToken: z.nullable(tokenPlace),
  /** Every address of ours that Meta may have been given, the newest last. */
  ours: z.array(z.string()),
});

export type Takeover = z.infer<typeof takeover>;

/** The level above the wanted one that would get the messages all the same; undefined where none does. */
export function outrankedBy(level: CallbackLevel, callbacks: Callbacks): CallbackLevel | undefined {
  return CALLBACK_LEVELS.slice(0, CALLBACK_LEVELS.indexOf(level)).find((above) => callbacks[above] !== null);
}

/** Who got the messages before: what this level's take-over keeps from them. Null where nobody did. */
export function originOf(level: CallbackLevel, callbacks: Callbacks): string | null {
  const below = CALLBACK_LEVELS.slice(CALLBACK_LEVELS.indexOf(level));
  const found = below.find((each) => callbacks[each] !== null);
  return found === undefined ? null : callbacks[found];
}

/**
 * Where the verify token of a callback is known, so that Meta would take it back: null where there is no callback and so
 * nothing to know, undefined where it is not known.
 */
export function previousTokenPlace(
  previousUrl: string | null,
  level: CallbackLevel,
  known: {
    readonly placed: PlacedCallbacks | undefined;
    readonly isStored: boolean;
    readonly file: string | undefined;
  },
): TokenPlace | null | undefined {
  if (previousUrl === null) return null;
  if (known.file !== undefined) return { kind: 'file', path: known.file };
  return known.isStored && isSameUrl(known.placed?.[level] ?? null, previousUrl) ? { kind: 'channel' } : undefined;
}

/** What is to be done about a take-over whose listener is gone. */
export type PutBackPlan = 'put-back' | 'already-back' | 'not-ours';

/** A callback that is not ours any more is somebody's decision, and stays. */
export function planPutBack({ ours, previousUrl }: Takeover, current: string | null): PutBackPlan {
  if (ours.some((own) => isSameUrl(own, current))) return 'put-back';
  const isBack = previousUrl === null ? current === null : isSameUrl(previousUrl, current);
  return isBack ? 'already-back' : 'not-ours';
}
