import { MESSAGE_LIMITS } from '../meta/limits.js';
import { checkLength, type PartProblem } from './parts.js';

/** At most 1024 characters, https://developers.facebook.com/docs/whatsapp/cloud-api/messages/image-messages */
export function checkCaption(caption: string | undefined): PartProblem[] {
  return checkLength('caption', caption, MESSAGE_LIMITS.captionMax);
}
