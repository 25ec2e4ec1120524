/** The members of the template itself, and those that nobody knows. */
import { isKnownLanguage, normalizeLanguage, TEMPLATE_LANGUAGES } from '../../meta/languages.js';
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import { nearest } from '../../nearest.js';
import type { MemberPath } from '../source.js';
import { type Draft, isObject, type Members, textOf, upperOf } from './draft.js';
import { type Found, found } from './finding.js';

/** Name, language and category are judged where a file is read for submission too: `shape-rules.ts`. */
export function checkMembers(draft: Draft): Found[] {
  return [
    ...checkLanguage(draft),
    ...checkTimeToLive(draft),
    ...checkSubCategory(draft),
    ...checkDisplayFormat(draft),
    ...checkUnknown(draft.data, draft.member),
  ];
}

const LANGUAGES = Object.keys(TEMPLATE_LANGUAGES);

/** `en-US` is read as `en_US`; a code that Meta's list lacks may be known to Meta all the same. */
function checkLanguage({ language, member }: Draft): Found[] {
  if (language === undefined || language === '') return [];
  const at = [...member, 'language'];
  const code = normalizeLanguage(language);
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(code)) return [];
  return [
    ...(code === language
      ? []
      : [
          found(
            'language-spelling',
            at,
            { given: language, suggested: code },
            {
              fix: { fix: 'set', value: code },
            },
          ),
        ]),
    ...(isKnownLanguage(code)
      ? []
      : [found('language-unknown', at, { given: code, suggested: nearestLanguage(code) })]),
  ];
}

/** The same tongue first: for `en_NO` rather `en` than `en_NZ`. */
export function nearestLanguage(code: string): string | null {
  const [tongue = ''] = code.toLowerCase().split(/[-_]/);
  return isKnownLanguage(tongue) ? tongue : nearest(code, LANGUAGES);
}

/** Meta's own example has 120 seconds for MARKETING, against its own table, so that range only warns. */
function checkTimeToLive({ data, category, member }: Draft): Found[] {
  const given = data.message_send_ttl_seconds;
  if (given === undefined || given === null) return [];
  const range = Object.entries(TEMPLATE_LIMITS.ttlSeconds).find(([name]) => name === category)?.[1];
  if (category === undefined || range === undefined) return [];
  const text = textOf(given)?.trim() ?? JSON.stringify(given);
  const seconds = toSeconds(text);
  if (isWithin(seconds, range) || (seconds === FOREVER && category !== 'MARKETING')) return [];
  const severity = category === 'MARKETING' && seconds !== undefined ? 'warning' : 'error';
  return [
    found('time-to-live', [...member, 'message_send_ttl_seconds'], { given: text, category, ...range }, { severity }),
  ];
}

/** Stands for 30 days; marketing messages have them anyway. */
const FOREVER = -1;

function toSeconds(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function isWithin(value: number | undefined, { min, max }: { min: number; max: number }): boolean {
  return value !== undefined && value >= min && value <= max;
}

const SUB_CATEGORIES = [
  'BOOKING_STATUS',
  'CALL_PERMISSIONS_REQUEST',
  'CUSTOM',
  'FLIGHT_DELAY_AND_GATE_CHANGE_ALERT',
  'FRAUD_ALERT',
  'ORDER_DETAILS',
  'ORDER_STATUS',
  'RICH_ORDER_STATUS',
];

function checkSubCategory({ data, member }: Draft): Found[] {
  const given = upperOf(data.sub_category);
  if (given === undefined || SUB_CATEGORIES.includes(given)) return [];
  return [found('sub-category', [...member, 'sub_category'], { given, known: SUB_CATEGORIES })];
}

function checkDisplayFormat({ data, member }: Draft): Found[] {
  const given = upperOf(data.display_format);
  return given === undefined || given === 'ORDER_DETAILS'
    ? []
    : [found('display-format', [...member, 'display_format'], { given })];
}

/** Meta's answers have these; a request does not need them. */
const READ_ONLY = new Set([
  'id',
  'status',
  'previous_category',
  'correct_category',
  'quality_score',
  'rejected_reason',
  'health_status',
  'last_updated_time',
  'source',
]);

const OBSOLETE = new Set(['allow_category_change']);

const TEMPLATE_MEMBERS = new Set([
  'name',
  'language',
  'category',
  'components',
  'parameter_format',
  'message_send_ttl_seconds',
  'cta_url_link_tracking_opted_out',
  'sub_category',
  'display_format',
  'library_template_name',
  'library_template_button_inputs',
  'library_template_body_inputs',
  'degrees_of_freedom_spec',
  'is_primary_device_delivery_only',
  'is_sms_fallback_enabled',
  'send_type',
  'bid_spec',
  'ad_account_id',
  'ad_campaign_id',
  'ad_adset_id',
  'ad_id',
  'tag',
]);

const COMPONENT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  HEADER: ['format', 'text', 'example', 'sample', 'sub_text'],
  BODY: ['text', 'example', 'add_security_recommendation'],
  FOOTER: ['text', 'code_expiration_minutes'],
  BUTTONS: ['buttons'],
  CAROUSEL: ['cards'],
  LIMITED_TIME_OFFER: ['limited_time_offer'],
  CALL_PERMISSION_REQUEST: [],
};

const BUTTON_MEMBERS = [
  'type',
  'text',
  'url',
  'example',
  'phone_number',
  'app_deep_link',
  'otp_type',
  'autofill_text',
  'supported_apps',
  'package_name',
  'signature_hash',
  'zero_tap_terms_accepted',
  'flow_id',
  'flow_name',
  'flow_json',
  'flow_action',
  'navigate_screen',
  'icon',
  'ttl_minutes',
];

/** Meta adds members, so an unknown one only warns. */
function checkUnknown(data: Members, member: MemberPath): Found[] {
  const strangers = Object.keys(data).filter((key) => !TEMPLATE_MEMBERS.has(key));
  return strangers.map((key) => {
    const at = [...member, key];
    if (READ_ONLY.has(key)) return found('read-only-member', at, { member: key });
    if (OBSOLETE.has(key)) return found('obsolete-member', at, { member: key });
    return found('unknown-member', at, { member: key, nearest: nearest(key, [...TEMPLATE_MEMBERS]) });
  });
}

export function checkPartMembers({ components, buttons, cards }: Draft): Found[] {
  const parts = [...components, ...cards.flatMap((card) => card.components)];
  const all = [...buttons, ...cards.flatMap((card) => card.buttons)];
  return [
    ...parts.flatMap(({ type, data, member }) => {
      const known = COMPONENT_MEMBERS[type];
      return known ? strangersOf(data, ['type', ...known], member) : [];
    }),
    ...all.flatMap(({ data, member }) => strangersOf(data, BUTTON_MEMBERS, member)),
  ];
}

function strangersOf(data: Members, known: readonly string[], member: MemberPath): Found[] {
  return Object.keys(data)
    .filter((key) => !known.includes(key))
    .map((key) => found('unknown-member', [...member, key], { member: key, nearest: nearest(key, known) }));
}

/** Members that hold a text; YAML makes a number of `text: 123`, and of a code `007` another one. */
const TEXTS = new Set(['name', 'text', 'url', 'phone_number', 'param_name', 'header_text', 'body_text', 'example']);

export function checkNumbers(value: unknown, member: MemberPath): Found[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => checkNumbers(item, [...member, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => checkNumbers(inner, [...member, key]));
  if (typeof value !== 'number') return [];
  const name = member.findLast((part): part is string => typeof part === 'string') ?? '';
  if (!TEXTS.has(name)) return [];
  return [found('number-for-text', member, { member: name })];
}
