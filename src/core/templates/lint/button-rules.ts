/** BUTTONS, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components#buttons */
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import { nearest } from '../../nearest.js';
import type { MemberPath } from '../source.js';
import { type Draft, type Part, textOf, upperOf } from './draft.js';
import { firstEmoji } from './emoji.js';
import { type Found, found } from './finding.js';
import { checkLength } from './text-rules.js';
import { checkUrl } from './url-rules.js';
import { variablesIn } from './variables.js';

const COUNTS: Readonly<Record<string, number>> = {
  QUICK_REPLY: TEMPLATE_LIMITS.quickRepliesMax,
  URL: TEMPLATE_LIMITS.urlButtonsMax,
  PHONE_NUMBER: TEMPLATE_LIMITS.phoneNumberButtonsMax,
  COPY_CODE: TEMPLATE_LIMITS.copyCodeButtonsMax,
  OTP: 1,
  CATALOG: 1,
  MPM: 1,
  SPM: 1,
  FLOW: 1,
  VOICE_CALL: 1,
  ORDER_DETAILS: 1,
  REQUEST_CONTACT_INFO: 1,
};

const BUTTON_TYPES = Object.keys(COUNTS);

/** Seen when templates are read; how they are made is not documented. */
const OPAQUE_TYPES = new Set(['EXTENSION', 'POSTBACK', 'REMINDER', 'SEND_LOCATION', 'APP']);

const FIXED_LABELS: Readonly<Record<string, string>> = {
  CATALOG: 'View catalog',
  MPM: 'View items',
  SPM: 'View',
  REQUEST_CONTACT_INFO: 'Share Contact Info',
};

/** These have no label of the business's own, or one that Meta presets. */
const LABEL_OPTIONAL = new Set([...Object.keys(FIXED_LABELS), 'COPY_CODE', 'OTP']);

export function checkButtons(draft: Draft): Found[] {
  const { buttonsPart, buttons, offer, category } = draft;
  if (buttonsPart === undefined) return [];
  const codeMax = offer ? TEMPLATE_LIMITS.limitedTimeOfferCopyCodeMax : TEMPLATE_LIMITS.copyCodeMax;
  const authentication = category === 'AUTHENTICATION';
  return [
    ...checkCounts(buttons, buttonsPart.member),
    ...checkGrouping(buttons),
    ...buttons.flatMap((button) => checkButton(button, { codeMax, format: draft.format, authentication })),
    ...checkRepeatedLabels(buttons),
    ...checkDesktop(buttons, buttonsPart.member),
    ...checkOrderDetails(draft),
  ];
}

interface ButtonContext {
  readonly codeMax: number;
  readonly format: Draft['format'];
  readonly authentication: boolean;
}

export function checkCardButtons(buttons: readonly Part[], format: Draft['format']): Found[] {
  const context = { codeMax: TEMPLATE_LIMITS.copyCodeMax, format, authentication: false };
  return [...checkGrouping(buttons), ...buttons.flatMap((button) => checkButton(button, context))];
}

function checkCounts(buttons: readonly Part[], member: MemberPath): Found[] {
  const at = [...member, 'buttons'];
  const { buttonsMax } = TEMPLATE_LIMITS;
  const total = buttons.length;
  const types = [...new Set(buttons.map(({ type }) => type))];
  return [
    ...(total > buttonsMax ? [found('button-count', at, { type: null, count: total, max: buttonsMax })] : []),
    ...types.flatMap((type): Found[] => {
      const max = COUNTS[type];
      const same = buttons.filter((button) => button.type === type);
      const first = max === undefined ? undefined : same[max];
      if (max === undefined || first === undefined) return [];
      // Of a quick reply too many the whole number already says it.
      if (total > buttonsMax && max === buttonsMax) return [];
      return [found('button-count', first.member, { type, count: same.length, max })];
    }),
  ];
}

/** Quick replies stand together, before or after all others. */
function checkGrouping(buttons: readonly Part[]): Found[] {
  const kinds = buttons.map(({ type }) => type === 'QUICK_REPLY');
  const changes = kinds.flatMap((kind, index) => (index > 0 && kind !== kinds[index - 1] ? [index] : []));
  const second = buttons[changes[1] ?? -1];
  return second ? [found('button-grouping', second.member, {})] : [];
}

function checkButton(button: Part, context: ButtonContext): Found[] {
  const { type, data, member } = button;
  if (type === '') return [];
  if (OPAQUE_TYPES.has(type)) {
    return [found('button-type', [...member, 'type'], { given: type, nearest: null }, { severity: 'warning' })];
  }
  if (!BUTTON_TYPES.includes(type)) return [unknownType('button-type', type, BUTTON_TYPES, [...member, 'type'])];
  return [...checkLabel(button), ...checkKind(button, context), ...checkFixedLabel(type, data, member)];
}

/** A kind that is near a known one is a typing mistake, which Meta refuses; another may be newer than this program. */
export function unknownType(
  rule: 'button-type' | 'component-type' | 'header-format',
  type: string,
  known: readonly string[],
  member: MemberPath,
): Found {
  const near = nearest(type, known);
  return found(rule, member, { given: type, nearest: near }, { severity: near === null ? 'warning' : 'error' });
}

