import { countCharacters } from '../characters.js';
import { MESSAGE_LIMITS } from '../meta/limits.js';

export type TextProblem =
  | { field: 'body'; problem: 'empty' }
  | { field: 'body'; problem: 'too-long'; length: number; limit: number };

/** Text of 1 to 4096 characters, https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages */
export function checkText(body: string): TextProblem[] {
  if (body.trim() === '') return [{ field: 'body', problem: 'empty' }];
  const length = countCharacters(body);
  const limit = MESSAGE_LIMITS.textBodyMax;
  return length > limit ? [{ field: 'body', problem: 'too-long', length, limit }] : [];
}
