import { countCharacters } from '../characters.js';
import { TEMPLATE_LIMITS } from '../meta/limits.js';
import type { TemplateButton } from '../templates/parts.js';
import type { RenderValues } from '../templates/render.js';
import { toParameter } from './fill-text.js';
import { checkValue } from './parameter-value.js';
import type { Filled, SendComponent, SendParameter } from './send-component.js';
import type { TemplateSendProblem, TemplateValues } from './template-values.js';

/** Buttons that a send never mentions, or need not: Meta then uses the label, the first product, or its default. */
const SILENT = new Set(['PHONE_NUMBER', 'CATALOG', 'VOICE_CALL', 'REQUEST_CONTACT_INFO']);

interface ButtonValue {
  readonly value: string | undefined;
  readonly named: Readonly<Record<string, string>>;
  readonly isNamed: boolean;
}

/** Every button that takes something is a component of its own, found by its zero-based place. */
export function fillButtons(buttons: readonly TemplateButton[], values: TemplateValues, isNamed: boolean): Filled {
  const given = values.buttons ?? {};
  const filled = buttons.map((button) =>
    fillButton(button, { value: given[button.index], named: values.named ?? {}, isNamed }),
  );
  const places = Object.keys(given).map(Number);
  const surplus = places.filter((place) => !buttons.some(({ index }) => index === place));
  return {
    components: filled.flatMap(({ components }) => components),
    problems: [...filled.flatMap(({ problems }) => problems), ...surplus.map((button) => surplusValue(button, null))],
    filled: { buttons: gatherValues(filled) },
  };
}

function gatherValues(filled: readonly Filled[]): NonNullable<RenderValues['buttons']> {
  return Object.fromEntries(filled.flatMap((button) => Object.entries(button.filled.buttons ?? {})));
}

function fillButton(button: TemplateButton, given: ButtonValue): Filled {
  switch (button.type) {
    case 'QUICK_REPLY':
      return fillQuickReply(button, given.value);
    case 'URL':
      return fillUrl(button, given);
    case 'COPY_CODE':
      return fillCopyCode(button, given.value);
    case 'FLOW':
      return fillFlow(button, given.value);
    default:
      if (SILENT.has(button.type))
        return given.value === undefined ? NOTHING : fault(surplusValue(button.index, button.type));
      return fault({ part: 'template', problem: 'unsupported-component', component: `${button.type} button` });
  }
}

const NOTHING: Filled = { components: [], problems: [], filled: {} };

/** Without a payload the answer carries the label. */
function fillQuickReply(button: TemplateButton, payload: string | undefined): Filled {
  return payload === undefined ? NOTHING : filledWith(button, 'quick_reply', { type: 'payload', payload });
}

/** The hole stands at the end of the URL; percent-encoding the value is the sender's business, since it may hold a path. */
function fillUrl(button: TemplateButton, { value, named, isNamed }: ButtonValue): Filled {
  const { index, holes } = button;
  const [name] = holes;
  if (name === undefined) return value === undefined ? NOTHING : fault(surplusValue(index, 'URL'));
  const isNamedHole = isNamed && !/^\d+$/.test(name);
  const suffix = value ?? (isNamedHole ? named[name] : undefined);
  if (suffix === undefined) {
    return fault({ part: 'button', problem: 'missing-parameter', name, text: button.url ?? '', button: index });
  }
  const filled = filledWith(button, 'url', toParameter(suffix, name, isNamedHole));
  const problems = checkValue(suffix, { part: 'button', name, button: index });
  return { ...filled, problems, filled: { buttons: { [index]: { [name]: suffix } } } };
}

/** The code of an offer, which the customer copies: letters and digits, at most 20. */
function fillCopyCode(button: TemplateButton, code: string | undefined): Filled {
  const { index } = button;
  if (code === undefined)
    return fault({ part: 'button', problem: 'missing-parameter', name: 'code', text: button.text, button: index });
  const limit = TEMPLATE_LIMITS.copyCodeMax;
  const length = countCharacters(code);
  const problems: TemplateSendProblem[] = [
    ...checkValue(code, { part: 'button', name: 'code', button: index }),
    ...(length > limit ? [{ part: 'button', problem: 'value-too-long', button: index, length, limit } as const] : []),
    ...(/^[A-Za-z0-9]*$/.test(code)
      ? []
      : [{ part: 'button', problem: 'not-alphanumeric', button: index, given: code } as const]),
  ];
  return { ...filledWith(button, 'copy_code', { type: 'coupon_code', coupon_code: code }), problems };
}

/** A flow button must be mentioned; its token is ours to choose, and Meta's own default is `unused`. */
function fillFlow(button: TemplateButton, token = 'unused'): Filled {
  return filledWith(button, 'flow', { type: 'action', action: { flow_token: token } });
}

function filledWith(button: TemplateButton, subType: string, parameter: SendParameter): Filled {
  const component: SendComponent = {
    type: 'button',
    sub_type: subType,
    index: String(button.index),
    parameters: [parameter],
  };
  return { components: [component], problems: [], filled: {} };
}

function surplusValue(button: number, type: string | null): TemplateSendProblem {
  return { part: 'button', problem: 'surplus-button-value', button, type };
}

function fault(problem: TemplateSendProblem): Filled {
  return { components: [], problems: [problem], filled: {} };
}
