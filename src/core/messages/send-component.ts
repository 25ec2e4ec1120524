import type { RenderValues } from '../templates/render.js';
import type { TemplateSendProblem } from './template-values.js';

/** One component of a template send, as it goes on the wire. */
export interface SendComponent {
  readonly type: 'header' | 'body' | 'button';
  readonly sub_type?: string;
  /** As text, like most of Meta's examples; a number is taken too. */
  readonly index?: string;
  readonly parameters: readonly SendParameter[];
}

/** The type is in lower case always: Meta does not know `IMAGE` here. */
export interface SendParameter {
  readonly type: string;
  readonly parameter_name?: string;
  readonly [member: string]: unknown;
}

/** What came of filling one part. */
export interface Filled {
  readonly components: readonly SendComponent[];
  readonly problems: readonly TemplateSendProblem[];
  /** The same values, for the preview. */
  readonly filled: RenderValues;
}
