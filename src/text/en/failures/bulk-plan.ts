import type { ColumnProblem } from '../../../core/bulk/columns.js';
import type { RateCardProblem } from '../../../core/bulk/rate-card.js';
import type { BulkPlanFailures } from '../../../core/failures/bulk-plan.js';
import type { SentencesFor } from '../../text.js';
import { describeTemplateSendProblem } from '../template-send-problems.js';

export const bulkPlanSentences: SentencesFor<BulkPlanFailures> = {
  'bulk-columns-wrong': ({ path, template, language, text, slots, optional, columns, problems }) => ({
    message: [
      `${path === '-' ? 'standard input' : path} does not fit the template '${template}' (${language}):`,
      ...problems.map((problem) => `  - ${describeColumnProblem(problem)}`),
      `The template: ${text}`,
      `It takes: ${[...slots, ...optional.map((slot) => `${slot} (may be left out)`)].join(', ') || 'nothing'}`,
      `Columns there are: ${columns.join(', ')}`,
    ].join('\n'),
    hint: "Name a column like the value, or pass --map name=column for each, and --param name=value where all get the same. In numbered templates the names are 1, 2, …; a header's is header, a button's button_0.",
  }),
  'bulk-values-wrong': ({ template, language, problems }) => ({
    message: `What is the same for all does not fit the template '${template}' (${language}):\n${problems.map((problem) => `  - ${describeTemplateSendProblem(problem)}`).join('\n')}`,
  }),
  'rate-card-unreadable': ({ path, problem }) => ({
    message: `${path} is no rate card: ${RATE_CARD[problem]}`,
    hint: "Give one of the CSV files of Meta's page about pricing: https://developers.facebook.com/docs/whatsapp/pricing",
  }),
  'bulk-consent-needed': () => ({
    message: 'Nobody has said yet that these people agreed to be written to, and no opt-outs are kept on this channel',
    hint: 'Import those you have (`wabactl optout import <file>`), or pass --i-have-consent when each of them has agreed.',
  }),
  'bulk-nobody-left': ({ rows, invalid, duplicate, optedOut }) => ({
    message: `Of ${rows} rows none can be sent: ${invalid} are invalid, ${duplicate} are there twice, ${optedOut} opted out`,
    hint: 'Pass --report <file> to have the reason for each row.',
  }),
};

function describeColumnProblem(problem: ColumnProblem): string {
  switch (problem.problem) {
    case 'no-head':
      return 'the first line is a person already; it must name the columns';
    case 'no-recipient-column':
      return 'no column has a name that says that it holds the numbers; pass --to-column';
    case 'no-column':
      return `no column for ${problem.slot}`;
    case 'unknown-column':
      return `there is no column '${problem.column}' (for ${problem.wanted})${meant(problem.nearest)}`;
    case 'unknown-slot':
      return `the template takes no '${problem.given}' (${problem.flag})${meant(problem.nearest)}`;
    case 'twice':
      return `${problem.slot} is given twice`;
    case 'same-head':
      return `two columns are called '${problem.column}'`;
  }
}

function meant(nearest: string | null): string {
  return nearest === null ? '' : `; did you mean '${nearest}'?`;
}

const RATE_CARD: Record<RateCardProblem, string> = {
  'no-market-column': 'no line names a column Market',
  'no-price-column': 'it has no column of prices, as Marketing or Utility',
  'no-prices': 'there is no price in it',
};
