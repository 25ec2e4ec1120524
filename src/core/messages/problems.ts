import type { ContentFileProblem } from './content-file.js';
import type { MediaProblem } from './media.js';
import type { PartProblem } from './parts.js';
import type { EnvelopeProblem } from './payload.js';

/** What is wrong with a message, of whatever kind; each has a sentence in both languages. */
export type MessageProblem =
  | { field: 'to'; problem: 'not-a-recipient'; given: string }
  | EnvelopeProblem
  | PartProblem
  | ContentFileProblem
  | MediaProblem;
