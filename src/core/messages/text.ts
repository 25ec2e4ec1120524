import { countCharacters } from '../characters.js';
import { MESSAGE_LIMITS } from '../meta/limits.js';
import { checkEnvelope, type Envelope, type EnvelopeProblem, type MessagePayload, toPayload } from './payload.js';

export type TextProblem =
  | { field: 'body'; problem: 'empty' }
  | { field: 'body'; problem: 'too-long'; length: number; limit: number };

export type MessageProblem = TextProblem | EnvelopeProblem;

/** Text of 1 to 4096 characters, https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages */
export function checkText(body: string): TextProblem[] {
  if (body.trim() === '') return [{ field: 'body', problem: 'empty' }];
  const length = countCharacters(body);
  const limit = MESSAGE_LIMITS.textBodyMax;
  return length > limit ? [{ field: 'body', problem: 'too-long', length, limit }] : [];
}

export interface TextMessage extends Envelope {
  readonly body: string;
  /** Shows a preview of the first link that starts with http:// or https://. */
  readonly previewUrl?: boolean | undefined;
}

export function checkTextMessage(message: TextMessage): MessageProblem[] {
  return [...checkText(message.body), ...checkEnvelope(message)];
}

/** Check it first: this only puts the payload together. */
export function toTextMessage({ body, previewUrl = false, ...envelope }: TextMessage): MessagePayload {
  return toPayload(envelope, 'text', { body, preview_url: previewUrl });
}
