import * as z from 'zod/mini';
import type { TemplateDefinition } from './definition.js';
import type { MemberPath } from './source.js';
import type { TemplateComponent } from './template.js';

/**
 * A media header's sample in a template file: the one member that is not Meta's. Meta wants a handle from the Resumable
 * Upload API there, which lives for days; a file beside the template lives in git.
 */
export interface TemplateSample {
  /** Of the member `sample` in the file's data. */
  readonly member: MemberPath;
  /** `IMAGE`, `VIDEO`, `DOCUMENT`, `GIF`. */
  readonly format: string;
  /** As written: relative to the template's file. */
  readonly path: string;
}

const WithSample = z.looseObject({ sample: z.string(), format: z._default(z.string(), '') });
const Cards = z.looseObject({
  cards: z.array(z.looseObject({ components: z.array(z.looseObject({ type: z.string() })) })),
});

/** The samples that a definition names, in the order of its media headers. */
export function samplesOf({ components }: Pick<TemplateDefinition, 'components'>): TemplateSample[] {
  return inComponents(components, ['components']);
}

function inComponents(components: readonly TemplateComponent[], at: MemberPath): TemplateSample[] {
  return components.flatMap((component, index) => {
    const own = WithSample.safeParse(component).data;
    const cards = Cards.safeParse(component).data?.cards ?? [];
    return [
      ...(own ? [{ member: [...at, index, 'sample'], format: own.format.toUpperCase(), path: own.sample }] : []),
      ...cards.flatMap((card, number) => inComponents(card.components, [...at, index, 'cards', number, 'components'])),
    ];
  });
}

/** What Meta takes: each `sample` replaced by the handle of its upload, given in the order of `samplesOf`. */
export function withHandles(definition: TemplateDefinition, handles: readonly string[]): TemplateDefinition {
  const left = [...handles];
  return { ...definition, components: replace(definition.components, left) };
}

function replace(components: readonly TemplateComponent[], left: string[]): TemplateComponent[] {
  return components.map((component) => {
    const { sample, ...rest } = component;
    const own: TemplateComponent =
      typeof sample === 'string'
        ? { ...rest, type: component.type, example: { header_handle: [left.shift()] } }
        : component;
    const cards = Cards.safeParse(own).data?.cards;
    return cards
      ? { ...own, cards: cards.map((card) => ({ ...card, components: replace(card.components, left) })) }
      : own;
  });
}
