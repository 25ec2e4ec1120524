import {
  checkSurroundings,
  type Surroundings,
  type SurroundingsRule,
  toInteractive,
} from '../../core/messages/interactive.js';
import type { MessageProblem } from '../../core/messages/problems.js';
import { type Header, textHeader } from './header.js';
import type { MessageDraft } from './message-command.js';

interface InteractiveMessage extends Surroundings {
  /** Meta's word for this kind of interactive message. */
  readonly kind: string;
  readonly rule?: SurroundingsRule;
  /** A text of `headerText` where it is left out. */
  readonly header?: Header;
  /** Of the action. */
  readonly problems: readonly MessageProblem[];
  /** Called once nothing is wrong. */
  action(): unknown;
}

/** The draft of an interactive message: what stands around the action is judged and written alike for all kinds. */
export function interactiveDraft(message: InteractiveMessage): MessageDraft {
  const { kind, body, footer, headerText, rule, header = textHeader(headerText), problems, action } = message;
  return {
    type: 'interactive',
    problems: [...checkSurroundings({ body, headerText, footer }, rule), ...header.problems, ...problems],
    summary: { interactive: kind, ...(body !== undefined && { body }) },
    content: async () => toInteractive(kind, { header: await header.wire(), body, footer }, action()),
  };
}
