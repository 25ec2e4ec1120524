import { countCharacters } from '../characters.js';
import type { TemplateButton } from '../templates/parts.js';
import { asText } from '../templates/wire-values.js';
import { checkAction, checkCall } from './button-actions.js';
import { checkValue, readAs, toParameter } from './parameter-value.js';
import { type Filled, fault, gather, NOTHING, type SendComponent, type SendParameter } from './send-component.js';
import type { ButtonValue, JsonRecord, ParameterValue, PartValues, TemplateSendProblem } from './template-values.js';

/** Buttons that a send never mentions. */
const SILENT = new Set(['PHONE_NUMBER', 'SPM', 'REQUEST_CONTACT_INFO']);

export interface ButtonFilling {
  readonly isNamed: boolean;
  readonly copyCodeMax: number;
}

/** Every button that takes something is a component of its own, found by its zero-based place. */
export function fillButtons(buttons: readonly TemplateButton[], values: PartValues, filling: ButtonFilling): Filled {
  const { buttons: given = {}, named = {} } = values;
  if (buttons.length === 0 && values.buttons === undefined) return NOTHING;
  const filled = buttons.map((button) => fillButton(button, { ...filling, value: given[button.index], named }));
  const places = Object.keys(given).map(Number);
  const surplus = places.filter((place) => !buttons.some(({ index }) => index === place));
  const links = filled.map(({ shown }) => shown.buttons);
  return {
    ...gather([...filled, fault(...surplus.map((button) => surplusValue(button, null)))]),
    shown: { buttons: Object.assign({}, ...links) },
  };
}

interface ButtonGiven extends ButtonFilling {
  readonly value: ButtonValue | undefined;
  readonly named: Readonly<Record<string, ParameterValue>>;
}

function fillButton(button: TemplateButton, given: ButtonGiven): Filled {
  const { value } = given;
  switch (button.type) {
    case 'QUICK_REPLY':
      return fillQuickReply(button, value);
    case 'URL':
      return fillUrl(button, given);
    case 'COPY_CODE':
      return fillCopyCode(button, value, given.copyCodeMax);
    case 'FLOW':
      return fillFlow(button, value);
    case 'CATALOG':
      return value === undefined ? NOTHING : withAction(button, toRecord(value, 'thumbnail_product_retailer_id'));
    case 'VOICE_CALL':
      return value === undefined ? NOTHING : fillCall(button, toRecord(value, 'payload'));
    case 'MPM':
      return fillFromObject(button, value, (action) => action);
    case 'ORDER_DETAILS':
      return fillFromObject(button, value, (order) => ({ order_details: order }));
    default:
      if (SILENT.has(button.type))
        return value === undefined ? NOTHING : fault(surplusValue(button.index, button.type));
      return fault({ part: 'template', problem: 'unsupported-component', component: `${button.type} button` });
  }
}

/** A text alone is short for the one member that matters most. */
function toRecord(value: ButtonValue, member: string): JsonRecord {
  return typeof value === 'string' ? { [member]: value } : value;
}

/** Without a payload the answer carries the label. */
function fillQuickReply(button: TemplateButton, value: ButtonValue | undefined): Filled {
  if (value === undefined) return NOTHING;
  const payload = asText(toRecord(value, 'payload').payload);
  return payload === undefined || payload === ''
    ? fault(wrongValue(button, 'payload'))
    : filledWith(button, 'quick_reply', { type: 'payload', payload });
}

/** The hole stands at the end of the URL; percent-encoding the value is the sender's business, since it may hold a path. */
function fillUrl(button: TemplateButton, { value, named, isNamed }: ButtonGiven): Filled {
  const { index, holes } = button;
  const [name] = holes;
  if (name === undefined) return value === undefined ? NOTHING : fault(surplusValue(index, 'URL'));
  const isNamedHole = isNamed && !/^\d+$/.test(name);
  const suffix = value ?? (isNamedHole ? named[name] : undefined);
  if (suffix === undefined) {
    return fault({ part: 'button', problem: 'missing-parameter', name, text: button.url ?? '', button: index });
  }
  if (typeof suffix !== 'string') return fault(wrongValue(button, null));
  const filled = filledWith(button, 'url', toParameter(suffix, name, isNamedHole));
  const problems = checkValue(suffix, { part: 'button', name, button: index });
  return { ...filled, problems, shown: { buttons: { [index]: readAs(suffix) } } };
}

/** The code of an offer, which the customer copies: letters and digits. */
function fillCopyCode(button: TemplateButton, code: ButtonValue | undefined, limit: number): Filled {
  const { index } = button;
  if (code === undefined) return fault(missingValue(button));
  if (typeof code !== 'string') return fault(wrongValue(button, null));
  const length = countCharacters(code);
  const problems: TemplateSendProblem[] = [
    ...checkValue(code, { part: 'button', name: 'code', button: index }),
    ...(length > limit ? [{ part: 'button', problem: 'value-too-long', button: index, length, limit } as const] : []),
    ...(/^[A-Za-z0-9]*$/.test(code)
      ? []
      : [{ part: 'button', problem: 'not-alphanumeric', button: index, given: code } as const]),
  ];
  const filled = filledWith(button, 'copy_code', { type: 'coupon_code', coupon_code: code });
  return { ...filled, problems, shown: { buttons: { [index]: code } } };
}

/** A flow button must be mentioned; its token is ours to choose, and Meta's own default is `unused`. */
function fillFlow(button: TemplateButton, value: ButtonValue = {}): Filled {
  return withAction(button, { flow_token: 'unused', ...toRecord(value, 'flow_token') });
}

/** Meta's example of a call button has no index, and a parameter of its own for each member. */
function fillCall(button: TemplateButton, call: JsonRecord): Filled {
  const problems = checkCall(call).map((member) => wrongValue(button, member));
  const parameters = Object.entries(call).map(([member, value]) => ({ type: member, [member]: value }));
  return { components: [{ type: 'button', sub_type: 'voice_call', parameters }], problems, shown: {} };
}

/** What no text can stand for. */
function fillFromObject(
  button: TemplateButton,
  value: ButtonValue | undefined,
  toAction: (value: JsonRecord) => JsonRecord,
): Filled {
  if (value === undefined) return fault(missingValue(button));
  return typeof value === 'string' ? fault(wrongValue(button, null)) : withAction(button, toAction(value));
}

function withAction(button: TemplateButton, action: JsonRecord): Filled {
  const problems = checkAction(button.type, action).map((member) => wrongValue(button, member));
  return { ...filledWith(button, button.type.toLowerCase(), { type: 'action', action }), problems };
}

function filledWith(button: TemplateButton, subType: string, parameter: SendParameter): Filled {
  const component: SendComponent = {
    type: 'button',
    sub_type: subType,
    index: String(button.index),
    parameters: [parameter],
  };
  return { components: [component], problems: [], shown: {} };
}

function surplusValue(button: number, type: string | null): TemplateSendProblem {
  return { part: 'button', problem: 'surplus-button-value', button, type };
}

function missingValue({ index, type }: TemplateButton): TemplateSendProblem {
  return { part: 'button', problem: 'missing-button-value', button: index, type };
}

function wrongValue({ index, type }: TemplateButton, member: string | null): TemplateSendProblem {
  return { part: 'button', problem: 'wrong-button-value', button: index, type, member };
}
