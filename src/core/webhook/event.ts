import type { DeliveryError } from './errors.js';

/**
 * One thing that a delivery reports. A delivery is one POST and may hold up to 1000 events. Everything that Meta sends
 * becomes an event, of kind `other` when this version does not know it; `raw` is Meta's own JSON of just this event.
 */
export type WebhookEvent =
  | MessageEvent
  | StatusEvent
  | ErrorEvent
  | TemplateEvent
  | AccountEvent
  | PreferenceEvent
  | UserIdEvent
  | CallEvent
  | GroupEvent
  | FlowEvent
  | HistoryEvent
  | ContactEvent
  | HandoverEvent
  | ConversionEvent
  | OtherEvent;

export const EVENT_KINDS = [
  'message',
  'status',
  'error',
  'template',
  'account',
  'preference',
  'user-id',
  'call',
  'group',
  'flow',
  'history',
  'contact',
  'handover',
  'conversion',
  'other',
] as const satisfies readonly WebhookEvent['kind'][];

interface EventBase {
  /** Same for the same event delivered twice: Meta repeats deliveries, and to every subscribed app. */
  readonly identity: string;
  /** The subscribed field it came under. */
  readonly field: string;
  /** The WABA; for a few account events Meta puts a business here. */
  readonly wabaId: string | null;
  /** When it happened by Meta's clock, ISO 8601 UTC to the second. */
  readonly at: string | null;
  readonly raw: unknown;
}

/** The number of ours that an event concerns. */
export interface OurNumber {
  readonly phoneNumberId: string | null;
  readonly displayPhoneNumber: string | null;
}

/** A person. Since 2026 the number may be hidden (`waId` null); `userId` identifies them within our business portfolio. */
export interface Person {
  readonly waId: string | null;
  readonly userId: string | null;
  readonly name: string | null;
  /** Without the `@`. */
  readonly username: string | null;
}

/**
 * A message from a customer, or one of the business that was not sent by this API (`direction` echo): from its phone in
 * coexistence, or by another app. Under the fields `history` and `standby` it is an old one, or another app's to answer.
 */
export interface MessageEvent extends EventBase, OurNumber {
  readonly kind: 'message';
  readonly direction: 'in' | 'echo';
  /** Null only in what somebody made by hand, or a gateway left out. */
  readonly messageId: string | null;
  /** Who wrote it: the customer, or the business in an echo. */
  readonly from: Person;
  /** The customer, in an echo only. */
  readonly to: Person | null;
  /** Meta's type: `text`, `image`, `button`, `interactive`, …; new ones appear. */
  readonly type: string;
  /** What a person would read of it: the text, the caption, the chosen button; null where there is nothing to read. */
  readonly text: string | null;
  readonly media: EventMedia | null;
  /** The wamid it answers or reacts to. */
  readonly replyTo: string | null;
  readonly groupId: string | null;
  /** Through an advertisement or a post: opens a free 72-hour window. */
  readonly isReferral: boolean;
  readonly errors: readonly DeliveryError[];
}

/** A file of a message; the id works for 7 days. */
export interface EventMedia {
  readonly id: string;
  readonly mimeType: string | null;
  readonly filename: string | null;
}

/**
 * What became of a message of ours: sent → delivered → read (→ played, for voice), or failed at any point. `delivered`
 * is skipped when the chat is open, and the order of arrival is not guaranteed.
 */
export interface StatusEvent extends EventBase, OurNumber {
  readonly kind: 'status';
  readonly messageId: string;
  readonly status: string;
  readonly recipient: Person;
  readonly groupId: string | null;
  readonly callbackData: string | null;
  readonly pricing: { readonly category: string | null; readonly type: string | null } | null;
  readonly errors: readonly DeliveryError[];
}

/** A fault that belongs to no message. */
export interface ErrorEvent extends EventBase, OurNumber {
  readonly kind: 'error';
  readonly errors: readonly DeliveryError[];
}

/** Something about a template. */
export interface TemplateEvent extends EventBase {
  readonly kind: 'template';
  readonly change: 'status' | 'quality' | 'category' | 'category-announced' | 'components';
  readonly templateId: string | null;
  readonly name: string | null;
  /** With an underscore, as the API writes it; the webhook has a hyphen. */
  readonly language: string | null;
  /** Before and after: statuses, quality scores or categories. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

/** Something about the account or a number; `event` is Meta's word for it where there is one. */
export interface AccountEvent extends EventBase {
  readonly kind: 'account';
  readonly event: string | null;
  readonly displayPhoneNumber: string | null;
}

/** A customer stopped or resumed marketing messages. */
export interface PreferenceEvent extends EventBase, OurNumber {
  readonly kind: 'preference';
  readonly from: Person;
  readonly category: string | null;
  readonly value: string | null;
}

/** The only event that links a customer's old user id with the new one. */
export interface UserIdEvent extends EventBase, OurNumber {
  readonly kind: 'user-id';
  readonly waId: string | null;
  readonly previous: string | null;
  readonly current: string | null;
}

/** A call began, rang, or is over. */
export interface CallEvent extends EventBase, OurNumber {
  readonly kind: 'call';
  readonly callId: string;
  /** `connect`, `terminate`, or a status in lower case: `ringing`, `accepted`, `rejected`. */
  readonly change: string;
  /** Who is called, by Meta's word; null where it does not say. */
  readonly direction: string | null;
  readonly customer: Person;
  readonly errors: readonly DeliveryError[];
}

/** Something about a group of ours; `change` is Meta's type: `group_create`, `group_participants_add`, … */
export interface GroupEvent extends EventBase, OurNumber {
  readonly kind: 'group';
  readonly groupId: string | null;
  readonly change: string | null;
  readonly errors: readonly DeliveryError[];
}

export interface FlowEvent extends EventBase {
  readonly kind: 'flow';
  readonly flowId: string | null;
  readonly event: string | null;
  /** Meta's own sentence. */
  readonly message: string | null;
}

/** How far Meta is with handing over the chats of the business's phone; the messages are events of their own. */
export interface HistoryEvent extends EventBase, OurNumber {
  readonly kind: 'history';
  /** `declined` when the business shared none. */
  readonly change: 'progress' | 'declined';
  readonly errors: readonly DeliveryError[];
}

/** The business changed its address book on its phone. */
export interface ContactEvent extends EventBase, OurNumber {
  readonly kind: 'contact';
  /** Meta's word: `add`, also for a changed one, or `remove`. */
  readonly action: string | null;
  readonly person: Person;
}

/** A conversation is answered by another app from now on. */
export interface HandoverEvent extends EventBase, OurNumber {
  readonly kind: 'handover';
  readonly change: string | null;
  readonly customer: Person;
}

/** Meta saw by itself what a customer did who came through an advertisement: `LeadSubmitted`, `Purchase`. */
export interface ConversionEvent extends EventBase, OurNumber {
  readonly kind: 'conversion';
  readonly name: string | null;
}

export interface OtherEvent extends EventBase {
  readonly kind: 'other';
}
