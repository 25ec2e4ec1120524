/** Marking an inbound message as read, with or without "typing…": the same endpoint, another form. */
import { asObject, asText } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterInvalid, parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Phone } from '../state.js';
import { valueNotValid } from './refusals.js';

/** Earlier messages of the chat count as read too. https://developers.facebook.com/docs/whatsapp/cloud-api/guides/mark-message-as-read */
export function markAsRead(world: World, phone: Phone, params: Readonly<Record<string, unknown>>): { success: true } {
  const status = asText(params.status);
  if (status !== 'read') throw parameterInvalid('status', `must be one of {READ} - got "${status}".`);
  const id = asText(params.message_id);
  if (!id) throw parameterRequired('message_id');
  checkTyping(params.typing_indicator);
  const message = world.state.messages.get(id);
  if (message === undefined || message.direction !== 'in' || message.phoneId !== phone.id) {
    throw valueNotValid('message_id is not the id of a message that this number received.');
  }
  for (const other of world.state.messages.values()) {
    const earlier = other.sentAtMs <= message.sentAtMs && other.direction === 'in';
    if (earlier && other.phoneId === phone.id && other.waId === message.waId) other.status = 'read';
  }
  return { success: true };
}

function checkTyping(value: unknown): void {
  if (value === undefined) return;
  const type = asText(asObject(decodeJsonText(value))?.type);
  if (type !== 'text')
    throw parameterInvalid("typing_indicator['type']", `must be one of {TEXT} - got "${type ?? ''}".`);
}
