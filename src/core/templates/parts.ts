import * as z from 'zod/mini';
import { findHoles } from './holes.js';
import type { Template } from './template.js';

/** What of a template matters for sending and showing it, read from Meta's loose components. Types are in capitals. */
export interface TemplateParts {
  readonly header: TemplateHeader | undefined;
  readonly body: TemplateText | undefined;
  readonly footer: string | undefined;
  readonly buttons: readonly TemplateButton[];
  /** Component types beside these four, for example CAROUSEL. */
  readonly others: readonly string[];
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
});

type Component = z.infer<typeof Component>;

/** A component that cannot be read counts among `others`, so that nothing is sent on a guess. */
export function readParts({ components }: Pick<Template, 'components'>): TemplateParts {
  const read = components.map((component) => Component.safeParse(component));
  const known = read.flatMap(({ data }) => (data ? [{ ...data, type: data.type.toUpperCase() }] : []));
  const find = (type: string): Component | undefined => known.find((component) => component.type === type);
  const header = find('HEADER');
  const body = find('BODY');
  return {
    header: header && { format: (header.format ?? 'TEXT').toUpperCase(), ...toText(header.text) },
    body: body && toText(body.text),
    footer: find('FOOTER')?.text,
    buttons: (find('BUTTONS')?.buttons ?? []).map(toButton),
    others: [
      ...known.map(({ type }) => type).filter((type) => !['HEADER', 'BODY', 'FOOTER', 'BUTTONS'].includes(type)),
      ...components.filter((_, index) => read[index]?.success === false).map(({ type }) => type.toUpperCase()),
    ],
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
