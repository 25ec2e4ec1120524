import { countCharacters } from '../characters.js';
import { TEMPLATE_LIMITS } from '../meta/limits.js';
import { fillHoles } from '../templates/holes.js';
import { type CardParts, readParts, type TemplateParts } from '../templates/parts.js';
import { type MessagePreview, previewOf } from '../templates/preview.js';
import type { Template } from '../templates/template.js';
import { type ButtonFilling, fillButtons } from './fill-buttons.js';
import { fillCards } from './fill-cards.js';
import { fillHeader } from './fill-header.js';
import { fillOffer, fillOrderStatus, fillTapTarget } from './fill-template-parts.js';
import { checkSurplusNames, fillText } from './fill-text.js';
import { planOtp } from './one-time-password.js';
import type { Recipient } from './recipient.js';
import { type Filled, fault, gather, NOTHING, type SendComponent } from './send-component.js';
import type { PartValues, TemplateSendProblem, TemplateValues } from './template-values.js';

/** A template that was read once and can be filled many times. */
export interface CompiledTemplate {
  readonly template: Template;
  readonly parts: TemplateParts;
  readonly isNamed: boolean;
  /** Of this kind the only value is a one-time password. */
  readonly takesCode: boolean;
  fill(values: TemplateValues, to: Recipient): FilledTemplate;
}

/** Either the components of a send, or everything that is wrong, at once. */
export type FilledTemplate = (
  | { readonly components: readonly SendComponent[] }
  | { readonly problems: readonly TemplateSendProblem[] }
) & {
  /** The body as the customer reads it; a hole without a value stays. */
  readonly body: string;
  /** The whole message; costs more than the filling, so only when it is looked at. */
  preview(): MessagePreview;
};

/**
 * Reads the definition, so that a wrong or missing value is told before Meta refuses it with 132000, 132012 or 132018. A
 * component that this version does not know is refused by name: a wrong payload would cost more than none.
 */
export function compileTemplate(template: Template): CompiledTemplate {
  const parts = readParts(template);
  const isNamed = template.parameterFormat?.toUpperCase() === 'NAMED';
  // Meta reads one-time password buttons back as URL buttons, so the category decides too.
  const takesCode =
    template.category.toUpperCase() === 'AUTHENTICATION' || parts.buttons.some(({ type }) => type === 'OTP');
  const unsupported = parts.others.map(
    (component) => ({ part: 'template', problem: 'unsupported-component', component }) as const,
  );
  const filling = {
    isNamed,
    copyCodeMax: parts.offer ? TEMPLATE_LIMITS.limitedTimeOfferCopyCodeMax : TEMPLATE_LIMITS.copyCodeMax,
  };
  const fillAll = (values: TemplateValues, to: Recipient): Filled => {
    if (unsupported.length > 0) return fault(...unsupported);
    return takesCode ? planOtp(parts, values, to) : fillParts(template, { parts, filling, values });
  };
  return {
    template,
    parts,
    isNamed,
    takesCode,
    fill: (values, to) => finish(template, parts, fillAll(values, to)),
  };
}

/** Meta measures the filled body (132005). */
function finish(template: Template, { body }: TemplateParts, { components, problems, shown }: Filled): FilledTemplate {
  const text = fillHoles(body?.text ?? '', shown.body ?? {});
  const length = countCharacters(text);
  const limit = TEMPLATE_LIMITS.bodyMax;
  const all = length > limit ? [...problems, { part: 'body', problem: 'too-long', length, limit } as const] : problems;
  const preview = () => previewOf(template, { ...shown, withoutSamples: true });
  return all.length > 0 ? { problems: all, body: text, preview } : { components, body: text, preview };
}

interface Filling {
  readonly parts: TemplateParts;
  readonly filling: ButtonFilling;
  readonly values: TemplateValues;
}

function fillParts({ subCategory }: Template, { parts, filling, values }: Filling): Filled {
  return gather([
    ...fillCard(parts, values, filling),
    fillOffer(parts, values),
    fillCards(parts.cards, values, (card, given) => gather(fillCard(card, given, filling))),
    fillOrderStatus(subCategory, values),
    fillTapTarget(values),
    values.code === undefined ? NOTHING : fault({ part: 'template', problem: 'surplus-code' }),
  ]);
}

const NO_TEXT = { text: '', holes: [] };

function fillCard(parts: CardParts, values: PartValues, filling: ButtonFilling): Filled[] {
  const { isNamed } = filling;
  return [
    fillHeader(parts.header, values, isNamed),
    fillText({ part: 'body', ...(parts.body ?? NO_TEXT) }, values.body ?? [], values.named ?? {}, isNamed),
    fillButtons(parts.buttons, values, filling),
    values.named === undefined ? NOTHING : fault(...checkSurplusNames(parts, values.named, isNamed)),
  ];
}
