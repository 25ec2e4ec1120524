import * as z from 'zod/mini';
import { toErrors } from './errors.js';
import type { EventMedia, MessageEvent } from './event.js';
import { hashIdentity, toIso } from './identity.js';
import { toPerson } from './person.js';
import type { Place, Surroundings } from './place.js';
import { Message } from './wire.js';

type ReadMessage = z.infer<typeof Message>;

/** undefined where the entry is not even remotely a message. */
export function toMessageEvent(
  raw: unknown,
  { place, number, contacts }: Surroundings,
  direction: 'in' | 'echo',
): MessageEvent | undefined {
  const read = Message.safeParse(unwrapEcho(raw));
  if (!read.success) return undefined;
  const { data } = read;
  if (data.id === null && data.from === null && data.from_user_id === null) return undefined;
  return {
    kind: 'message',
    identity: identityOf(data, place, raw),
    field: place.field,
    wabaId: place.wabaId,
    at: toIso(data.timestamp) ?? place.entryAt,
    ...number,
    direction,
    messageId: data.id,
    from: toPerson({ waId: data.from, userId: data.from_user_id }, contacts),
    to: direction === 'echo' ? toPerson({ waId: data.to, userId: data.to_user_id }, contacts) : null,
    type: typeOf(data),
    text: readText(data),
    media: readMedia(data),
    replyTo: readReplyTo(data),
    groupId: data.group_id,
    isReferral: data.referral !== undefined && data.referral !== null,
    errors: toErrors(data.errors),
    raw,
  };
}

/** An echo of another app's has its content one level deeper (a public project's recordings of 2026). */
function unwrapEcho(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || !('message' in raw)) return raw;
  const wrapped = Wrapped.safeParse(raw);
  return wrapped.success ? { ...wrapped.data, ...wrapped.data.message } : raw;
}

const Wrapped = z.looseObject({ message: z.looseObject({ type: z.string() }) });

/**
 * Meta tells an old message first without its file, and later once more with it, so the type is part of what makes it the
 * same; and an old one may have come before, when it was new.
 */
function identityOf({ id, type }: ReadMessage, place: Place, raw: unknown): string {
  if (id === null) return hashIdentity(place, raw);
  return place.field === 'history' ? `message:${id}:history:${type}` : `message:${id}`;
}

/** Where Meta leaves it out, the object says what it is. */
function typeOf(message: ReadMessage): string {
  const objects = [
    'text',
    'image',
    'video',
    'audio',
    'document',
    'sticker',
    'location',
    'interactive',
    'button',
  ] as const;
  return message.type ?? objects.find((type) => message[type]) ?? 'unknown';
}

function readReplyTo({ reaction, edit, revoke, context }: ReadMessage): string | null {
  return reaction?.message_id ?? edit?.original_message_id ?? revoke?.original_message_id ?? context?.id ?? null;
}

/** Whichever of the objects the message has; `type` alone does not decide, since it may be newer than this program. */
function readText(message: ReadMessage): string | null {
  const { text, button, reaction, system, location, contacts, order, unsupported, edit, errors } = message;
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
    edit?.message && readText(Message.parse(edit.message)),
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

function readMediaObject({ image, video, audio, voice, document, sticker }: ReadMessage) {
  return image ?? video ?? audio ?? voice ?? document ?? sticker;
}

function readMedia(message: ReadMessage): EventMedia | null {
  const media = readMediaObject(message);
  return media && media.id !== null ? { id: media.id, mimeType: media.mime_type, filename: media.filename } : null;
}
