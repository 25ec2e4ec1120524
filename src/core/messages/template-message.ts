import { countCharacters } from '../characters.js';
import { TEMPLATE_LIMITS } from '../meta/limits.js';
import { readParts, type TemplateParts } from '../templates/parts.js';
import { type RenderedTemplate, type RenderValues, renderTemplate } from '../templates/render.js';
import type { Template } from '../templates/template.js';
import { fillButtons } from './fill-buttons.js';
import { fillHeader } from './fill-header.js';
import { checkSurplusNames, fillText } from './fill-text.js';
import { planOtp } from './one-time-password.js';
import { type Envelope, type MessagePayload, toPayload } from './payload.js';
import type { Filled, SendComponent } from './send-component.js';
import type { TemplateSendProblem, TemplateValues } from './template-values.js';

export interface TemplateSend extends Envelope {
  readonly template: Template;
  readonly values: TemplateValues;
}

/** Either the request's body with a preview of what the customer will read, or everything that is wrong, at once. */
export type TemplateSendPlan =
  | { payload: MessagePayload; preview: RenderedTemplate }
  | { problems: TemplateSendProblem[] };

/** The only component beside the four that asks for nothing when sent; every other one is refused by name. */
const SILENT = new Set(['CALL_PERMISSION_REQUEST']);

/**
 * Builds a template message from the template's definition, so that a wrong or missing value is told before Meta
 * refuses it with 132000, 132012 or 132018. Carousels, limited-time offers and product messages are refused here by
 * name until they are supported: a wrong payload would cost more than none.
 */
export function planTemplateSend({ template, values, ...envelope }: TemplateSend): TemplateSendPlan {
  const parts = readParts(template);
  const unsupported = parts.others.filter((type) => !SILENT.has(type));
  if (unsupported.length > 0) return { problems: unsupported.map(toUnsupported) };
  const filled = isAuthentication(template, parts)
    ? planOtp(parts, values, envelope.to)
    : fillParts(template, parts, values);
  const problems = filled.flatMap((part) => part.problems);
  if (problems.length > 0) return { problems };
  const preview = renderTemplate(template, gatherRenderValues(filled));
  const tooLong = checkBody(preview.body);
  if (tooLong.length > 0) return { problems: tooLong };
  return { payload: toPayload(envelope, 'template', toWire(template, filled)), preview };
}

function toUnsupported(component: string): TemplateSendProblem {
  return { part: 'template', problem: 'unsupported-component', component };
}

/** Meta reads one-time password buttons back as URL buttons, so the category decides too. */
function isAuthentication({ category }: Template, { buttons }: TemplateParts): boolean {
  return category.toUpperCase() === 'AUTHENTICATION' || buttons.some(({ type }) => type === 'OTP');
}

function fillParts(template: Template, parts: TemplateParts, values: TemplateValues): Filled[] {
  const isNamed = template.parameterFormat?.toUpperCase() === 'NAMED';
  return [
    fillHeader(parts.header, values, isNamed),
    fillText({ part: 'body', ...(parts.body ?? NO_TEXT) }, values.body ?? [], values.named ?? {}, isNamed),
    fillButtons(parts.buttons, values, isNamed),
    { components: [], problems: [...checkSurplusNames(parts, values, isNamed), ...checkCode(values)], filled: {} },
  ];
}

const NO_TEXT = { text: '', holes: [] };

function checkCode({ code }: TemplateValues): TemplateSendProblem[] {
  return code === undefined ? [] : [{ part: 'template', problem: 'surplus-code' }];
}

/** Meta measures the filled body (132005). */
function checkBody(body: string): TemplateSendProblem[] {
  const length = countCharacters(body);
  const limit = TEMPLATE_LIMITS.bodyMax;
  return length > limit ? [{ part: 'body', problem: 'too-long', length, limit }] : [];
}

function gatherRenderValues(filled: readonly Filled[]): RenderValues {
  const values = filled.map((part) => part.filled);
  return {
    header: values.find(({ header }) => header)?.header ?? {},
    body: values.find(({ body }) => body)?.body ?? {},
    buttons: values.find(({ buttons }) => buttons)?.buttons ?? {},
  };
}

function toWire({ name, language }: Template, filled: readonly Filled[]) {
  const components: SendComponent[] = filled.flatMap((part) => part.components);
  return { name, language: { code: language }, ...(components.length > 0 && { components }) };
}
