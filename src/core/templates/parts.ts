import * as z from 'zod/mini';
import { findHoles } from './holes.js';
import type { Template, TemplateComponent } from './template.js';

/** What of a template matters for sending it, read from Meta's loose components. Types are in capitals. */
export interface TemplateParts extends CardParts {
  readonly footer: string | undefined;
  /** Of a limited-time offer. */
  readonly offer: { readonly text: string; readonly expires: boolean } | undefined;
  /** Of a carousel; empty where there is none. */
  readonly cards: readonly CardParts[];
  /** Component types that this version does not know. */
  readonly others: readonly string[];
}

/** What a card has in common with the message around it. */
export interface CardParts {
  readonly header: TemplateHeader | undefined;
  readonly body: TemplateText | undefined;
  readonly buttons: readonly TemplateButton[];
}

export interface TemplateText {
  readonly text: string;
  readonly holes: readonly string[];
}

export interface TemplateHeader extends TemplateText {
  /** TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION, PRODUCT. */
  readonly format: string;
}

export interface TemplateButton {
  /** Zero-based place among the buttons, which is how a send names it. */
  readonly index: number;
  readonly type: string;
  readonly text: string;
  readonly url: string | undefined;
  readonly phoneNumber: string | undefined;
  /** Of the URL. */
  readonly holes: readonly string[];
}

const Button = z.looseObject({
  type: z.string(),
  text: z.optional(z.string()),
  url: z.optional(z.string()),
  phone_number: z.optional(z.string()),
});

const Component = z.looseObject({
  type: z.string(),
  format: z.optional(z.string()),
  text: z.optional(z.string()),
  buttons: z.optional(z.array(Button)),
  cards: z.optional(z.array(z.looseObject({ components: z.array(z.looseObject({ type: z.string() })) }))),
  limited_time_offer: z.optional(
    z.looseObject({ text: z.optional(z.string()), has_expiration: z.optional(z.union([z.boolean(), z.string()])) }),
  ),
});

type Component = z.infer<typeof Component>;

/** The call permission is a question that a send does not mention. */
const KNOWN = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'LIMITED_TIME_OFFER', 'CAROUSEL', 'CALL_PERMISSION_REQUEST'];

/** A component that cannot be read counts among `others`, so that nothing is sent on a guess. */
export function readParts({ components }: Pick<Template, 'components'>): TemplateParts {
  const { find, others } = readComponents(components);
  const offer = find('LIMITED_TIME_OFFER')?.limited_time_offer;
  return {
    ...readCard(components),
    footer: find('FOOTER')?.text,
    offer: offer && { text: offer.text ?? '', expires: String(offer.has_expiration) === 'true' },
    cards: (find('CAROUSEL')?.cards ?? []).map((card) => readCard(card.components)),
    others,
  };
}

function readComponents(components: readonly TemplateComponent[]) {
  const read = components.map((component) => Component.safeParse(component));
  const known = read.flatMap(({ data }) => (data ? [{ ...data, type: data.type.toUpperCase() }] : []));
  return {
    find: (type: string): Component | undefined => known.find((component) => component.type === type),
    others: [
      ...known.map(({ type }) => type).filter((type) => !KNOWN.includes(type)),
      ...components.filter((_, index) => read[index]?.success === false).map(({ type }) => type.toUpperCase()),
    ],
  };
}

function readCard(components: readonly TemplateComponent[]): CardParts {
  const { find } = readComponents(components);
  const header = find('HEADER');
  const body = find('BODY');
  return {
    header: header && { format: (header.format ?? 'TEXT').toUpperCase(), ...toText(header.text) },
    body: body && toText(body.text),
    buttons: (find('BUTTONS')?.buttons ?? []).map(toButton),
  };
}

function toText(text = ''): TemplateText {
  return { text, holes: findHoles(text) };
}

function toButton(button: z.infer<typeof Button>, index: number): TemplateButton {
  return {
    index,
    type: button.type.toUpperCase(),
    text: button.text ?? '',
    url: button.url,
    phoneNumber: button.phone_number,
    holes: findHoles(button.url ?? ''),
  };
}
