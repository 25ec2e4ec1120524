import { escapeHtml } from '../../core/escape-html.js';

/** HTML that may stand in a page as it is: made by `html` alone, which escapes whatever comes from outside. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  static of(parts: readonly string[], values: readonly Content[]): Markup {
    return new Markup(parts.map((part, at) => part + toText(values[at])).join(''));
  }
}

type Content = string | Markup | undefined | readonly Markup[];

export function html(parts: TemplateStringsArray, ...values: Content[]): Markup {
  return Markup.of(parts, values);
}

function toText(value: Content): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('');
}
