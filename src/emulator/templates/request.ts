/** The parameters of a create or edit call, in any case and as strings or JSON, as Meta accepts them. */
import { TEMPLATE_LANGUAGES } from '../../core/meta/languages.js';
import { TEMPLATE_LIMITS, TEMPLATE_NAME } from '../../core/meta/limits.js';
import { asBoolean, asInteger, asObject, asText, lengthOf } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterRequired } from '../refusals.js';
import type { DegreesOfFreedomSpec } from '../state.js';
import { notOneOf, tooLong, unsupportedForm } from './refusals.js';
import type { ParameterFormat } from './variables.js';

type Params = Readonly<Record<string, unknown>>;

const CATEGORIES = ['AUTHENTICATION', 'MARKETING', 'UTILITY'] as const;
// Not on Meta's list, but known to clients that work; UNSURE.
const UNLISTED_LANGUAGES = ['ar_SA', 'es_VE'];

export function readName(params: Params): string {
  const name = asText(params.name);
  if (name === undefined || name === '') throw parameterRequired('name');
  if (lengthOf(name) > TEMPLATE_LIMITS.nameMax) throw tooLong('Name', TEMPLATE_LIMITS.nameMax);
  if (!TEMPLATE_NAME.test(name)) {
    throw unsupportedForm('Message template name can only have lowercase letters, numbers and underscores.');
  }
  return name;
}

export function knownLanguages(): string[] {
  return Object.keys(TEMPLATE_LANGUAGES);
}

export function readLanguage(params: Params): string {
  const language = asText(params.language);
  if (language === undefined || language === '') throw parameterRequired('language');
  const known = [...knownLanguages(), ...UNLISTED_LANGUAGES];
  if (!known.includes(language)) throw notOneOf('language', known, language);
  return language;
}

/** Meta's reference lists all but CUSTOM, which stands in an example; whether it refuses others is UNSURE. */
const SUB_CATEGORIES = [
  'BOOKING_STATUS',
  'CALL_PERMISSIONS_REQUEST',
  'CUSTOM',
  'FLIGHT_DELAY_AND_GATE_CHANGE_ALERT',
  'FRAUD_ALERT',
  'ORDER_DETAILS',
  'ORDER_STATUS',
  'RICH_ORDER_STATUS',
] as const;

/** Undefined when none was sent. */
export function readSubCategory(params: Params): string | undefined {
  const subCategory = asText(params.sub_category)?.toUpperCase();
  if (subCategory === undefined) return undefined;
  if (!SUB_CATEGORIES.some((one) => one === subCategory)) {
    throw notOneOf('sub_category', SUB_CATEGORIES, params.sub_category);
  }
  return subCategory;
}

/** Undefined when none was sent. */
export function readCategory(params: Params): string | undefined {
  const category = asText(params.category)?.toUpperCase();
  if (category === undefined) return undefined;
  if (!CATEGORIES.some((one) => one === category)) throw notOneOf('category', CATEGORIES, params.category);
  return category;
}

export function readParameterFormat(params: Params): ParameterFormat | undefined {
  const format = asText(params.parameter_format)?.toUpperCase();
  if (format === undefined) return undefined;
  if (format !== 'NAMED' && format !== 'POSITIONAL') {
    throw notOneOf('parameter_format', ['NAMED', 'POSITIONAL'], params.parameter_format);
  }
  return format;
}

export function readTimeToLive(params: Params, category: string): number | undefined {
  if (params.message_send_ttl_seconds === undefined) return undefined;
  const ttl = asInteger(params.message_send_ttl_seconds);
  const range = Object.entries(TEMPLATE_LIMITS.ttlSeconds).find(([one]) => one === category)?.[1];
  const allowed = range && ttl !== undefined && ttl >= range.min && ttl <= range.max;
  // -1 stands for 30 days; marketing messages have them anyway.
  if (allowed || (ttl === -1 && category !== 'MARKETING')) return ttl;
  throw unsupportedForm(
    `message_send_ttl_seconds of a template of category ${category} must be between ${range?.min} and ${range?.max}.`,
  );
}

/** One value is documented, ORDER_DETAILS; whether Meta refuses others is UNSURE. */
export function readDisplayFormat(params: Params): string | undefined {
  return asText(params.display_format)?.toUpperCase();
}

const ENROLL_STATUSES = ['OPT_IN', 'OPT_OUT'];

/** Sent as an object with names in lower case, read back as a list with names in capitals. Unknown features pass. */
export function readDegreesOfFreedom(params: Params): DegreesOfFreedomSpec | undefined {
  const features = asObject(asObject(decodeJsonText(params.degrees_of_freedom_spec))?.creative_features_spec);
  if (features === undefined) return undefined;
  const spec = Object.entries(features).map(([name, value]) => {
    const given = asObject(value)?.enroll_status;
    const status = asText(given)?.toUpperCase() ?? '';
    if (!ENROLL_STATUSES.includes(status)) throw notOneOf('enroll_status', ENROLL_STATUSES, given);
    return { key: name.toUpperCase(), value: { enroll_status: status } };
  });
  return { creative_features_spec: spec };
}

export function readLinkTrackingOptOut(params: Params): boolean | undefined {
  return asBoolean(params.cta_url_link_tracking_opted_out);
}
