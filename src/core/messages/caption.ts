import { countCharacters } from '../characters.js';
import { MESSAGE_LIMITS } from '../meta/limits.js';

export type CaptionProblem = { field: 'caption'; problem: 'too-long'; length: number; limit: number };

/** At most 1024 characters, https://developers.facebook.com/docs/whatsapp/cloud-api/messages/image-messages */
export function checkCaption(caption: string | undefined): CaptionProblem[] {
  const length = countCharacters(caption ?? '');
  const limit = MESSAGE_LIMITS.captionMax;
  return length > limit ? [{ field: 'caption', problem: 'too-long', length, limit }] : [];
}
