import type { ColumnProblem } from '../bulk/columns.js';
import type { RateCardProblem } from '../bulk/rate-card.js';
import type { TemplateSendProblem } from '../messages/template-values.js';

/** Why a bulk run is not begun. */
export interface BulkPlanFailures {
  /** `text` is the template's body with its holes. */
  'bulk-columns-wrong': {
    path: string;
    template: string;
    language: string;
    text: string;
    /** What the template takes from everybody, and what it can take beside that. */
    slots: string[];
    optional: string[];
    columns: string[];
    problems: ColumnProblem[];
  };
  /** What is the same for all does not fit. */
  'bulk-values-wrong': { template: string; language: string; problems: TemplateSendProblem[] };
  'rate-card-unreadable': { path: string; problem: RateCardProblem };
  /** Nobody has said that these people want to be written to. */
  'bulk-consent-needed': Record<string, never>;
  'bulk-nobody-left': { rows: number; invalid: number; duplicate: number; optedOut: number };
}

export const bulkPlanFailures = {
  'bulk-columns-wrong': 'usage',
  'bulk-values-wrong': 'usage',
  'rate-card-unreadable': 'usage',
  'bulk-consent-needed': 'usage',
  'bulk-nobody-left': 'usage',
} as const;
