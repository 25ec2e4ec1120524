import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { lagOf } from '../../core/messages/delivery.js';
import type { MessageEdge } from '../../core/messages/message-edge.js';
import type { MessagePayload } from '../../core/messages/payload.js';
import { parseRecipient } from '../../core/messages/recipient.js';
import { toErrors } from '../../core/webhook/errors.js';
import type { MessageStatus } from '../../store/message-log.js';
import { shortDuration } from '../../ui/short-duration.js';
import type { Context } from '../context.js';
import { noteWaId, type Sent, sendAndRecord, sentMessage } from '../send-message.js';
import { type Followed, followMessage } from './follow-message.js';
import { type MessageSays, noteWaysOut } from './note-window.js';
import { openStatusSource, type StatusSource } from './status-source.js';
import type { WaitWish } from './wait-options.js';

export const delivery = z.nullable(
  z.object({
    /** The furthest step so far. */
    status: z.string(),
    /** By Meta's clock. */
    at: z.string(),
    /** Since Meta accepted the message. */
    lagMs: z.number(),
    errors: z.array(z.object({ code: z.number(), title: z.nullable(z.string()), details: z.nullable(z.string()) })),
  }),
);

/** What every command that sends a message gives. `delivery` is null without --wait, and while no status came. */
export const followedMessage = z.object({ ...sentMessage.shape, delivery });

export type Delivery = z.infer<typeof delivery>;
export type FollowedMessage = z.infer<typeof followedMessage>;

export interface Sending {
  readonly payload: MessagePayload;
  /** As it was typed. */
  readonly recipient: string;
  /** What lists and `trace` show of it. */
  readonly summary: unknown;
  /** Which of Meta's two ways to send; the one for all messages where it is left out. */
  readonly edge?: MessageEdge;
  readonly wait: WaitWish | undefined;
  readonly say: Pick<MessageSays, 'waIdDiffers'>;
}

type SendContext = Pick<Context<unknown>, 'session' | 'host' | 'dryRun' | 'note' | 'verbose' | 'text'>;

/**
 * Sends once, and with --wait sees what becomes of it: gives what is known then, so that the message id is never lost, and
 * throws where what was waited for did not come. The listener is there before the message leaves, so that no status is missed.
 */
export async function* sendAndFollow(
  context: SendContext,
  { payload, recipient, summary, edge, wait, say }: Sending,
): AsyncGenerator<FollowedMessage, void, undefined> {
  const source = wait && !context.dryRun ? await openStatusSource(wait.port, context) : undefined;
  try {
    const sent = await sendAndRecord(context, payload, { recipient, summary, ...(edge && { edge }) }).catch(
      async (thrown) => {
        if (thrown instanceof Failure && thrown.is('refused')) await noteWayOut(thrown.facts.graph, recipient, context);
        throw thrown;
      },
    );
    noteWaId(sent, context.note, say);
    if (!wait || !source) {
      yield { ...sent, delivery: null };
      return;
    }
    const { followed, delivery: found } = await follow(sent, wait, source, context);
    yield { ...sent, delivery: found };
    for (const error of followed.outcome === 'failed' ? errorsOf(followed.last) : []) {
      await noteWayOut(error, recipient, context);
    }
    requireReached(followed, { sent, wait, source });
  } finally {
    await source?.close();
  }
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const WINDOW_CLOSED = 131047;

/** A person outside the window is reached by a template, so the line that does it is there to be copied. */
async function noteWayOut({ code }: { code: number }, recipient: string, context: SendContext): Promise<void> {
  const to = parseRecipient(recipient);
  if (code !== WINDOW_CLOSED || !to) return;
  const { session, note, text } = context;
  const [{ id: channelId }, database] = [await session.channel(), await session.database()];
  note(text.following.reachedBy(recipient));
  noteWaysOut({ database, channelId, to }, { note, say: text.following });
}

async function follow(sent: Sent, wait: WaitWish, source: StatusSource, { host, note, text }: SendContext) {
  const acceptedAt = host.now().toISOString();
  const say = text.following;
  const { wamid } = sent;
  note(say.accepted(wamid, wait.step, shortDuration(wait.timeoutMs)));
  if (sent.status === 'held_for_quality_assessment') note(say.held);
  const label = say.waiting[wait.step];
  let progress = host.progress(label);
  const onStatus = ({ status, at }: MessageStatus) => {
    // A line that is written while something turns would be written over.
    progress.done();
    note(say.step(text.events.statuses[status] ?? status, shortDuration(lagOf(acceptedAt, at))));
    progress = host.progress(label);
  };
  try {
    const { step, timeoutMs } = wait;
    const followed = await followMessage({ wamid, step, timeoutMs, source, host, onStatus });
    return { followed, delivery: toDelivery(followed.last, acceptedAt) };
  } finally {
    progress.done();
  }
}

function toDelivery(last: MessageStatus | null, acceptedAt: string): Delivery {
  if (last === null) return null;
  const { status, at } = last;
  return { status, at, lagMs: lagOf(acceptedAt, at), errors: errorsOf(last) };
}

function errorsOf(last: MessageStatus | null) {
  return toErrors(last?.error ?? []).map(({ code, title, details }) => ({ code, title, details }));
}

interface Awaited {
  readonly sent: Sent;
  readonly wait: WaitWish;
  readonly source: StatusSource;
}

function requireReached({ outcome, last }: Followed, { sent, wait, source }: Awaited): void {
  const { wamid, recipient } = sent;
  switch (outcome) {
    case 'reached':
      return;
    case 'failed':
      throw new Failure('message-failed', { wamid, recipient, errors: errorsOf(last) });
    case 'interrupted':
      throw new Failure('interrupted', {});
    case 'timed-out': {
      const waited = { awaited: wait.step, waitedSeconds: wait.timeoutMs / 1000 };
      const status = last?.status ?? null;
      throw new Failure('delivery-timed-out', { wamid, recipient, ...waited, status, callbackUrl: source.callbackUrl });
    }
  }
}
