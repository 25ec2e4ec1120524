import * as z from 'zod/mini';
import { MEDIA_KINDS, MEDIA_LIFETIMES, UPLOADABLE_MIME_TYPES } from '../../core/meta/media-kinds.js';
import { type NodeType, ok, readNode, success } from '../answers.js';
import { asText } from '../json-values.js';
import { openLink, storeMedia } from '../media-store.js';
import { parseParams, wireChoice, wireText } from '../params.js';
import { Refusal } from '../refusal.js';
import { cloudRefusal, parameterRequired, unknownObject } from '../refusals.js';
import type { Answer, Call, Route } from '../route.js';
import { MESSAGING } from '../scopes.js';
import type { Media } from '../state.js';
import { secondsOf } from '../times.js';

const form = z.object({ messaging_product: wireChoice(['whatsapp']), type: z.optional(wireText) });

/** The part's own type decides, not the field `type`. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media */
function upload({ files, id, params, world }: Call): Answer {
  parseParams(form, params);
  const { file } = files;
  if (!file) throw parameterRequired('file');
  const mimeType = bareType(file.mimeType);
  if (!UPLOADABLE_MIME_TYPES.includes(mimeType)) throw wrongType(mimeType);
  checkSize(mimeType, file.bytes.length);
  return ok({
    id: storeMedia({ phoneId: id, mimeType, bytes: file.bytes, days: MEDIA_LIFETIMES.uploadedDays }, world).id,
  });
}

/** `audio/ogg; codecs=opus` is `audio/ogg`. */
function bareType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase() || 'application/octet-stream';
}

function wrongType(mimeType: string): Refusal {
  const types = UPLOADABLE_MIME_TYPES.join(', ');
  return new Refusal({
    message: `(#100) Param file must be a file with one of the following types: ${types}. Received file of type '${mimeType}'.`,
    code: 100,
  });
}

/** What Meta answers to a file that is too large is not known (UNSURE); 131053 is what a message by link fails with. */
function checkSize(mimeType: string, size: number): void {
  const kind = Object.values(MEDIA_KINDS).find(({ mimeTypes }) => mimeTypes.some((one) => one === mimeType));
  if (kind && size > kind.maxBytes) {
    throw cloudRefusal(
      131053,
      'Media upload error',
      `The file of ${size} bytes is larger than the ${kind.maxBytes} bytes allowed for ${mimeType}.`,
    );
  }
}

const mediaNode: NodeType<Media> = {
  name: 'WhatsAppBusinessCloudAPIMedia',
  defaults: ['messaging_product', 'url', 'mime_type', 'sha256', 'file_size'],
  fields: {
    messaging_product: () => 'whatsapp',
    url: (media, { origin, world }) => openLink(media, { origin }, world),
    mime_type: ({ mimeType }) => mimeType,
    sha256: ({ sha256 }) => sha256,
    // A string in Meta's pages, a number in its answers.
    file_size: ({ bytes }) => bytes.length,
  },
};

/** With `phone_number_id` the call fails for another number's media. */
function mediaOf({ id, method, params, world }: Call): Media {
  const media = world.state.media.get(id);
  const { phone_number_id: phoneId } = params;
  const isOwn = phoneId === undefined || asText(phoneId) === media?.phoneId;
  if (!media || !isOwn || media.expiresAt <= secondsOf(world.nowMs())) throw unknownObject(method, id);
  return media;
}

function remove(call: Call): Answer {
  call.world.state.media.delete(mediaOf(call).id);
  return success;
}

export const mediaRoutes: readonly Route[] = [
  {
    method: 'POST',
    kind: 'phone',
    edge: 'media',
    path: '/{phone-number-id}/media',
    scope: MESSAGING,
    coverage: 'partial',
    note: 'ttl_minutes is accepted and forgotten',
    handle: upload,
  },
  {
    method: 'GET',
    kind: 'media',
    edge: '',
    path: '/{media-id}',
    scope: MESSAGING,
    coverage: 'full',
    handle: (call) => ok(readNode(mediaNode, mediaOf(call), call.fields, call)),
  },
  {
    method: 'DELETE',
    kind: 'media',
    edge: '',
    path: '/{media-id}',
    scope: MESSAGING,
    coverage: 'full',
    handle: remove,
  },
];
