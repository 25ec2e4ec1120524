/**
 * Templates of category AUTHENTICATION: Meta writes the text, the business chooses the button.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates
 */
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import { nearest } from '../../nearest.js';
import type { MemberPath } from '../source.js';
import { type Draft, isObject, isTrue, type Part, textOf, upperOf } from './draft.js';
import { type Found, found } from './finding.js';
import { checkLength } from './text-rules.js';

const OTP_TYPES = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'];

/** The button as Meta reads it back leads here. */
const READ_BACK = 'https://www.whatsapp.com/otp/';

export function checkAuthentication(draft: Draft): Found[] {
  const { category, body, footer, buttons, buttonsPart, member } = draft;
  if (category !== 'AUTHENTICATION') return [];
  const isReadBack = buttons.some(({ data }) => textOf(data.url)?.startsWith(READ_BACK) === true);
  const buttonFound = checkOneButton(buttons, buttonsPart?.member ?? [...member, 'components'], isReadBack);
  return [
    ...(body ? checkText(body, isReadBack || body.data.add_security_recommendation !== undefined) : []),
    ...(footer ? checkFooter(footer, isReadBack) : []),
    ...buttonFound,
    ...buttons.filter(({ type }) => type === 'OTP').flatMap(checkOtp),
  ];
}

/** What Meta wrote stands in a template that was read from it; there it is no text of the business's own. */
function checkText({ data, member }: Part, isMetas: boolean): Found[] {
  if (data.text === undefined || data.text === null) return [];
  const part = member.at(-1) === undefined ? 'BODY' : (upperOf(data.type) ?? 'BODY');
  return [found('authentication-text', [...member, 'text'], { part }, { severity: isMetas ? 'warning' : 'error' })];
}

function checkFooter(footer: Part, isReadBack: boolean): Found[] {
  const { data, member } = footer;
  const minutes = data.code_expiration_minutes;
  const { codeExpirationMinutesMin: min, codeExpirationMinutesMax: max } = TEMPLATE_LIMITS;
  const given = textOf(minutes) ?? '';
  const isFine = /^\d{1,3}$/.test(given) && Number(given) >= min && Number(given) <= max;
  return [
    ...checkText(footer, isReadBack || minutes !== undefined),
    ...(minutes === undefined ? [found('missing-member', member, { member: 'code_expiration_minutes' })] : []),
    ...(minutes === undefined || isFine
      ? []
      : [
          found('code-expiration', [...member, 'code_expiration_minutes'], {
            given: given || String(minutes),
            min,
            max,
          }),
        ]),
  ];
}

function checkOneButton(buttons: readonly Part[], member: MemberPath, isReadBack: boolean): Found[] {
  const [only, ...others] = buttons;
  if (only?.type === 'OTP' && others.length === 0) return [];
  const severity = isReadBack && others.length === 0 ? 'warning' : 'error';
  return [found('authentication-button', member, {}, { severity })];
}

function checkOtp({ data, member }: Part): Found[] {
  const type = upperOf(data.otp_type);
  if (type === undefined || type === '') return [found('missing-member', member, { member: 'otp_type' })];
  if (!OTP_TYPES.includes(type)) {
    return [found('otp-type', [...member, 'otp_type'], { given: type, nearest: nearest(type, OTP_TYPES) })];
  }
  const autofill = textOf(data.autofill_text);
  const at = [...member, 'autofill_text'];
  return [
    ...(autofill === undefined || type === 'COPY_CODE'
      ? []
      : checkLength('button-label-too-long', autofill, TEMPLATE_LIMITS.buttonTextMax, at)),
    ...(type === 'ZERO_TAP' && !isTrue(data.zero_tap_terms_accepted) ? [found('zero-tap-terms', member, {})] : []),
    ...(type === 'COPY_CODE' ? [] : checkApps(data, member)),
  ];
}

/** Since v21.0 the apps stand in a list; package and hash beside `otp_type` stopped working. */
function checkApps(data: Part['data'], member: MemberPath): Found[] {
  const { supportedAppsMax: max } = TEMPLATE_LIMITS;
  const at = [...member, 'supported_apps'];
  const apps = data.supported_apps;
  if (apps !== undefined && apps !== null && !Array.isArray(apps)) {
    return [found('wrong-type', at, { member: 'supported_apps', expected: 'list' })];
  }
  if (!Array.isArray(apps) || apps.length === 0) {
    const problem = data.package_name === undefined ? 'missing' : 'old-form';
    return [found('supported-apps', member, { problem, max })];
  }
  return [
    ...(apps.length > max ? [found('supported-apps', at, { problem: 'too-many', max })] : []),
    ...apps.flatMap((app, index) => checkApp(app, [...at, index])),
  ];
}

const PACKAGE = /^[a-zA-Z]\w*(\.[a-zA-Z]\w*)+$/;
const HASH = /^[A-Za-z0-9+/=]{11}$/;

function checkApp(app: unknown, member: MemberPath): Found[] {
  if (!isObject(app)) return [found('wrong-type', member, { member: 'supported_apps[]', expected: 'object' })];
  const name = textOf(app.package_name) ?? '';
  const hash = textOf(app.signature_hash) ?? '';
  const isPackage = PACKAGE.test(name) && name.length <= TEMPLATE_LIMITS.packageNameMax;
  return [
    ...(isPackage ? [] : [found('package-name', [...member, 'package_name'], { given: name })]),
    ...(HASH.test(hash) ? [] : [found('signature-hash', [...member, 'signature_hash'], { given: hash })]),
  ];
}
