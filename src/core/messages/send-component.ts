import type { PreviewValues } from '../templates/preview.js';
import type { TemplateSendProblem } from './template-values.js';

/** One component of a template send, as it goes on the wire. */
export interface SendComponent {
  readonly type:
    | 'header'
    | 'body'
    | 'button'
    | 'limited_time_offer'
    | 'carousel'
    | 'order_status'
    | 'tap_target_configuration';
  readonly sub_type?: string;
  /** As text, like most of Meta's examples; a number is taken too. */
  readonly index?: string;
  readonly parameters?: readonly SendParameter[];
  readonly cards?: readonly { readonly card_index: number; readonly components: readonly SendComponent[] }[];
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
  readonly shown: PreviewValues;
}

export const NOTHING: Filled = { components: [], problems: [], shown: {} };

export function fault(...problems: TemplateSendProblem[]): Filled {
  return { ...NOTHING, problems };
}

/** All of it together; of two that show the same, the later one counts. Of a bulk run this is done for each row. */
export function gather(filled: readonly Filled[]): Filled {
  const components: SendComponent[] = [];
  const problems: TemplateSendProblem[] = [];
  const shown = {};
  for (const part of filled) {
    if (part === NOTHING) continue;
    components.push(...part.components);
    problems.push(...part.problems);
    Object.assign(shown, part.shown);
  }
  return { components, problems, shown };
}
