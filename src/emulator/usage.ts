import { RATE_LIMITS } from '../core/meta/limits.js';
import { type Target, wabaIdOf } from './nodes.js';
import { Refusal } from './refusal.js';
import type { App, CallCount, EmulatorState } from './state.js';

const HOUR_MS = 3_600_000;

/**
 * What counts against the hourly limit of an app at a WABA,
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting#buc-rate-limits. Messages do not, unless the setting
 * `messagesPerHour` lets them, in a count of their own: a client must bear that too.
 */
const COUNTED_AT_WABA: ReadonlySet<string> = new Set([
  'waba ',
  'waba assigned_users',
  'waba phone_numbers',
  'waba message_templates',
  'waba subscribed_apps',
  'phone ',
]);

const MESSAGE_EDGES: ReadonlySet<string> = new Set(['messages', 'marketing_messages']);

/** What counts against the limit of the app itself. Whether Meta counts the edges of WABAs here too is UNSURE. */
const COUNTED_AT_APP: ReadonlySet<string> = new Set(['me', 'user', 'business', 'app', 'none']);

interface Usage {
  readonly percent: number;
  /** Until the count starts anew; 0 while there is room. */
  readonly minutesToRegainAccess: number;
}

export interface CallUsage {
  readonly ofApp: Usage;
  readonly ofWaba: (Usage & { readonly wabaId: string }) | undefined;
}

/** Counts the call and tells how full the hour is. */
export function countCall(target: Target, app: App, state: EmulatorState, nowMs: number): CallUsage {
  const wabaId = wabaIdOf(target, state);
  const isOfApp = COUNTED_AT_APP.has(target.kind);
  const isOfWaba = COUNTED_AT_WABA.has(`${target.kind} ${target.edge}`);
  const countAt = (key: string, limit: number, counts: boolean) => {
    const count = currentCount(state, key, nowMs);
    if (counts) count.calls += 1;
    return usageOf(count, limit, nowMs);
  };
  const countAtWaba = (id: string) => {
    const { messagesPerHour } = state.settings;
    const isMessage = target.kind === 'phone' && MESSAGE_EDGES.has(target.edge);
    if (isMessage && messagesPerHour !== null) return countAt(`${app.id}/${id}/messages`, messagesPerHour, true);
    return countAt(`${app.id}/${id}`, limitOf(id, state), isOfWaba);
  };
  return {
    ofApp: countAt(app.id, appLimitOf(app, state), isOfApp),
    ofWaba: wabaId === undefined ? undefined : { wabaId, ...countAtWaba(wabaId) },
  };
}

function usageOf({ calls, hourStartedAt }: CallCount, limit: number, nowMs: number): Usage {
  const minutesLeft = Math.ceil((hourStartedAt * 1000 + HOUR_MS - nowMs) / 60_000);
  return {
    percent: Math.min(100, Math.ceil((100 * calls) / limit)),
    minutesToRegainAccess: calls > limit ? minutesLeft : 0,
  };
}

function currentCount(state: EmulatorState, key: string, nowMs: number): CallCount {
  const known = state.callCounts.get(key);
  if (known && known.hourStartedAt * 1000 + HOUR_MS > nowMs) return known;
  const fresh = { hourStartedAt: Math.floor(nowMs / 1000), calls: 0 };
  state.callCounts.set(key, fresh);
  return fresh;
}

/** A WABA with a registered number is an active one. */
function limitOf(wabaId: string, state: EmulatorState): number {
  const isActive = [...state.phones.values()].some(
    (phone) => phone.wabaId === wabaId && phone.platformType === 'CLOUD_API',
  );
  return isActive ? RATE_LIMITS.callsPerHourActive : RATE_LIMITS.callsPerHour;
}

/** For each user of the app; here, those that a token of it was given to. */
function appLimitOf(app: App, state: EmulatorState): number {
  const users = new Set([...state.tokens.values()].filter(({ appId }) => appId === app.id).map(({ userId }) => userId));
  return RATE_LIMITS.callsPerHour * Math.max(1, users.size);
}

/** Throws Refusal when either limit is used up. */
export function checkUsage({ ofApp, ofWaba }: CallUsage, { kind }: Target): void {
  if (ofWaba && ofWaba.minutesToRegainAccess > 0) throw tooManyCalls();
  if (ofApp.minutesToRegainAccess > 0 && COUNTED_AT_APP.has(kind)) {
    throw new Refusal({ message: '(#4) Application request limit reached', code: 4 });
  }
}

/** Documented as 80007, answered with HTTP 400. Real answers were seen with 80008 too. */
export function tooManyCalls(): Refusal {
  return new Refusal({
    message:
      '(#80007) There have been too many calls to this WhatsApp Business account. Wait a bit and try again. For more info, ' +
      'please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
    code: 80007,
  });
}

/** The headers that clients throttle themselves by: percents, and minutes in the last member. */
export function usageHeaders({ ofApp, ofWaba }: CallUsage): Record<string, string> {
  const headers = {
    'x-app-usage': JSON.stringify({ call_count: ofApp.percent, total_cputime: 0, total_time: 0 }),
  };
  if (!ofWaba) return headers;
  const entry = {
    type: 'whatsapp_business_management',
    call_count: ofWaba.percent,
    total_cputime: 1,
    total_time: 1,
    estimated_time_to_regain_access: ofWaba.minutesToRegainAccess,
  };
  return { ...headers, 'x-business-use-case-usage': JSON.stringify({ [ofWaba.wabaId]: [entry] }) };
}
