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

/** All of it together; of two that show the same, the later one counts. */
export function gather(filled: readonly Filled[]): Filled {
  return {
    components: filled.flatMap(({ components }) => components),
    problems: filled.flatMap(({ problems }) => problems),
    shown: Object.assign({}, ...filled.map(({ shown }) => shown)),
  };
}
