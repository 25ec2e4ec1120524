/** What stands around the content of a message, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
import { MESSAGE_LIMITS } from '../../core/meta/limits.js';
import { asObject, asText, isObject, type JsonObject } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterInvalid, parameterRequired } from '../refusals.js';
import { checkLength, invalidParameter, unexpectedKey } from './refusals.js';

type Params = Readonly<Record<string, unknown>>;

export interface Envelope {
  /** As it was typed; `to` wins over `recipient` when both are there. */
  readonly to: string | undefined;
  /** A business-scoped user id. */
  readonly recipient: string | undefined;
  readonly isGroup: boolean;
  readonly type: string;
  /** The member named like the type. */
  readonly content: unknown;
  readonly contextMessageId: string | undefined;
  readonly callbackData: string | undefined;
}

// The list and its order are Meta's own, from its refusal of another type.
const MESSAGE_TYPES =
  'AUDIO, CONTACTS, DOCUMENT, GIF, IMAGE, INTERACTIVE, LINK_PREVIEW, LOCATION, PIN, REACTION, STICKER, TEMPLATE, TEXT, VIDEO';

export function checkProduct(params: Params): void {
  const product = asText(params.messaging_product);
  if (product === undefined || product === '') throw parameterRequired('messaging_product');
  if (product.toLowerCase() !== 'whatsapp') {
    throw parameterInvalid('messaging_product', `must be one of {WHATSAPP} - got "${product}".`);
  }
}

export function readEnvelope(params: Params): Envelope {
  const to = asText(params.to);
  const recipient = asText(params.recipient);
  if (!to && !recipient) throw parameterRequired('to');
  const recipientType = asText(params.recipient_type)?.toLowerCase() ?? 'individual';
  if (recipientType !== 'individual' && recipientType !== 'group') {
    throw parameterInvalid('recipient_type', `must be one of {GROUP, INDIVIDUAL} - got "${recipientType}".`);
  }
  const type = asText(params.type)?.toLowerCase() ?? 'text';
  if (!MESSAGE_TYPES.toLowerCase().split(', ').includes(type)) {
    throw parameterInvalid('type', `must be one of {${MESSAGE_TYPES}} - got "${type}".`);
  }
  refuseDirectSend(params);
  const content = decodeJsonText(params[type]);
  if (content === undefined) throw parameterRequired(type);
  return {
    to: to || undefined,
    recipient: recipient || undefined,
    isGroup: recipientType === 'group',
    type,
    content,
    contextMessageId: readContext(params, type),
    callbackData: readCallbackData(params),
  };
}

function readContext(params: Params, type: string): string | undefined {
  if (params.context === undefined) return undefined;
  if (type === 'reaction') throw unexpectedKey('context', 'reaction');
  const context = asObject(decodeJsonText(params.context));
  const id = asText(context?.message_id);
  if (id === undefined || id === '') throw parameterRequired("context['message_id']");
  return id;
}

function readCallbackData(params: Params): string | undefined {
  const data = asText(params.biz_opaque_callback_data);
  checkLength('biz_opaque_callback_data', data, MESSAGE_LIMITS.callbackDataMax);
  return data;
}

/** The beta that sends free-form messages outside the window is not enabled here, as on most accounts. */
function refuseDirectSend(params: Params): void {
  const category = asText(params.category)?.toLowerCase();
  const asks = category !== undefined && category !== 'service';
  if (!asks && params.ttl_seconds === undefined && params.direct_send_config === undefined) return;
  const name = asks ? 'category' : params.ttl_seconds === undefined ? 'direct_send_config' : 'ttl_seconds';
  throw invalidParameter(
    `Parameter Invalid: The '${name}' value requires Direct Send, which isn't enabled for this account. Use an approved message template instead.`,
  );
}

/** The content as an object, which all types but contacts are. */
export function contentObject(type: string, content: unknown): JsonObject {
  if (!isObject(content)) throw parameterInvalid(type, 'must be a JSON object.');
  return content;
}
