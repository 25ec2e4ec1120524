import type { MemberPath } from '../source.js';
import type { Template, TemplateComponent } from '../template.js';
import { asList, asRecord, asText } from '../wire-values.js';
import { normalizeComponents } from './normalize.js';

/** A template of the account as its file says it, in the order in which the file is written. */
export type TemplateFileContent = Readonly<Record<string, unknown>>;

/** A media header of the account, whose sample is a file of its own in git. */
export interface AccountSample {
  /** Of the header in the file's data: `['components', 0]`. */
  readonly header: MemberPath;
  readonly format: string;
  /** Meta's signed link, which ends some day. */
  readonly link: string;
  /** `header`, or `card-1.header` in a carousel. */
  readonly part: string;
}

/** `samples` are the names of the files beside it, by the part that they are of; without one, Meta's link stays. */
export function fileContentOf(template: Template, samples: Readonly<Record<string, string>> = {}): TemplateFileContent {
  const { name, language, category, parameterFormat, subCategory, messageSendTtlSeconds } = template;
  const components = normalizedComponentsOf(template).map((component) => withSamples(component, '', samples));
  return {
    name,
    language,
    category,
    ...(subCategory !== null && subCategory !== 'CUSTOM' && { sub_category: subCategory }),
    ...(hasVariables(components) && { parameter_format: parameterFormat ?? 'POSITIONAL' }),
    ...(messageSendTtlSeconds !== null && { message_send_ttl_seconds: messageSendTtlSeconds }),
    components,
  };
}

/** The samples that `fileContentOf` can name, in the order of the media headers. */
export function accountSamplesOf(template: Template): AccountSample[] {
  return samplesIn(normalizedComponentsOf(template), ['components'], '');
}

function normalizedComponentsOf({ components, category }: Template): TemplateComponent[] {
  return normalizeComponents(components, { category });
}

/** Meta answers POSITIONAL for texts without any; a file need not say it then. Codes of AUTHENTICATION are not named. */
function hasVariables(components: readonly TemplateComponent[]): boolean {
  return JSON.stringify(components).includes('{{');
}

function linkOf({ example }: TemplateComponent): string | undefined {
  return asText(asList(asRecord(example)?.header_handle)?.[0]);
}

function samplesIn(components: readonly TemplateComponent[], at: MemberPath, prefix: string): AccountSample[] {
  return components.flatMap((component, index) => {
    const link = component.type === 'HEADER' ? linkOf(component) : undefined;
    const header = [...at, index];
    const own = link === undefined ? [] : [{ header, format: String(component.format), link, part: `${prefix}header` }];
    const cards = (asList(component.cards) ?? []).flatMap((card, number) =>
      samplesIn(componentsOf(card), [...header, 'cards', number, 'components'], `card-${number + 1}.`),
    );
    return [...own, ...cards];
  });
}

function withSamples(
  component: TemplateComponent,
  prefix: string,
  samples: Readonly<Record<string, string>>,
): TemplateComponent {
  const cards = asList(component.cards);
  if (cards) {
    const inner = (card: unknown, number: number) =>
      componentsOf(card).map((part) => withSamples(part, `card-${number + 1}.`, samples));
    return { ...component, cards: cards.map((card, number) => ({ components: inner(card, number) })) };
  }
  const file = component.type === 'HEADER' ? samples[`${prefix}header`] : undefined;
  if (file === undefined || linkOf(component) === undefined) return component;
  const { example: _, ...rest } = component;
  return { ...rest, sample: file };
}

function componentsOf(card: unknown): TemplateComponent[] {
  return (asList(asRecord(card)?.components) ?? []).map((component) => ({ type: '', ...asRecord(component) }));
}
