/**
 * One form for what a file says and for what Meta reads back, so that they can be compared and the one be written as the
 * other. Meta reads back types in capitals, media as links, one-time password buttons as URL buttons, and labels and texts
 * of its own that nobody submitted.
 */
import { findHoles } from '../holes.js';
import type { TemplateComponent } from '../template.js';
import { asList, asRecord, asText, asUpper } from '../wire-values.js';
import { normalizeButton } from './normalize-button.js';

const ORDER = ['HEADER', 'LIMITED_TIME_OFFER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL', 'CALL_PERMISSION_REQUEST'];

export interface Normalizing {
  /** In capitals: of AUTHENTICATION templates Meta writes the texts. */
  readonly category: string;
}

/** In the order in which a reader meets them; a kind that this version does not know stays as it is, behind the others. */
export function normalizeComponents(
  components: readonly TemplateComponent[],
  context: Normalizing,
): TemplateComponent[] {
  return components
    .map((component) => normalizeComponent(component, context))
    .sort((one, other) => rank(one.type) - rank(other.type));
}

function rank(type: string): number {
  const at = ORDER.indexOf(type);
  return at === -1 ? ORDER.length : at;
}

function normalizeComponent(component: TemplateComponent, context: Normalizing): TemplateComponent {
  const type = component.type.toUpperCase();
  switch (type) {
    case 'HEADER':
      return normalizeHeader(component);
    case 'BODY':
      return context.category === 'AUTHENTICATION'
        ? codeBody(component)
        : withText({ ...component, type }, 'body_text');
    case 'FOOTER':
      return context.category === 'AUTHENTICATION' ? codeFooter(component) : { ...component, type };
    case 'BUTTONS':
      return { ...component, type, buttons: (asList(component.buttons) ?? []).map(normalizeButton) };
    case 'CAROUSEL':
      return { ...component, type, cards: (asList(component.cards) ?? []).map((card) => normalizeCard(card, context)) };
    default:
      return { ...component, type };
  }
}

function normalizeHeader({ type: _, format: given, ...rest }: TemplateComponent): TemplateComponent {
  const format = asUpper(given) || 'TEXT';
  if (format === 'TEXT') return withText({ type: 'HEADER', format, ...rest }, 'header_text');
  return { type: 'HEADER', format, ...rest };
}

function normalizeCard(card: unknown, context: Normalizing): unknown {
  const components = (asList(asRecord(card)?.components) ?? []).flatMap((component) => {
    const type = asText(asRecord(component)?.type);
    return type === undefined ? [] : [{ ...asRecord(component), type }];
  });
  return { components: normalizeComponents(components, context) };
}

/** What Meta writes into it is no content of the business: only what was chosen counts. */
function codeBody({ add_security_recommendation: recommends }: TemplateComponent): TemplateComponent {
  return { type: 'BODY', ...(asText(recommends) === 'true' && { add_security_recommendation: true }) };
}

function codeFooter({ code_expiration_minutes: minutes }: TemplateComponent): TemplateComponent {
  return { type: 'FOOTER', ...(minutes !== undefined && { code_expiration_minutes: Number(minutes) }) };
}

/** Samples in the one shape in which Meta reads them back, and only for variables that are there. */
function withText(component: TemplateComponent, list: 'body_text' | 'header_text'): TemplateComponent {
  const { example: _, ...rest } = component;
  const values = samplesIn(component, list);
  if (values.length === 0) return rest;
  const isNamed = values.some(([hole]) => !/^\d+$/.test(hole));
  const texts = values.map(([, value]) => value);
  const example = isNamed
    ? { [`${list}_named_params`]: values.map(([hole, value]) => ({ param_name: hole, example: value })) }
    : { [list]: list === 'body_text' ? [texts] : texts };
  return { ...rest, example };
}

/**
 * The sample of each variable of a text, in the variables' order; one that has none is left out. Meta's pages write those
 * of a body as `[["a","b"]]`, as `["a"]`, and for a single variable as `"a"`.
 */
export function samplesIn(component: TemplateComponent, list: 'body_text' | 'header_text'): [string, string][] {
  const holes = findHoles(asText(component.text) ?? '');
  const example = asRecord(component.example);
  const named = (asList(example?.[`${list}_named_params`]) ?? []).map(asRecord);
  const given = example?.[list];
  const outer = asList(given) ?? (given === undefined ? [] : [given]);
  const positional = asList(outer[0]) ?? outer;
  return holes.flatMap((hole, index) => {
    const ofName = asText(named.find((sample) => sample?.param_name === hole)?.example);
    const value = ofName ?? asText(positional[/^\d+$/.test(hole) ? Number(hole) - 1 : index]);
    return value === undefined ? [] : [[hole, value] as [string, string]];
  });
}
