import type { DeliveryError } from './errors.js';
import type { Person, TemplateEvent, WebhookEvent } from './event.js';

/** What one looks for an event by, and what a line about it needs at least: the same for every kind. */
export interface EventSummary {
  readonly field: string;
  readonly kind: WebhookEvent['kind'];
  /** Of a message its type, of a status the status, of others Meta's word for what happened. */
  readonly detail: string | null;
  /** Ours. */
  readonly phoneNumberId: string | null;
  /** The customer: number, else business-scoped user id. */
  readonly customer: string | null;
  readonly customerName: string | null;
  /** What other events of the same message, or of the same call, have too. */
  readonly messageId: string | null;
  readonly text: string | null;
  readonly errors: readonly DeliveryError[];
}

type Specifics = Partial<EventSummary>;

export function summarize(event: WebhookEvent): EventSummary {
  return { ...NOTHING, ...specificsOf(event), field: event.field, kind: event.kind };
}

const NOTHING = {
  detail: null,
  phoneNumberId: null,
  customer: null,
  customerName: null,
  messageId: null,
  text: null,
  errors: [],
} as const;

function specificsOf(event: WebhookEvent): Specifics {
  switch (event.kind) {
    case 'message': {
      const { phoneNumberId, type: detail, messageId, text, errors } = event;
      // In an echo the business is the one who writes.
      return { detail, phoneNumberId, messageId, text, errors, ...customerOf(event.to ?? event.from) };
    }
    case 'status': {
      const { phoneNumberId, status: detail, messageId, errors } = event;
      return { detail, phoneNumberId, messageId, errors, ...customerOf(event.recipient) };
    }
    case 'error':
      return { phoneNumberId: event.phoneNumberId, errors: event.errors };
    case 'template':
      return { detail: event.to ?? event.change, text: textOfTemplate(event) };
    case 'account':
      return { detail: event.event };
    case 'preference':
      return { detail: event.value, phoneNumberId: event.phoneNumberId, ...customerOf(event.from) };
    case 'user-id': {
      const { phoneNumberId, waId, previous, current } = event;
      return { phoneNumberId, customer: waId ?? current ?? previous };
    }
    case 'call': {
      const { phoneNumberId, change: detail, callId: messageId, customer, errors } = event;
      return { detail, phoneNumberId, messageId, errors, ...customerOf(customer) };
    }
    case 'group':
      return { detail: event.change, phoneNumberId: event.phoneNumberId, errors: event.errors };
    case 'flow':
      return { detail: event.event, text: event.message };
    case 'history':
      return { detail: event.change, phoneNumberId: event.phoneNumberId, errors: event.errors };
    case 'contact':
      return { detail: event.action, phoneNumberId: event.phoneNumberId, ...customerOf(event.person) };
    case 'handover':
      return { detail: event.change, phoneNumberId: event.phoneNumberId, ...customerOf(event.customer) };
    case 'conversion':
      return { detail: event.name, phoneNumberId: event.phoneNumberId };
    case 'other':
      return {};
  }
}

/** Since 2026 people can hide their number; they are known by their business-scoped user id then. */
function customerOf({ waId, userId, name }: Person): Specifics {
  return { customer: waId ?? userId, customerName: name };
}

/** So that one can look for a template by its name. */
function textOfTemplate({ name, language, reason }: TemplateEvent): string | null {
  const words = [name, language, reason].filter((word) => word !== null);
  return words.length === 0 ? null : words.join(' ');
}
