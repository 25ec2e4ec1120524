import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { MessageEdge } from '../core/messages/message-edge.js';
import type { MessagePayload } from '../core/messages/payload.js';
import { explainWaId, type WaIdDifference } from '../core/phone/number.js';
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

/**
 * Sends once, never again. A store that cannot be written is found before; one that fails after Meta said yes is told in
 * a note, because a failure then would read as "not sent" and be repeated.
 */
export async function sendAndRecord(
  { session, host, dryRun, note, text }: Pick<Context<unknown>, 'session' | 'host' | 'dryRun' | 'note' | 'text'>,
  payload: MessagePayload,
  { recipient, summary, edge }: { readonly recipient: string; readonly summary: unknown; readonly edge?: MessageEdge },
): Promise<Sent> {
  const channel = await session.channel();
  const database = await session.database();
  const graph = await session.graph();
  if (!dryRun) database.write('messages', () => {});
  const { wamid, waId, userId, status } = await sendMessage(graph, channel.phoneNumberId, payload, edge).catch(
    (thrown) => {
      if (thrown instanceof Failure && thrown.is('interrupted')) note(text.sendInterrupted);
      throw thrown;
    },
  );
  const acceptedAt = host.now().toISOString();
  const accepted = { wamid, channelId: channel.id, recipient, waId: waId ?? userId, kind: payload.type, acceptedAt };
  try {
    recordAccepted(database, { ...accepted, summary });
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    note(text.notRecorded(wamid, database.path));
  }
  return { wamid, recipient, waId, userId, status };
}

/** Mexico, Argentina and Brazil write mobile numbers in two ways, and WhatsApp knows only one of them. */
export function noteWaId(
  { recipient, waId }: Sent,
  note: (text: string) => void,
  say: { waIdDiffers(input: string, waId: string, why: WaIdDifference): string },
): void {
  const why = waId === null ? undefined : explainWaId(recipient, waId);
  if (why !== undefined) note(say.waIdDiffers(recipient, `+${waId}`, why));
}
