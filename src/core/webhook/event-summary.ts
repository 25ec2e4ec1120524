import type { DeliveryError } from './errors.js';
import type { WebhookEvent } from './event.js';

/** What is listed, stored and searched of an event of whatever kind. */
export interface EventSummary {
  readonly field: string;
  readonly kind: WebhookEvent['kind'];
  /** Of a message its type, of a status the status, of others Meta's word for what happened. */
  readonly detail: string | null;
  readonly phoneNumberId: string | null;
  /** The customer: number, else business-scoped user id. */
  readonly customer: string | null;
  readonly customerName: string | null;
  readonly messageId: string | null;
  readonly text: string | null;
  readonly errors: readonly DeliveryError[];
}

export function summarize(event: WebhookEvent): EventSummary {
  return {
    field: event.field,
    kind: event.kind,
    detail: null,
    phoneNumberId: 'phoneNumberId' in event ? event.phoneNumberId : null,
    customer: null,
    customerName: null,
    messageId: null,
    text: null,
    errors: [],
    ...particulars(event),
  };
}

function particulars(event: WebhookEvent): Partial<EventSummary> {
  switch (event.kind) {
    case 'message': {
      const person = event.direction === 'echo' ? (event.to ?? event.from) : event.from;
      return {
        detail: event.type,
        customer: person.waId ?? person.userId,
        customerName: person.name,
        messageId: event.messageId,
        text: event.text,
        errors: event.errors,
      };
    }
    case 'status':
      return {
        detail: event.status,
        customer: event.recipient.waId ?? event.recipient.userId,
        customerName: event.recipient.name,
        messageId: event.messageId,
        errors: event.errors,
      };
    case 'template':
      return { detail: `${event.name ?? '?'} ${event.language ?? ''} ${event.to ?? event.change}`, text: event.reason };
    case 'account':
      return { detail: event.event };
    case 'preference':
      return { detail: event.value, customer: event.from.waId ?? event.from.userId };
    case 'error':
      return { errors: event.errors };
    default:
      return {};
  }
}
