/** Rules by which sends go wrong, or otherwise than usual; in `settings.sendRules` of a seed or by `PATCH /_emulator/settings`. */
import * as z from 'zod/mini';

const text = z.exactOptional(z.string());
const code = z.int('must be a code of Meta, for example 131026').check(z.positive());
/** What a timer takes. */
const pauseMs = z.int().check(z.nonnegative(), z.maximum(2_147_483_647));
const count = z.exactOptional(z.int().check(z.positive()));
// What Node's server would refuse to write.
const httpStatus = z.int().check(z.minimum(200), z.maximum(599));

/** What only Meta, the recipients or the owner could bring about. */
export const HAPPENINGS = [
  'template-struck',
  'template-paused',
  'template-disabled',
  'template-resumed',
  'number-flagged',
  'number-unflagged',
  'number-upgraded',
  'account-locked',
  'account-unlocked',
  'payment-missing',
  'payment-restored',
] as const;

export type Happening = (typeof HAPPENINGS)[number];

const KINDS = 'refuse, fail, hold, pause, lose-answer, drop, raw, delay, receipts or happen';

const play = z.discriminatedUnion(
  'kind',
  [
    /** Refused at once with this code, and a Retry-After in seconds where one is asked for. */
    z.strictObject({
      kind: z.literal('refuse'),
      code,
      httpStatus: z.exactOptional(httpStatus),
      retryAfter: z.exactOptional(z.int().check(z.nonnegative())),
    }),
    /** Accepted; the status webhook says `failed` with this code. */
    z.strictObject({ kind: z.literal('fail'), code }),
    /** `held_for_quality_assessment`: released or dropped after `ms`, or when a control call says so. */
    z.strictObject({
      kind: z.literal('hold'),
      ms: z.exactOptional(pauseMs),
      outcome: z._default(z.enum(['release', 'drop']), 'release'),
    }),
    /** `paused` in the answer, and the message is dropped. */
    z.strictObject({ kind: z.literal('pause') }),
    /** Accepted, and the connection is cut instead of an answer. */
    z.strictObject({ kind: z.literal('lose-answer') }),
    /** The connection is cut before anything is done. */
    z.strictObject({ kind: z.literal('drop') }),
    /** What a proxy in front of Meta may answer; with `accepted` after the message was taken. */
    z.strictObject({
      kind: z.literal('raw'),
      httpStatus: z._default(httpStatus, 502),
      body: z._default(z.string(), '<html><body><h1>502 Bad Gateway</h1></body></html>'),
      accepted: z._default(z.boolean(), false),
    }),
    /** The answer takes `ms` and up to `spreadMs` more; the message is taken at once. */
    z.strictObject({ kind: z.literal('delay'), ms: pauseMs, spreadMs: z._default(pauseMs, 0) }),
    /** How its statuses come. */
    z.strictObject({
      kind: z.literal('receipts'),
      /** `never`: not opened; `at-once`: the chat is open, and `delivered` is skipped. */
      read: z.exactOptional(z.enum(['never', 'at-once'])),
      /** One of several devices does not get it: `failed` with this code comes after `delivered`. */
      otherDeviceFails: z.exactOptional(code),
      /** Each webhook comes twice. */
      twice: z.exactOptional(z.boolean()),
      /** `delivered` comes before `sent`. */
      outOfOrder: z.exactOptional(z.boolean()),
    }),
    /** Something happens to the account, the number or the template, before the message is looked at. */
    z.strictObject({ kind: z.literal('happen'), event: z.enum(HAPPENINGS, `must be one of ${HAPPENINGS.join(', ')}`) }),
  ],
  `must be one of ${KINDS}`,
);

export const sendRuleSchema = z.strictObject({
  /** Which sends: all that is named must match; `*` stands for any part. `to` is a wa_id or a business-scoped user id. */
  to: text,
  phoneId: text,
  type: text,
  template: text,
  category: text,
  callbackData: text,
  /** Of these, only those behind the first so many, every Nth, a share in percent, at most so many. */
  after: count,
  every: count,
  share: z.exactOptional(
    z.number().check(z.refine((value) => value > 0 && value <= 100, 'must be above 0 and at most 100')),
  ),
  times: count,
  play,
});

export type SendRule = z.output<typeof sendRuleSchema>;
export type Play = SendRule['play'];
export type PlayOf<Kind extends Play['kind']> = Extract<Play, { kind: Kind }>;

/** How many sends a rule matched, and how many of them it played on. */
export interface RuleCount {
  matched: number;
  played: number;
}
