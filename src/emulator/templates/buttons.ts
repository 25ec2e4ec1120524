/** BUTTONS, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components#buttons */
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asList, asObject, asText, isObject, type JsonObject, lengthOf } from '../json-values.js';
import type { WireComponent } from '../state.js';
import { readUrlButton } from './buttons-url.js';
import { missingField, notOneOf, tooLong, unsupportedForm } from './refusals.js';
import type { ParameterFormat } from './variables.js';

interface ButtonContext {
  readonly format: ParameterFormat;
  /** 15 inside a limited-time offer, else 20 since December 2025. */
  readonly copyCodeMax: number;
}

interface ButtonRule {
  readonly max: number;
  read(button: JsonObject, context: ButtonContext): JsonObject;
}

const labelled = (type: string, fixed?: string) => (button: JsonObject) => ({ type, text: readLabel(button, fixed) });

const BUTTON_RULES: Readonly<Record<string, ButtonRule>> = {
  QUICK_REPLY: { max: TEMPLATE_LIMITS.quickRepliesMax, read: labelled('QUICK_REPLY') },
  URL: {
    max: TEMPLATE_LIMITS.urlButtonsMax,
    read: (button, { format }) => readUrlButton(button, readLabel(button), format),
  },
  PHONE_NUMBER: { max: TEMPLATE_LIMITS.phoneNumberButtonsMax, read: readPhoneNumberButton },
  COPY_CODE: { max: TEMPLATE_LIMITS.copyCodeButtonsMax, read: readCopyCodeButton },
  CATALOG: { max: 1, read: labelled('CATALOG', 'View catalog') },
  MPM: { max: 1, read: labelled('MPM', 'View items') },
  SPM: { max: 1, read: labelled('SPM', 'View') },
  FLOW: { max: 1, read: readFlowButton },
  // The label's limit is 20 on the calling page and 25 in clients; the longer one is taken. UNSURE.
  VOICE_CALL: { max: 1, read: readVoiceCallButton },
  ORDER_DETAILS: { max: 1, read: labelled('ORDER_DETAILS') },
  REQUEST_CONTACT_INFO: { max: 1, read: readRequestContactInfoButton },
};

const BUTTON_TYPES = Object.keys(BUTTON_RULES);

/** Checks each button, their number and their order; answers the component as Meta reads it back. */
export function readButtons(component: JsonObject, context: ButtonContext): WireComponent {
  const list = asList(component.buttons);
  if (list === undefined || list.length === 0) throw missingField('BUTTONS', 'buttons');
  if (list.length > TEMPLATE_LIMITS.buttonsMax) {
    throw unsupportedForm(`A template can have at most ${TEMPLATE_LIMITS.buttonsMax} buttons.`);
  }
  const buttons = list.map((button) => readButton(button, context));
  checkCounts(buttons.map(({ type }) => String(type)));
  checkGrouping(buttons.map(({ type }) => type === 'QUICK_REPLY'));
  return { type: 'BUTTONS', buttons };
}

function readButton(button: unknown, context: ButtonContext): JsonObject {
  if (!isObject(button)) throw missingField('BUTTONS', 'type');
  const type = asText(button.type)?.toUpperCase();
  if (type === undefined) throw missingField('BUTTONS', 'type');
  if (type === 'OTP')
    throw unsupportedForm('One-time password buttons are only for templates of category AUTHENTICATION.');
  const rule = BUTTON_RULES[type];
  if (rule === undefined) throw notOneOf('type', [...BUTTON_TYPES, 'OTP'], button.type);
  return rule.read(button, context);
}

function checkCounts(types: readonly string[]): void {
  for (const [type, { max }] of Object.entries(BUTTON_RULES)) {
    const count = types.filter((one) => one === type).length;
    if (count > max) throw unsupportedForm(`A template can have at most ${max} button(s) of type ${type}.`);
  }
}

/** Quick replies stand together, before or after all others; no source names the subcode. */
function checkGrouping(isQuickReply: readonly boolean[]): void {
  const changes = isQuickReply.filter((kind, index) => index > 0 && kind !== isQuickReply[index - 1]).length;
  if (changes > 1) {
    throw unsupportedForm(
      'Invalid combination of buttons: quick replies must be grouped together, apart from the others.',
    );
  }
}

function readLabel(button: JsonObject, fixed?: string): string {
  const text = asText(button.text) ?? fixed;
  if (text === undefined || text.trim() === '') throw missingField('BUTTONS', 'text');
  if (lengthOf(text) > TEMPLATE_LIMITS.buttonTextMax) throw tooLong('Button text', TEMPLATE_LIMITS.buttonTextMax);
  return text;
}

function readPhoneNumberButton(button: JsonObject): JsonObject {
  const text = readLabel(button);
  const number = asText(button.phone_number);
  if (number === undefined || number === '') throw missingField('BUTTONS', 'phone_number');
  if (number.length > TEMPLATE_LIMITS.buttonPhoneNumberMax) {
    throw tooLong('Button phone number', TEMPLATE_LIMITS.buttonPhoneNumberMax);
  }
  if (!/^\+?[\d\s().-]+$/.test(number)) throw unsupportedForm(`${number} isn't a valid phone number for a button.`);
  return { type: 'PHONE_NUMBER', text, phone_number: `+${number.replaceAll(/\D/g, '')}` };
}

function readCopyCodeButton(button: JsonObject, { copyCodeMax }: ButtonContext): JsonObject {
  const example = asText(asList(button.example)?.[0] ?? button.example);
  if (example === undefined || example === '') throw missingField('BUTTONS', 'example');
  if (lengthOf(example) > copyCodeMax) throw tooLong('Offer code', copyCodeMax);
  return { type: 'COPY_CODE', text: 'Copy offer code', example: [example] };
}

function readFlowButton(button: JsonObject): JsonObject {
  const sources = ['flow_id', 'flow_name', 'flow_json'].filter((name) => asText(button[name]) !== undefined);
  if (sources.length !== 1)
    throw unsupportedForm('A flow button needs exactly one of flow_id, flow_name and flow_json.');
  const action = (asText(button.flow_action) ?? 'navigate').toUpperCase();
  if (!['NAVIGATE', 'DATA_EXCHANGE'].includes(action)) {
    throw notOneOf('flow_action', ['NAVIGATE', 'DATA_EXCHANGE'], button.flow_action);
  }
  const { type: _type, text: _text, flow_action: _action, ...rest } = button;
  return { type: 'FLOW', text: readLabel(button), flow_action: action, ...rest };
}

function readVoiceCallButton(button: JsonObject): JsonObject {
  const ttl = button.ttl_minutes;
  return { type: 'VOICE_CALL', text: readLabel(button), ...(ttl !== undefined && { ttl_minutes: ttl }) };
}

function readRequestContactInfoButton(button: JsonObject): JsonObject {
  const text = asText(button.text) ?? 'Share Contact Info';
  if (text !== 'Share Contact Info') throw unsupportedForm('The label of this button must be "Share Contact Info".');
  return { type: 'REQUEST_CONTACT_INFO', text };
}

/** The buttons of a stored component, in order. */
export function buttonsOf(component: WireComponent | undefined): JsonObject[] {
  return (asList(component?.buttons) ?? []).map((button) => asObject(button) ?? {});
}
