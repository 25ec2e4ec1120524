import type { CsvFlaw } from '../csv/sniff.js';
import type { WordsProblem } from '../optouts/words.js';

/** What can be wrong with a list of people. */
export interface RecipientFailures {
  'csv-not-readable': { path: string; flaw: CsvFlaw; line: number };
  /** A quote that is opened and never closed, or closed in the wrong place. */
  'csv-broken': { path: string; afterLine: number };
  'csv-empty': { path: string };
  'recipients-invalid': { given: string[] };
  /** No column has a name that says that it holds the numbers. */
  'recipient-column-needed': { flag: string; columns: string[] };
  'country-unknown': { given: string };
  'column-unknown': { column: string; columns: string[]; nearest: string | null };
  'optout-words-invalid': { problems: WordsProblem[] };
}

export const recipientFailures = {
  'csv-not-readable': 'usage',
  'csv-broken': 'usage',
  'csv-empty': 'usage',
  'recipients-invalid': 'usage',
  'recipient-column-needed': 'usage',
  'country-unknown': 'usage',
  'column-unknown': 'usage',
  'optout-words-invalid': 'usage',
} as const;
