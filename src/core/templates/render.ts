import { readParts } from './parts.js';
import type { Template } from './template.js';

/** A template as a list of its parts, with its holes, before any markdown is drawn. */
export interface RenderedTemplate {
  /** The text, or the format of a media header in brackets: `[IMAGE]`. */
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly { readonly type: string; readonly text: string; readonly target: string | null }[];
}

export function renderTemplate(template: Pick<Template, 'components'>): RenderedTemplate {
  const { header, body, footer, buttons } = readParts(template);
  return {
    header: header ? (header.format === 'TEXT' ? header.text : `[${header.format}]`) : null,
    body: body?.text ?? '',
    footer: footer ?? null,
    buttons: buttons.map(({ type, text, url, phoneNumber }) => ({ type, text, target: url ?? phoneNumber ?? null })),
  };
}
