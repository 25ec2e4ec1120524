import type * as z from 'zod/mini';
import { toErrors } from './errors.js';
import type { EventMedia, MessageEvent } from './event.js';
import { toIso } from './identity.js';
import { toPerson } from './person.js';
import type { Surroundings } from './place.js';
import { Message } from './wire.js';

type ReadMessage = z.infer<typeof Message>;

/** undefined where the entry has no message id. */
export function toMessageEvent(
  raw: unknown,
  { place, number, contacts }: Surroundings,
  direction: 'in' | 'echo',
): MessageEvent | undefined {
  const read = Message.safeParse(raw);
  if (!read.success) return undefined;
  const { data } = read;
  return {
    kind: 'message',
    identity: `message:${data.id}`,
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(data.timestamp) ?? place.entryAt,
    ...number,
    direction,
    messageId: data.id,
    from: toPerson({ waId: data.from, userId: data.from_user_id }, contacts),
    to: direction === 'echo' ? toPerson({ waId: data.to, userId: data.to_user_id }, contacts) : null,
    type: data.type,
    text: readText(data),
    media: readMedia(data),
    replyTo: data.reaction?.message_id ?? data.context?.id ?? null,
    groupId: data.group_id,
    isReferral: data.referral !== undefined && data.referral !== null,
    errors: toErrors(data.errors),
    raw,
  };
}

/** Whichever of the objects the message has; `type` alone does not decide, since it may be newer than this program. */
function readText(message: ReadMessage): string | null {
  const { text, button, reaction, system, location, contacts, order, unsupported, errors } = message;
  const first = [
    text?.body,
    readMediaObject(message)?.caption,
    button?.text ?? button?.payload,
    readInteractive(message),
    // A removed reaction has no emoji, or an empty one.
    reaction?.emoji,
    system?.body,
    location && (location.name ?? location.address ?? `${location.latitude}, ${location.longitude}`),
    contacts.map(({ name }) => name?.formatted_name).join(', '),
    order?.text,
    unsupported?.type,
    toErrors(errors)[0]?.details,
  ].find((found) => typeof found === 'string' && found !== '');
  return first ?? null;
}

function readInteractive({ interactive }: ReadMessage): string | null | undefined {
  if (!interactive) return undefined;
  const { button_reply, list_reply, nfm_reply, call_permission_reply } = interactive;
  return button_reply?.title ?? list_reply?.title ?? nfm_reply?.body ?? call_permission_reply?.response;
}

function readMediaObject({ image, video, audio, document, sticker }: ReadMessage) {
  return image ?? video ?? audio ?? document ?? sticker;
}

function readMedia(message: ReadMessage): EventMedia | null {
  const media = readMediaObject(message);
  return media && { id: media.id, mimeType: media.mime_type, filename: media.filename };
}
