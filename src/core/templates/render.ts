import { fillHoles } from './holes.js';
import { readParts, type TemplateButton } from './parts.js';
import type { Template } from './template.js';

/** A template as the recipient will read it, before any markdown is drawn. */
export interface RenderedTemplate {
  /** The filled text, or the format of a media header in brackets: `[IMAGE]`. */
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly { readonly type: string; readonly text: string; readonly target: string | null }[];
}

/** What fills the holes of each part, by the hole's name. */
export interface RenderValues {
  readonly header?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  /** By the button's zero-based place. */
  readonly buttons?: Readonly<Record<number, Readonly<Record<string, string>>>>;
}

/** Missing values leave their hole standing. */
export function renderTemplate(template: Pick<Template, 'components'>, values: RenderValues = {}): RenderedTemplate {
  const { header, body, footer, buttons } = readParts(template);
  return {
    header: header
      ? header.format === 'TEXT'
        ? fillHoles(header.text, values.header ?? {})
        : `[${header.format}]`
      : null,
    body: fillHoles(body?.text ?? '', values.body ?? {}),
    footer: footer ?? null,
    buttons: buttons.map((button) => ({
      type: button.type,
      text: button.text,
      target: targetOf(button, values.buttons?.[button.index] ?? {}),
    })),
  };
}

function targetOf({ url, phoneNumber }: TemplateButton, values: Readonly<Record<string, string>>): string | null {
  return url === undefined ? (phoneNumber ?? null) : fillHoles(url, values);
}
