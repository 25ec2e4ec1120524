import {
  type CompiledTemplate,
  compileTemplate,
  type FilledTemplate,
} from '../../../core/messages/compile-template.js';
import { type GivenValues, readValues } from '../../../core/messages/given-values.js';
import { checkEdge, edgeOf, type MessageEdge, type Via } from '../../../core/messages/message-edge.js';
import type { Recipient } from '../../../core/messages/recipient.js';
import type { SendComponent } from '../../../core/messages/send-component.js';
import type { TemplateSendProblem } from '../../../core/messages/template-values.js';
import type { Template } from '../../../core/templates/template.js';
import type { TemplateContext } from './look-up.js';
import { readTemplateMedia } from './read-media.js';

/** A template message before it is sent. */
export interface TemplateDraft {
  readonly compiled: CompiledTemplate;
  readonly problems: readonly TemplateSendProblem[];
  /** With its files as they were named. */
  readonly filled: FilledTemplate;
  readonly edge: MessageEdge;
  /** Called once nothing is wrong: it may upload files. */
  components(): Promise<readonly SendComponent[]>;
}

export interface Filling {
  readonly given: (isNamed: boolean) => GivenValues;
  readonly to: Recipient;
  /** Which of Meta's two ways to send; the template decides where it is undefined. */
  readonly via: Via;
}

/** Holds the values against the template, and finds everything that Meta would refuse without asking it. */
export async function draftTemplate(
  template: Template,
  { given, to, via }: Filling,
  context: TemplateContext,
): Promise<TemplateDraft> {
  const compiled = compileTemplate(template);
  const { values, problems } = readValues(given(compiled.isNamed), compiled, context.host.now());
  const media = await readTemplateMedia(values, compiled, context);
  const filled = compiled.fill(values, to);
  const ofFilling = 'problems' in filled ? filled.problems : [];
  const rest = ofFilling.filter((problem) => !problems.some((unread) => isWhatIsMissing(unread, problem)));
  const edge = edgeOf(compiled, via);
  return {
    compiled,
    problems: [...problems, ...rest, ...media.problems, ...checkEdge(edge, compiled)],
    filled,
    edge,
    async components() {
      const sent = compiled.fill(await media.resolve(), to);
      if (!('components' in sent)) throw new Error('What fits by name fits with its file too.');
      return sent.components;
    },
  };
}

/** A header that could not be read is missing in the filling, too, which would be told twice. */
function isWhatIsMissing(unread: TemplateSendProblem, missing: TemplateSendProblem): boolean {
  if (unread.problem === 'in-card' && missing.problem === 'in-card') {
    return unread.card === missing.card && isWhatIsMissing(unread.inner, missing.inner);
  }
  return unread.part === 'header' && missing.problem === 'missing-header';
}
