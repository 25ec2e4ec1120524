/**
 * Templates of category AUTHENTICATION: Meta writes the text, the business chooses the button.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates
 */
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asBoolean, asInteger, asList, asObject, asText, type JsonObject, lengthOf } from '../json-values.js';
import type { WireComponent } from '../state.js';
import { type CodeTexts, codeTexts } from './authentication-texts.js';
import { missingField, notOneOf, tooLong, unsupportedForm } from './refusals.js';

const OTP_TYPES = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'];
const PACKAGE_NAME = /^[a-zA-Z]\w*(\.[a-zA-Z]\w*)+$/;
const SIGNATURE_HASH = /^[A-Za-z0-9+/=]{11}$/;
const OTP_URL = 'https://www.whatsapp.com/otp/code/';

/** Components by type, in capitals; answers them as Meta reads them back, with the texts filled in and OTP turned into URL. */
export function readAuthentication(parts: ReadonlyMap<string, JsonObject>, language: string): WireComponent[] {
  const texts = codeTexts(language);
  for (const type of parts.keys()) {
    if (!['BODY', 'FOOTER', 'BUTTONS'].includes(type)) {
      throw unsupportedForm(`Templates of category AUTHENTICATION can't have a component of type ${type}.`);
    }
  }
  const footer = parts.get('FOOTER');
  return [
    readCodeBody(parts.get('BODY') ?? {}, texts),
    ...(footer === undefined ? [] : [readExpiry(footer, texts)]),
    { type: 'BUTTONS', buttons: [readOtpButton(parts.get('BUTTONS'), texts)] },
  ];
}

function readCodeBody(body: JsonObject, texts: CodeTexts): WireComponent {
  if (body.text !== undefined) {
    throw unsupportedForm("The body of a template of category AUTHENTICATION can't have a text of its own.");
  }
  const recommends = asBoolean(body.add_security_recommendation) ?? false;
  return {
    type: 'BODY',
    text: recommends ? `${texts.body} ${texts.security}` : texts.body,
    ...(recommends && { add_security_recommendation: true }),
    example: { body_text: [['123456']] },
  };
}

function readExpiry(footer: JsonObject, texts: CodeTexts): WireComponent {
  if (footer.text !== undefined) {
    throw unsupportedForm("The footer of a template of category AUTHENTICATION can't have a text of its own.");
  }
  const minutes = asInteger(footer.code_expiration_minutes);
  const { codeExpirationMinutesMin: min, codeExpirationMinutesMax: max } = TEMPLATE_LIMITS;
  if (minutes === undefined) throw missingField('FOOTER', 'code_expiration_minutes');
  if (minutes < min || minutes > max) {
    throw unsupportedForm(`code_expiration_minutes must be between ${min} and ${max}.`);
  }
  return { type: 'FOOTER', text: texts.expiry(minutes), code_expiration_minutes: minutes };
}

function readOtpButton(component: JsonObject | undefined, texts: CodeTexts): JsonObject {
  const buttons = asList(component?.buttons) ?? [];
  const button = asObject(buttons[0]);
  if (button === undefined) throw missingField('BUTTONS', 'buttons');
  if (buttons.length > 1 || asText(button.type)?.toUpperCase() !== 'OTP') {
    throw unsupportedForm('Templates of category AUTHENTICATION have exactly one button, of type OTP.');
  }
  const otpType = asText(button.otp_type)?.toUpperCase();
  if (otpType === undefined) throw missingField('BUTTONS', 'otp_type');
  if (!OTP_TYPES.includes(otpType)) throw notOneOf('otp_type', OTP_TYPES, button.otp_type);
  if (otpType === 'ZERO_TAP' && asBoolean(button.zero_tap_terms_accepted) !== true) {
    throw unsupportedForm('Zero-tap buttons need zero_tap_terms_accepted to be true.');
  }
  return otpReadBack(otpType, button, texts);
}

function otpReadBack(otpType: string, button: JsonObject, texts: CodeTexts): JsonObject {
  const text = label(button.text, texts.copyCode);
  const query = new URLSearchParams({ otp_type: otpType });
  if (otpType === 'COPY_CODE') return urlButton(text, `${OTP_URL}?${query}`);
  const autofillText = label(button.autofill_text, texts.autofill);
  const apps = readSupportedApps(button.supported_apps);
  query.set('cta_display_name', autofillText);
  for (const { package_name, signature_hash } of apps) {
    query.append('package_name', package_name);
    query.append('signature_hash', signature_hash);
  }
  return urlButton(text, `${OTP_URL}?${query}`);
}

function urlButton(text: string, address: string): JsonObject {
  return { type: 'URL', text, url: `${address}&code=otp{{1}}`, example: [`${address}&code=otp123456`] };
}

function label(value: unknown, preset: string): string {
  const text = asText(value) ?? preset;
  if (lengthOf(text) > TEMPLATE_LIMITS.buttonTextMax) throw tooLong('Button text', TEMPLATE_LIMITS.buttonTextMax);
  return text;
}

/** Mandatory for one-tap and zero-tap since v21.0, where package_name beside otp_type stopped working. */
function readSupportedApps(value: unknown): { package_name: string; signature_hash: string }[] {
  const apps = asList(value) ?? [];
  if (apps.length === 0) throw missingField('BUTTONS', 'supported_apps');
  if (apps.length > TEMPLATE_LIMITS.supportedAppsMax) {
    throw unsupportedForm(`supported_apps can have at most ${TEMPLATE_LIMITS.supportedAppsMax} apps.`);
  }
  return apps.map(readSupportedApp);
}

function readSupportedApp(value: unknown): { package_name: string; signature_hash: string } {
  const app = asObject(value);
  const packageName = asText(app?.package_name) ?? '';
  const hash = asText(app?.signature_hash) ?? '';
  if (!PACKAGE_NAME.test(packageName) || packageName.length > TEMPLATE_LIMITS.packageNameMax) {
    throw unsupportedForm('package_name must have two or more parts that begin with a letter, joined by dots.');
  }
  if (!SIGNATURE_HASH.test(hash)) throw unsupportedForm('signature_hash must have exactly 11 characters.');
  return { package_name: packageName, signature_hash: hash };
}