function checkLabel({ type, data, member }: Part): Found[] {
  const text = textOf(data.text);
  if (text === undefined || text.trim() === '') {
    // A label that Meta fixes may be left out, but not be empty.
    const isFine = text === undefined || FIXED_LABELS[type] === undefined;
    return LABEL_OPTIONAL.has(type) && isFine ? [] : [found('missing-member', member, { member: 'text' })];
  }
  const at = [...member, 'text'];
  const bad = /[\n*~]/.exec(text)?.[0] ?? variablesIn(text)[0]?.name ?? firstEmoji(text)?.given;
  return [
    ...checkLength('button-label-too-long', text, TEMPLATE_LIMITS.buttonTextMax, at),
    ...(bad !== undefined ? [found('button-label-characters', at, { given: bad })] : []),
  ];
}

function checkFixedLabel(type: string, data: Part['data'], member: MemberPath): Found[] {
  const label = FIXED_LABELS[type];
  const text = textOf(data.text);
  if (label === undefined || text === undefined || text.trim() === '' || text === label) return [];
  const severity = type === 'REQUEST_CONTACT_INFO' ? 'error' : 'warning';
  return [
    found('button-label-fixed', [...member, 'text'], { type, label }, { severity, fix: { fix: 'set', value: label } }),
  ];
}

function checkKind(button: Part, { codeMax, format, authentication }: ButtonContext): Found[] {
  switch (button.type) {
    case 'URL':
      return checkUrl(button, format, authentication);
    case 'PHONE_NUMBER':
      return checkPhoneNumber(button);
    case 'COPY_CODE':
      return checkCopyCode(button, codeMax);
    case 'FLOW':
      return checkFlow(button);
    case 'VOICE_CALL':
      return checkVoiceCall(button);
    default:
      return [];
  }
}

function checkPhoneNumber({ data, member }: Part): Found[] {
  const number = textOf(data.phone_number);
  if (number === undefined || number === '') return [found('missing-member', member, { member: 'phone_number' })];
  const at = [...member, 'phone_number'];
  const isNumber = /^\+?[\d\s().-]+$/.test(number) && /\d/.test(number);
  return [
    ...checkLength('phone-number-too-long', number, TEMPLATE_LIMITS.buttonPhoneNumberMax, at),
    ...(isNumber ? [] : [found('phone-number', at, { given: number })]),
  ];
}

function checkCopyCode({ data, member }: Part, max: number): Found[] {
  const given = data.example;
  const code = textOf(Array.isArray(given) ? given[0] : given);
  if (code === undefined || code === '') return [found('missing-member', member, { member: 'example' })];
  const at = [...member, 'example', ...(Array.isArray(given) ? [0] : [])];
  return [
    ...checkLength('copy-code-too-long', code, max, at),
    ...(/^[\p{L}\p{N}]+$/u.test(code) ? [] : [found('copy-code-characters', at, { given: code })]),
  ];
}

const FLOW_SOURCES = ['flow_id', 'flow_name', 'flow_json'];

/** Meta reads back the name beside the id, so two sources may pass; none cannot. */
function checkFlow({ data, member }: Part): Found[] {
  const given = FLOW_SOURCES.filter((source) => data[source] !== undefined && data[source] !== '');
  const action = upperOf(data.flow_action) ?? 'NAVIGATE';
  const hasScreen = data.navigate_screen !== undefined || data.flow_json !== undefined;
  return [
    ...(given.length === 1
      ? []
      : [found('flow-source', member, { given }, { severity: given.length === 0 ? 'error' : 'warning' })]),
    ...(['NAVIGATE', 'DATA_EXCHANGE'].includes(action)
      ? []
      : [found('flow-action', [...member, 'flow_action'], { given: action })]),
    ...(action === 'NAVIGATE' && data.flow_action !== undefined && !hasScreen
      ? [found('flow-screen', member, {})]
      : []),
  ];
}

/** 20 characters on the page about calls, 25 in clients; the time stands on one page only. UNSURE, both. */
function checkVoiceCall({ data, member }: Part): Found[] {
  const minutes = textOf(data.ttl_minutes);
  if (minutes === undefined) return [];
  const isFine = /^\d+$/.test(minutes) && Number(minutes) >= 1440 && Number(minutes) <= 43_200;
  return isFine ? [] : [found('voice-call-time', [...member, 'ttl_minutes'], { given: minutes })];
}

/** No page forbids it, but nobody can tell such buttons apart. */
function checkRepeatedLabels(buttons: readonly Part[]): Found[] {
  const labels = buttons.map(({ data }) => textOf(data.text)?.trim());
  return buttons.flatMap(({ member }, index) => {
    const label = labels[index];
    if (label === undefined || label === '' || labels.indexOf(label) === index) return [];
    return [found('button-label-repeated', [...member, 'text'], { given: label })];
  });
}

const DESKTOP_BUTTONS_MAX = 3;

function checkDesktop(buttons: readonly Part[], member: MemberPath): Found[] {
  const replies = buttons.filter(({ type }) => type === 'QUICK_REPLY').length;
  const isMixed = replies > 0 && replies < buttons.length;
  if (buttons.length <= DESKTOP_BUTTONS_MAX && !isMixed) return [];
  return [found('button-hidden-on-desktop', [...member, 'buttons'], {})];
}

function checkOrderDetails({ buttons, data }: Draft): Found[] {
  const button = buttons.find(({ type }) => type === 'ORDER_DETAILS');
  if (button === undefined || upperOf(data.display_format) === 'ORDER_DETAILS') return [];
  return [found('order-details-format', button.member, {})];
}
