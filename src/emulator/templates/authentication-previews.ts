/** GET /{waba-id}/message_template_previews: the texts that Meta would write. https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates */
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asBoolean, asInteger, asList, asText, type JsonObject } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterInvalid, parameterRequired } from '../refusals.js';
import { codeTexts } from './authentication-texts.js';
import { notOneOf } from './refusals.js';
import { knownLanguages, readLanguage } from './request.js';

type Params = Readonly<Record<string, unknown>>;

export interface Preview extends JsonObject {
  /** The language, for the cursors. */
  readonly id: string;
}

export function authenticationPreviews(params: Params): Preview[] {
  const category = asText(params.category)?.toUpperCase();
  if (category === undefined) throw parameterRequired('category');
  if (category !== 'AUTHENTICATION') throw notOneOf('category', ['AUTHENTICATION'], params.category);
  const minutes = readMinutes(params);
  const withAdvice = asBoolean(params.add_security_recommendation) ?? false;
  const withButtons = params.button_types !== undefined;
  return languagesOf(params).map((language) => {
    const texts = codeTexts(language);
    return {
      id: language,
      body: withAdvice ? `${texts.body} ${texts.security}` : texts.body,
      ...(withButtons && { buttons: [{ autofill_text: texts.autofill, text: texts.copyCode }] }),
      ...(minutes !== undefined && { footer: texts.expiry(minutes) }),
      language,
    };
  });
}

function readMinutes({ code_expiration_minutes: given }: Params): number | undefined {
  if (given === undefined) return undefined;
  const { codeExpirationMinutesMin: min, codeExpirationMinutesMax: max } = TEMPLATE_LIMITS;
  const minutes = asInteger(given);
  if (minutes !== undefined && minutes >= min && minutes <= max) return minutes;
  throw parameterInvalid('code_expiration_minutes', `must be between ${min} and ${max}`);
}

/** The page calls the parameter `language` in its table and `languages` in its example. Without it: all. */
function languagesOf(params: Params): string[] {
  const given = decodeJsonText(params.languages ?? params.language);
  if (given === undefined) return knownLanguages();
  const list = asList(given) ?? asText(given)?.split(',') ?? [];
  return list.map((language) => readLanguage({ language: asText(language)?.trim() }));
}
