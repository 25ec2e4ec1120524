/**
 * How the template edge refuses: code 100 `Invalid parameter` with a subcode and two texts for the user.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
import { Refusal } from '../refusal.js';
import { parameterInvalid } from '../refusals.js';

interface Problem {
  /** Undefined where no source names one. */
  readonly subcode?: number;
  readonly title: string;
  readonly text: string;
}

export function invalidTemplate({ subcode, title, text }: Problem): Refusal {
  return new Refusal({
    message: 'Invalid parameter',
    code: 100,
    ...(subcode === undefined ? {} : { subcode }),
    userTitle: title,
    userMessage: text,
    transient: false,
  });
}

/** Graph's own sentence for a value outside an enumeration. */
export function notOneOf(name: string, allowed: readonly string[], value: unknown): Refusal {
  const got = typeof value === 'string' ? value : JSON.stringify(value);
  return parameterInvalid(name, `must be one of {${[...allowed].sort().join(', ')}} - got "${got}".`);
}

/** For buttons a client's list has 2388050 too; nobody has seen it. UNSURE. */
export function missingField(component: string, field: string): Refusal {
  return invalidTemplate({
    subcode: 2388043,
    title: 'Message template "components" param is missing expected field(s)',
    text: `component of type ${component} is missing expected field(s) (${field})`,
  });
}

export function tooLong(field: string, max: number): Refusal {
  return invalidTemplate({
    subcode: 2388040,
    title: 'Character Limit Exceeded',
    text: `The ${field} field is limited to ${max} characters.`,
  });
}

export function tooManyEmojis(max: number): Refusal {
  return invalidTemplate({
    subcode: 2388040,
    title: 'Character Limit Exceeded',
    text: `The Body field is limited to ${max} emojis.`,
  });
}

/** 2388047, 2388072 and 2388073 are listed for header, body and footer; header and body were measured the other way round. */
const FORMAT_SUBCODES = { HEADER: 2388072, BODY: 2388047, FOOTER: 2388073 } as const;

export type TextComponent = keyof typeof FORMAT_SUBCODES;

export function wrongFormat(component: TextComponent, text: string): Refusal {
  const part = component.toLowerCase();
  return invalidTemplate({
    subcode: FORMAT_SUBCODES[component],
    title: `Message ${part} format is incorrect`,
    text,
  });
}

/** A rule about the shape of a template for which no source names a subcode. */
export function unsupportedForm(text: string): Refusal {
  return invalidTemplate({ title: 'Invalid message template', text });
}
