import * as z from 'zod/mini';
import type { MessagePayload } from '../core/messages/payload.js';
import { explainWaId } from '../core/phone/number.js';
import { sendMessage } from '../graph/messages.js';
import { recordAccepted } from '../store/message-log.js';
import type { Context } from './context.js';

/** What Meta answers to a send. `accepted` is not delivered: that comes by webhook. */
export const sentMessage = z.object({
  wamid: z.string(),
  /** As it was typed. */
  recipient: z.string(),
  /** How WhatsApp knows this person; may differ from what was typed. */
  waId: z.nullable(z.string()),
  userId: z.nullable(z.string()),
  status: z.string(),
});

export type Sent = z.infer<typeof sentMessage>;

/** Sends once, never again, and keeps the wamid before anything else can fail. */
export async function sendAndRecord(
  { session, host }: Pick<Context<unknown>, 'session' | 'host'>,
  payload: MessagePayload,
  { recipient, summary }: { readonly recipient: string; readonly summary: unknown },
): Promise<Sent> {
  const channel = await session.channel();
  const { wamid, waId, userId, status } = await sendMessage(await session.graph(), channel.phoneNumberId, payload);
  recordAccepted(await session.database(), {
    wamid,
    channelId: channel.id,
    recipient,
    waId: waId ?? userId,
    kind: payload.type,
    summary,
    acceptedAt: host.now().toISOString(),
  });
  return { wamid, recipient, waId, userId, status };
}

/** Mexico, Argentina and Brazil write mobile numbers in two ways, and WhatsApp knows only one of them. */
export function noteWaId(
  { recipient, waId }: Sent,
  note: (text: string) => void,
  say: { waIdDiffers(input: string, waId: string): string },
): void {
  if (waId !== null && explainWaId(recipient, waId) !== undefined) note(say.waIdDiffers(recipient, `+${waId}`));
}
