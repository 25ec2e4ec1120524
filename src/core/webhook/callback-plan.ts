import { RECOMMENDED_WEBHOOK_FIELDS } from '../meta/webhook-fields.js';
import { type CallbackLevel, type Callbacks, isSameUrl, type PlacedCallbacks } from './level.js';

/** What Meta says about the callbacks of a number, and about the fields of its app. */
export interface CallbackState {
  readonly callbacks: Callbacks;
  /** Ticked in the app; null when that cannot be seen without the app secret. */
  readonly fields: readonly string[] | null;
}

export interface CallbackWish {
  readonly url: string;
  /** Left out, the app's when it is free, else the account's. */
  readonly level: CallbackLevel | undefined;
  /** Only with the app secret. */
  readonly canSetApp: boolean;
  /** Elsewhere Meta has another verify token, so that the handshake must be made anew. */
  readonly placed: PlacedCallbacks;
}

/** What must be posted; nothing for what Meta has already. */
export interface CallbackPlan {
  readonly level: CallbackLevel;
  /** All fields that the app shall have; undefined when its own callback stays as it is. */
  readonly appFields: readonly string[] | undefined;
  readonly addedFields: readonly string[];
  readonly override: 'waba' | 'phone' | undefined;
}

/**
 * An app has one callback for all its accounts, so one that is set for something else is taken over only when the level
 * says so. Fields are only ever added.
 */
export function planCallback(state: CallbackState, wish: CallbackWish): CallbackPlan {
  const { level } = wish;
  if (level === 'app') return { ...planApp(state, wish), level, override: undefined };
  if (level !== undefined) return { ...NO_APP, level, override: planOverride(state, wish, level) };
  const isFree = state.callbacks.app === null || isSameUrl(state.callbacks.app, wish.url);
  if (!wish.canSetApp || !isFree) return { ...NO_APP, level: 'waba', override: planOverride(state, wish, 'waba') };
  const isElsewhere = state.callbacks.waba !== null && !isSameUrl(state.callbacks.waba, wish.url);
  return { ...planApp(state, wish), level: isElsewhere ? 'waba' : 'app', override: isElsewhere ? 'waba' : undefined };
}

const NO_APP = { appFields: undefined, addedFields: [] } as const;

function planApp({ callbacks, fields }: CallbackState, { url, placed }: CallbackWish) {
  const before = fields ?? [];
  const addedFields = RECOMMENDED_WEBHOOK_FIELDS.filter((field) => !before.includes(field));
  const isDone = isSameUrl(callbacks.app, url) && isSameUrl(placed.app ?? null, url) && addedFields.length === 0;
  return isDone ? NO_APP : { appFields: [...before, ...addedFields], addedFields };
}

function planOverride<Level extends 'waba' | 'phone'>(
  { callbacks }: CallbackState,
  { url, placed }: CallbackWish,
  level: Level,
): Level | undefined {
  return isSameUrl(callbacks[level], url) && isSameUrl(placed[level] ?? null, url) ? undefined : level;
}

/** What Meta must say afterwards. */
export function stateAfter(state: CallbackState, { appFields, override }: CallbackPlan, url: string): CallbackState {
  const callbacks = {
    ...state.callbacks,
    ...(appFields && { app: url }),
    ...(override && { [override]: url }),
  };
  return { callbacks, fields: appFields ?? state.fields };
}

export interface CallbackDisagreement {
  readonly level: CallbackLevel;
  /** The callback that Meta says is there instead. */
  readonly found: string | null;
  readonly missingFields: readonly string[];
}

/** Where Meta, asked afterwards, says something else than was posted; undefined when all is as it should be. */
export function findDisagreement(
  { appFields = [], ...plan }: CallbackPlan,
  url: string,
  { callbacks, fields }: CallbackState,
): CallbackDisagreement | undefined {
  const posted = [plan.override, appFields.length > 0 ? ('app' as const) : undefined];
  const level = posted.find((each) => each !== undefined && !isSameUrl(callbacks[each], url));
  if (level !== undefined) return { level, found: callbacks[level], missingFields: [] };
  const missingFields = appFields.filter((field) => !fields?.includes(field));
  return missingFields.length === 0 ? undefined : { level: 'app', found: callbacks.app, missingFields };
}
