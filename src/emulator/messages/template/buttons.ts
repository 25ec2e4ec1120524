/** The buttons of a template message held against the template: checks 10 to 12. Sentences captured from Meta. */
import { asObject, asText, type JsonObject } from '../../json-values.js';
import type { WireComponent } from '../../state.js';
import { buttonsOf } from '../../templates/buttons.js';
import { variablesIn } from '../../templates/variables.js';
import { checkLength, invalidParameter, requiredMissing } from '../refusals.js';
import { ACTION_CHECKS, checkCall } from './actions.js';
import { badParameters, type SentComponent } from './parameters.js';

interface SendRule {
  /** As Meta writes it in refusals. */
  readonly name: string;
  /** The parameter that a send carries, undefined where it carries none. */
  readonly parameter: string | undefined;
  readonly required: boolean;
}

const SEND_RULES: Readonly<Record<string, SendRule>> = {
  URL: { name: 'Url', parameter: 'text', required: true },
  COPY_CODE: { name: 'CopyCode', parameter: 'coupon_code', required: true },
  QUICK_REPLY: { name: 'QuickReply', parameter: 'payload', required: false },
  CATALOG: { name: 'Catalog', parameter: 'action', required: false },
  MPM: { name: 'Mpm', parameter: 'action', required: true },
  FLOW: { name: 'Flow', parameter: 'action', required: false },
  ORDER_DETAILS: { name: 'OrderDetails', parameter: 'action', required: true },
  VOICE_CALL: { name: 'VoiceCall', parameter: undefined, required: false },
};

/** `copyCodeMax` is 15 in a limited-time offer, else 20. */
export function checkButtons(
  stored: WireComponent | undefined,
  sent: readonly SentComponent[],
  copyCodeMax: number,
): void {
  const buttons = buttonsOf(stored);
  for (const component of sent) checkPlace(buttons, component);
  for (const [index, button] of buttons.entries()) {
    const component = sent.find((one) => placeOf(buttons, one) === index);
    checkParameter(button, index, component);
    checkContent(String(button.type), component, copyCodeMax);
  }
}

/** Meta's example of a call button has no index; the sub_type finds it. */
function placeOf(buttons: readonly JsonObject[], { index, subType }: SentComponent): number {
  return index === undefined ? buttons.findIndex(({ type }) => String(type).toLowerCase() === subType) : Number(index);
}

/** The component's index names a button, and its sub_type is that button's. */
function checkPlace(buttons: readonly JsonObject[], component: SentComponent): void {
  const { index, subType } = component;
  const button = buttons[placeOf(buttons, component)];
  if (button === undefined) throw badParameters(`buttons: There is no button at index ${index ?? '(none)'}`);
  const type = String(button.type);
  if (subType !== type.toLowerCase()) {
    throw badParameters(`buttons: Button at index ${index} must be of type ${SEND_RULES[type]?.name ?? type}`);
  }
}

function checkParameter(button: JsonObject, index: number, sent: SentComponent | undefined): void {
  const rule = SEND_RULES[String(button.type)];
  if (rule === undefined || rule.parameter === undefined) return;
  const dynamic = button.type !== 'URL' || variablesIn(asText(button.url) ?? '').length > 0;
  const parameter = sent?.parameters[0];
  if (!dynamic) {
    if (parameter)
      throw badParameters(`buttons: Button at index ${index} of type ${rule.name} does not take a parameter`);
    return;
  }
  if (parameter === undefined) {
    if (!rule.required) return;
    throw requiredMissing(`buttons: Button at index ${index} of type ${rule.name} requires a parameter`);
  }
  checkValue(rule.parameter, parameter);
}

function checkValue(name: string, parameter: JsonObject): void {
  const value = parameter[name];
  if (value !== undefined && value !== '') return;
  throw invalidParameter(
    `button: Parameter '${name}' is mandatory for component parameter type '${name}' and cannot be empty`,
  );
}

/** What the parameter of each kind of button holds. */
function checkContent(type: string, sent: SentComponent | undefined, copyCodeMax: number): void {
  if (type === 'VOICE_CALL') for (const parameter of sent?.parameters ?? []) checkCall(parameter);
  const [parameter] = sent?.parameters ?? [];
  if (parameter === undefined) return;
  ACTION_CHECKS[type]?.(asObject(parameter.action) ?? {});
  if (type === 'COPY_CODE') checkCopyCode(asText(parameter.coupon_code) ?? '', copyCodeMax);
}

/** Letters and digits only; which refusal other characters get is UNSURE. */
function checkCopyCode(code: string, max: number): void {
  checkLength('coupon_code', code, max);
  if (!/^[A-Za-z0-9]+$/.test(code)) throw badParameters('buttons: The coupon code can hold letters and digits only');
}
