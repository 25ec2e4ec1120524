import type { CaptionProblem } from './caption.js';
import type { MediaProblem } from './media.js';
import type { EnvelopeProblem } from './payload.js';
import type { TextProblem } from './text.js';

/** What is wrong with a message, of whatever kind; each has a sentence in both languages. */
export type MessageProblem =
  | { field: 'to'; problem: 'not-a-recipient'; given: string }
  | EnvelopeProblem
  | TextProblem
  | MediaProblem
  | CaptionProblem;
