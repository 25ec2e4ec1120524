import { MESSAGE_LIMITS } from '../meta/limits.js';
import { checkPart, type PartProblem } from './parts.js';

/** Text of 1 to 4096 characters, https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages */
export function checkText(body: string): PartProblem[] {
  return checkPart('body', body, MESSAGE_LIMITS.textBodyMax);
}
