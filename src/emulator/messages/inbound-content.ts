/** The object that an inbound message carries under its type, made from what the caller said and otherwise from samples. */
import { toWireError } from '../../core/meta/delivery-errors.js';
import { MEDIA_LIFETIMES } from '../../core/meta/media-kinds.js';
import type { JsonObject } from '../json-values.js';
import { openLink, storeMedia } from '../media-store.js';
import type { World } from '../route.js';
import type { Phone } from '../state.js';
import type { Inbound, InboundMedia } from './inbound.js';
import { sampleFile } from './sample-files.js';

type TypedInbound = Inbound & { readonly type: string };

const SAMPLE_TYPES: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg; codecs=opus',
  document: 'application/pdf',
  sticker: 'image/webp',
};

export function inboundContent(world: World, phone: Phone, inbound: TypedInbound): JsonObject {
  const { type, content } = inbound;
  if (content !== undefined) return { [type]: content };
  if (Object.hasOwn(SAMPLE_TYPES, type)) return { [type]: receiveMedia(world, phone, inbound) };
  return Object.hasOwn(CONTENTS, type) ? (CONTENTS[type]?.(inbound) ?? {}) : {};
}

const CONTENTS: Readonly<Record<string, (inbound: TypedInbound) => JsonObject>> = {
  text: ({ text = 'Hello' }) => ({ text: { body: text } }),
  button: ({ text = 'Yes', payload }) => ({ button: { payload: payload ?? text, text } }),
  button_reply: ({ text = 'Yes', payload = 'yes' }) => interactive('button_reply', { id: payload, title: text }),
  list_reply: ({ text = 'First', payload = 'first' }) => interactive('list_reply', { id: payload, title: text }),
  nfm_reply: ({ text = 'Sent', payload = '{}' }) =>
    interactive('nfm_reply', { name: 'flow', body: text, response_json: payload }),
  interactive: ({ text = 'Yes', payload = 'yes' }) => interactive('button_reply', { id: payload, title: text }),
  reaction: ({ emoji, contextMessageId = '' }) => ({
    // A removed reaction has no emoji.
    reaction: { message_id: contextMessageId, ...(emoji !== '' && { emoji: emoji ?? '👍' }) },
  }),
  location: ({ text }) => ({
    location: { latitude: 37.4421, longitude: -122.1615, ...(text !== undefined && { name: text }) },
  }),
  contacts: ({ text = 'Barbara Johnson' }) => ({
    contacts: [{ name: { formatted_name: text, first_name: text }, phones: [{ phone: '+16505559999', type: 'CELL' }] }],
  }),
  order: ({ text = '' }) => ({
    order: {
      catalog_id: '194836987003835',
      text,
      product_items: [{ product_retailer_id: 'SKU1', quantity: 1, item_price: 30, currency: 'USD' }],
    },
  }),
  system: ({ text = 'The customer changed their number.', from }) => ({
    system: { body: text, wa_id: from.replaceAll(/\D/g, ''), type: 'user_changed_number' },
  }),
  unsupported: () => ({
    errors: [
      toWireError({
        code: 131051,
        title: 'Message type unknown',
        details: 'Message type is currently not supported.',
      }),
    ],
    unsupported: { type: 'poll' },
  }),
};

/** The replies stand under `interactive`, whichever of their names the caller used as type. */
function interactive(type: string, reply: JsonObject): JsonObject {
  return { type: 'interactive', interactive: { type, [type]: reply } };
}

/** Stores the file, which the business can fetch for seven days. */
function receiveMedia(world: World, phone: Phone, inbound: TypedInbound): JsonObject {
  const { type, text, origin } = inbound;
  const given: InboundMedia = inbound.media ?? {
    bytes: sampleFile(type) ?? new Uint8Array(),
    mimeType: SAMPLE_TYPES[type] ?? 'application/octet-stream',
  };
  const media = storeMedia({ ...given, phoneId: phone.id, days: MEDIA_LIFETIMES.fromWebhookDays }, world);
  const hasCaption = text !== undefined && ['image', 'video', 'document'].includes(type);
  return {
    ...(hasCaption && { caption: text }),
    ...(type === 'document' && { filename: given.fileName ?? 'document.pdf' }),
    mime_type: given.mimeType,
    // Base64 in webhooks, hex in the media node.
    sha256: Buffer.from(media.sha256, 'hex').toString('base64'),
    id: media.id,
    ...(origin !== undefined && { url: openLink(media, { origin, source: 'webhook' }, world) }),
    ...(type === 'audio' && { voice: true }),
    ...(type === 'sticker' && { animated: false }),
  };
}
