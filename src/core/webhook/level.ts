import { findWebhookField } from '../meta/webhook-fields.js';

/** Where a callback can be set: for one number, for one account, or for the app with all its accounts. */
export type CallbackLevel = 'phone' | 'waba' | 'app';

/** The first of these that has a callback gets the messages, https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override */
export const CALLBACK_LEVELS = ['phone', 'waba', 'app'] as const satisfies readonly CallbackLevel[];

export type Callbacks = Readonly<Record<CallbackLevel, string | null>>;

/** The callbacks that Meta was given together with the verify token that is kept now. */
export type PlacedCallbacks = Readonly<Partial<Record<CallbackLevel, string | undefined>>>;

export function winnerOf(callbacks: Callbacks): CallbackLevel | null {
  return CALLBACK_LEVELS.find((level) => callbacks[level] !== null) ?? null;
}

/** The ticked fields by the level whose callback gets them: overrides count for some fields only, the rest is the app's. */
export function fieldsByLevel(callbacks: Callbacks, fields: readonly string[]): Record<CallbackLevel, string[]> {
  const winner = winnerOf(callbacks) ?? 'app';
  const levelOf = (field: string) => (findWebhookField(field)?.overridable ? winner : 'app');
  const at = (level: CallbackLevel) => fields.filter((field) => levelOf(field) === level);
  return { phone: at('phone'), waba: at('waba'), app: at('app') };
}

/** Whether Meta's answer names the callback that was meant: `https://a.example` and `https://a.example/` are the same. */
export function isSameUrl(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && normalized(one) === normalized(other);
}

function normalized(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
