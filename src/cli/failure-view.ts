import { Failure, type FailureFacts, type FailureId } from '../core/failure.js';
import type { Explanation, Text } from '../text/text.js';
import { printable } from '../ui/printable.js';
import type { Style } from '../ui/style.js';

export interface DescribedFailure {
  readonly kind: string;
  readonly id: string;
  readonly message: string;
  readonly hint: string | null;
  readonly [fact: string]: unknown;
}

/** The error object of `--json`: kind, id, message, hint, then the facts of this failure. */
export function describeFailure(thrown: unknown, text: Text): DescribedFailure {
  if (!(thrown instanceof Failure)) {
    return { kind: 'bug', id: 'bug', message: text.bug.message(messageOf(thrown)), hint: text.bug.hint };
  }
  const { message, hint } = sentence(thrown, text);
  const own = { kind: thrown.kind, id: thrown.id, message, hint: hint ?? null };
  // Its own come first, and a fact that had one of their names would not hide them.
  return { ...own, ...(thrown.facts as object), ...own };
}

/** The same for a person: what happened, what to do, and Meta's own numbers for whoever has to ask Meta. */
export function explainFailure(thrown: unknown, text: Text, style: Style): string {
  if (!(thrown instanceof Failure)) {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return `${style.bad(text.bug.label)} ${text.bug.message(messageOf(thrown))}\n${text.bug.hint}\n\n${printable(stack)}`;
  }
  if (thrown.id === 'interrupted') return text.failures.interrupted({}).message;
  const { message, hint } = printable(sentence(thrown, text));
  const lines = [`${style.bad(text.errorLabel)} ${message}`, hint, graphLine(thrown, text)];
  return lines.filter((line) => line !== undefined).join('\n');
}

function sentence(failure: Failure, text: Text): Explanation {
  return (text.failures[failure.id] as (facts: FailureFacts[FailureId]) => Explanation)(failure.facts);
}

function graphLine({ facts }: Failure, text: Text): string | undefined {
  const graph = 'graph' in facts ? facts.graph : null;
  return graph ? printable(text.graphLine(graph)) : undefined;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
