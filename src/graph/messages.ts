import * as z from 'zod/mini';
import type { PhoneNumberId } from '../core/ids.js';
import type { MessageEdge } from '../core/messages/message-edge.js';
import type { Graph } from './graph.js';
import { list, success, text } from './wire.js';

/** That Meta accepted a message. Whether it arrives comes later, by webhook. */
export interface SentMessage {
  readonly wamid: string;
  /** The recipient as given. */
  readonly input: string | null;
  /** The recipient as WhatsApp knows them; it can differ from the number given, in Brazil, Mexico and Argentina often. */
  readonly waId: string | null;
  /** Business-scoped user id, for people who hide their number. */
  readonly userId: string | null;
  /** `accepted`, `held_for_quality_assessment` or `paused`; a missing one means accepted. */
  readonly status: string;
}

/**
 * Sends one message; `payload` is the whole body in Meta's shape. Never repeated once it may have been accepted:
 * Failure `outcome-unknown` then. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 */
export function sendMessage(
  graph: Graph,
  phoneNumberId: PhoneNumberId,
  payload: Readonly<Record<string, unknown>>,
  edge: MessageEdge = 'messages',
): Promise<SentMessage> {
  const to = payload.to ?? payload.recipient;
  return graph.post({
    path: `/${phoneNumberId}/${edge}`,
    body: payload,
    answer: sendAnswer,
    assumed: {
      wamid: 'wamid.DRY-RUN',
      input: to === undefined ? null : String(to),
      waId: null,
      userId: null,
      status: 'accepted',
    },
    effect: 'message',
  });
}

/**
 * Tells the customer that their message was read, and all before it; with `typing`, for up to 25 seconds, that an answer is
 * being written. Safe to repeat. https://developers.facebook.com/docs/whatsapp/cloud-api/guides/mark-message-as-read
 */
export async function markAsRead(
  graph: Graph,
  phoneNumberId: PhoneNumberId,
  { wamid, typing }: { readonly wamid: string; readonly typing: boolean },
): Promise<void> {
  await graph.post({
    path: `/${phoneNumberId}/messages`,
    body: {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      ...(typing && { typing_indicator: { type: 'text' } }),
    },
    answer: success,
    assumed: true,
    effect: 'repeatable',
  });
}

const contact = z.looseObject({ input: text, wa_id: text, user_id: text });
const message = z.looseObject({ id: z.string().check(z.minLength(1)), message_status: text });

export const sendAnswer = z.pipe(
  z.looseObject({ contacts: list(contact), messages: z.tuple([message], z.unknown()) }),
  z.transform((wire): SentMessage => {
    const [sent] = wire.messages;
    const to = wire.contacts[0];
    return {
      wamid: sent.id,
      input: to?.input ?? null,
      waId: to?.wa_id ?? null,
      userId: to?.user_id ?? null,
      status: sent.message_status ?? 'accepted',
    };
  }),
);
