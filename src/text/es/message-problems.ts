import type { MessageProblem } from '../../core/messages/problems.js';
import { describeMediaProblem } from './media-problems.js';
import { describeContentFileProblem, describePartProblem } from './part-problems.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMessageProblem(problem: MessageProblem): string {
  if (problem.field === 'media') return describeMediaProblem(problem);
  return problem.field === 'file' ? describeContentFileProblem(problem) : describePartProblem(problem);
}
