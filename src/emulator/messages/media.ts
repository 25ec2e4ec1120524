/** image, video, audio, document and sticker, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#media-object */
import { MESSAGE_LIMITS } from '../../core/meta/limits.js';
import { MEDIA_KINDS } from '../../core/meta/media-kinds.js';
import { asBoolean, asText, type JsonObject } from '../json-values.js';
import type { Refusal } from '../refusal.js';
import { cloudRefusal, parameterInvalid } from '../refusals.js';
import type { World } from '../route.js';
import type { Media, Phone } from '../state.js';
import { checkLength, requiredMissing, unexpectedKey } from './refusals.js';

export type MediaKind = keyof typeof MEDIA_KINDS;

/** Where a message is sent from. */
export interface Sender {
  readonly world: World;
  readonly phone: Phone;
}

const CAPTIONLESS: readonly string[] = ['audio', 'sticker'];

export function isMediaKind(type: string): type is MediaKind {
  return Object.hasOwn(MEDIA_KINDS, type);
}

export function checkMediaMessage(kind: MediaKind, content: JsonObject, sender: Sender): void {
  checkMedia(kind, content, sender, kind);
  if (content.caption !== undefined && CAPTIONLESS.includes(kind)) throw unexpectedKey('caption', kind);
  if (content.filename !== undefined && kind !== 'document') throw unexpectedKey('filename', kind);
  checkLength(`${kind}['caption']`, asText(content.caption), MESSAGE_LIMITS.captionMax);
  if (kind === 'audio') checkVoice(content, sender);
}

/** `path` is where the object stands, for the refusal: `image` or `template['components'][0]…['image']`. */
export function checkMedia(kind: MediaKind, content: JsonObject, sender: Sender, path: string): void {
  const id = asText(content.id);
  const link = asText(content.link);
  if ((id === undefined) === (link === undefined)) throw requiredMissing(NEITHER_ID_NOR_LINK);
  if (link !== undefined && !/^https?:\/\/[^\s/]+/i.test(link)) {
    throw parameterInvalid(`${path}['link']`, 'is not a valid URI.');
  }
  if (id === undefined) return;
  const media = findMedia(id, sender);
  if (media === undefined) {
    throw parameterInvalid(`${path}['id']`, 'is not a valid whatsapp business account media attachment ID');
  }
  if (!isOfKind(kind, media)) throw wrongMediaType(kind, media.mimeType);
}

export const NEITHER_ID_NOR_LINK = 'Either one of media ID or link must be present';

/** Media of the same WABA, as long as they live: uploads 30 days. */
function findMedia(id: string, { world, phone }: Sender): Media | undefined {
  const media = world.state.media.get(id);
  if (media === undefined || media.expiresAt <= world.nowMs() / 1000) return undefined;
  return world.state.phones.get(media.phoneId)?.wabaId === phone.wabaId ? media : undefined;
}

function isOfKind(kind: MediaKind, { mimeType }: Media): boolean {
  const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  return MEDIA_KINDS[kind].mimeTypes.some((one) => one === type);
}

function wrongMediaType(kind: MediaKind, mimeType: string): Refusal {
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const allowed = MEDIA_KINDS[kind].mimeTypes.join(', ');
  return cloudRefusal(
    131053,
    'Media upload error',
    `Unsupported ${name} mime type ${mimeType}. Please use one of ${allowed}.`,
  );
}

/** A voice message must be OGG with the OPUS codec. */
function checkVoice(content: JsonObject, sender: Sender): void {
  const id = asText(content.id);
  if (asBoolean(content.voice) !== true || id === undefined) return;
  const media = findMedia(id, sender);
  if (media && !/^audio\/(ogg|opus)/.test(media.mimeType)) {
    throw cloudRefusal(
      131053,
      'Media upload error',
      `Unsupported Voice mime type ${media.mimeType}. Please use audio/ogg.`,
    );
  }
}
