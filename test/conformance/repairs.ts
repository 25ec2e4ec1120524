import type { Repair } from './repair.js';
import { answerRepairs } from './repairs-of-answers.js';
import { keywordRepairs } from './repairs-of-keywords.js';
import { messageRepairs } from './repairs-of-messages.js';
import { referenceRepair } from './repairs-of-references.js';
import { webhookRepairs } from './repairs-of-webhooks.js';

/** In the order in which they must be applied: the references first, because everything else is found through them. */
export const repairs: readonly Repair[] = [
  referenceRepair,
  ...keywordRepairs,
  ...messageRepairs,
  ...webhookRepairs,
  ...answerRepairs,
];
