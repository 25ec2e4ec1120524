/** Where a template finds what fills its holes. */
export interface TemplateValues {
  /** For `{{1}}`, `{{2}}`, … of the body, in order. */
  readonly body?: readonly string[];
  /** For the one `{{1}}` that a text header may have. */
  readonly headerText?: string;
  /** By name, wherever the name stands: header, body or button URL. In positional templates `1` is the body's `{{1}}`. */
  readonly named?: Readonly<Record<string, string>>;
  /** For IMAGE, VIDEO, DOCUMENT and GIF headers, at every send: the sample of the template is never sent. */
  readonly headerMedia?: HeaderMedia;
  readonly headerLocation?: HeaderLocation;
  /** By the button's zero-based place: the end of its URL, its offer code, or the payload of a quick reply. */
  readonly buttons?: Readonly<Record<number, string>>;
  /** The one-time password of an AUTHENTICATION template. */
  readonly code?: string;
}

/** An uploaded file's id, or a public link that Meta fetches (and keeps for 10 minutes). */
export type HeaderMedia = ({ readonly id: string } | { readonly link: string }) & { readonly filename?: string };

export interface HeaderLocation {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
}

/** The part of a template that a problem is about. */
export type TemplatePart = 'header' | 'body' | 'button' | 'template';

/** Why a template cannot be sent with these values. `text` is the part's text with its holes. */
export type TemplateSendProblem =
  | { part: TemplatePart; problem: 'missing-parameter'; name: string; text: string; button: number | null }
  | { part: TemplatePart; problem: 'surplus-parameter'; given: string; text: string; expected: string[] }
  | { part: TemplatePart; problem: 'empty-value'; name: string; button: number | null }
  | { part: TemplatePart; problem: 'forbidden-whitespace'; name: string; found: Whitespace; button: number | null }
  | { part: 'body'; problem: 'too-long'; length: number; limit: number }
  | { part: 'header'; problem: 'missing-media'; format: string }
  | { part: 'header'; problem: 'missing-location' }
  | { part: 'header'; problem: 'surplus-media'; format: string | null }
  | { part: 'button'; problem: 'surplus-button-value'; button: number; type: string | null }
  | { part: 'button'; problem: 'value-too-long'; button: number; length: number; limit: number }
  | { part: 'button'; problem: 'not-alphanumeric'; button: number; given: string }
  | { part: 'template'; problem: 'missing-code' }
  | { part: 'template'; problem: 'surplus-code' }
  | { part: 'template'; problem: 'code-too-long'; length: number; limit: number }
  | { part: 'template'; problem: 'needs-phone-number' }
  | { part: 'template'; problem: 'unsupported-component'; component: string };

export type Whitespace = 'newline' | 'tab' | 'spaces';
