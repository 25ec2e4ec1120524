export const LIMIT_NAMES = [
  'messaging-limit',
  'throughput',
  'quality',
  'display-name',
  'requested-name',
  'business-verification',
  'phone-numbers',
  'templates',
  'account-calls',
  'app-calls',
  'test-recipients',
] as const;

/** What a value means; each has its sentence in the catalogues. */
export const MEANINGS = [
  'people',
  'people-unlimited',
  'people-old-scale',
  'people-not-set',
  'messages-a-second',
  'messages-a-second-coexistence',
  'not-registered',
  'quality-high',
  'quality-medium',
  'quality-low',
  'quality-open',
  'name-approved',
  'name-without-review',
  'name-declined',
  'name-expired',
  'name-in-review',
  'name-none',
  'verified',
  'not-verified',
  'verification-pending',
  'verification-failed',
  'numbers-of-portfolio',
  'numbers-of-account',
  'templates-of-account',
  'calls-to-account',
  'calls-of-app',
  'recipients-of-test-number',
  'unknown-value',
  'not-told',
] as const;

/** What raises a limit, as far as Meta publishes it; each has its sentence in the catalogues. */
export const RAISES = [
  'business-verification',
  'partner-verification',
  'delivered-messages',
  'half-used-with-quality',
  'unlimited-and-busy',
  'registration-of-number',
  'registration-in-account',
  'verification-or-second-tier',
  'verification-and-name',
  'verification-itself',
  'own-number',
] as const;

export type LimitName = (typeof LIMIT_NAMES)[number];
export type Meaning = (typeof MEANINGS)[number];
export type Raise = (typeof RAISES)[number];

/** Why something is not told: `permission` lacks to the token, `access` to its user, `refused` is any other refusal. */
export interface Gap {
  readonly cause: 'permission' | 'access' | 'refused' | 'not-given';
  /** The permission of the token that would show it. */
  readonly permission: string | null;
  /** Meta's code of the refusal. */
  readonly code: number | null;
}

/** What Meta told, or why it did not. */
export type Told<Value> = { readonly value: Value } | { readonly gap: Gap };

export const NOT_GIVEN: Gap = { cause: 'not-given', permission: null, code: null };

/** One thing that bounds what a channel may do. What is not known is null, never a guess. */
export interface Limit {
  readonly limit: LimitName;
  /** Whom it counts for. */
  readonly scope: 'number' | 'account' | 'portfolio' | 'app';
  /** As Meta gave it. */
  readonly value: string | null;
  /** The field of the Graph API that the value came from. */
  readonly field: string | null;
  readonly meaning: Meaning;
  /** The display name that the row is about. */
  readonly name: string | null;
  readonly used: number | null;
  readonly max: number | null;
  /** Where Meta tells the use only so. */
  readonly usedPercent: number | null;
  readonly raisedBy: readonly Raise[];
  /** What the limit is then; null without a raise, and where there is no limit then. */
  readonly raisedTo: number | null;
  /** Why the value, or a part of it, is not known. */
  readonly gap: Gap | null;
}

type Stated = Pick<Limit, 'limit' | 'scope' | 'meaning'> & Partial<Limit>;

/** A row of which only what is known is given; its members stand in one order always. */
export function toLimit({ limit, scope, meaning, ...known }: Stated): Limit {
  return {
    limit,
    scope,
    value: null,
    field: null,
    meaning,
    name: null,
    used: null,
    max: null,
    usedPercent: null,
    raisedBy: [],
    raisedTo: null,
    gap: null,
    ...known,
  };
}

/** Why something that `told` should hold is not known. */
export function gapOf(told: Told<unknown>): Gap {
  return 'gap' in told ? told.gap : NOT_GIVEN;
}
