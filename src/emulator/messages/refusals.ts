/** How the messages edge refuses, https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
import { lengthOf } from '../json-values.js';
import { Refusal } from '../refusal.js';
import { cloudRefusal, parameterInvalid } from '../refusals.js';

/** Code 100 with a sentence of its own in `error_data.details`. */
export function invalidParameter(details: string): Refusal {
  return cloudRefusal(100, 'Invalid parameter', details);
}

export function valueNotValid(details: string): Refusal {
  return cloudRefusal(131009, 'Parameter value is not valid', details);
}

export function requiredMissing(details: string): Refusal {
  return cloudRefusal(131008, 'Required parameter is missing', details);
}

export function unexpectedKey(key: string, param: string): Refusal {
  return new Refusal({ message: `(#100) Unexpected key "${key}" on param "${param}".`, code: 100 });
}

/** Refuses a text above its limit; `path` is written as Graph does, for example `text['body']`. */
export function checkLength(path: string, text: string | undefined, max: number): void {
  if (text !== undefined && lengthOf(text) > max) {
    throw parameterInvalid(path, `must be at most ${max} characters long.`);
  }
}
