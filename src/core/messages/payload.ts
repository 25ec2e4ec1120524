import { countCharacters } from '../characters.js';
import { MESSAGE_LIMITS } from '../meta/limits.js';
import type { Recipient } from './recipient.js';

/** The body of `POST /{phone-number-id}/messages`, on the wire as it stands here, so that a dry run can show it. */
export interface MessagePayload {
  readonly messaging_product: 'whatsapp';
  readonly recipient_type: 'individual' | 'group';
  /** Always with a plus: without one Meta may put the business's country code in front. */
  readonly to?: string;
  readonly recipient?: string;
  readonly type: string;
  readonly context?: { readonly message_id: string };
  readonly biz_opaque_callback_data?: string;
  readonly [member: string]: unknown;
}

/** What every message has beside its content. */
export interface Envelope {
  readonly to: Recipient;
  /** The wamid of the message to quote. */
  readonly replyTo?: string | undefined;
  /** Comes back in every status of this message, at most 512 characters. */
  readonly callbackData?: string | undefined;
}

export type EnvelopeProblem =
  | { field: 'reply-to'; problem: 'not-a-message-id'; given: string }
  | { field: 'callback-data'; problem: 'too-long'; length: number; limit: number };

export function toPayload(envelope: Envelope, type: string, content: unknown): MessagePayload {
  const { to, replyTo, callbackData } = envelope;
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(to.kind === 'phone' ? { to: `+${to.number}` } : { recipient: to.userId }),
    ...(replyTo !== undefined && { context: { message_id: replyTo } }),
    ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
    type,
    [type]: content,
  };
}

export function checkEnvelope({ replyTo, callbackData }: Omit<Envelope, 'to'>): EnvelopeProblem[] {
  const limit = MESSAGE_LIMITS.callbackDataMax;
  const length = countCharacters(callbackData ?? '');
  return [
    ...(replyTo !== undefined && !replyTo.startsWith('wamid.')
      ? [{ field: 'reply-to', problem: 'not-a-message-id', given: replyTo } as const]
      : []),
    ...(length > limit ? [{ field: 'callback-data', problem: 'too-long', length, limit } as const] : []),
  ];
}
