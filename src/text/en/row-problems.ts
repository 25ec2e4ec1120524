import type { RowProblem } from '../../core/bulk/judge-row.js';
import { describeTemplateSendProblem } from './template-send-problems.js';

/** Why a row of a file cannot be sent, as half a sentence. */
export function describeRowProblem(problem: RowProblem): string {
  switch (problem.problem) {
    case 'no-recipient':
      return 'there is no number';
    case 'no-country-code':
      return `'${problem.given}' has no country code; see --country`;
    case 'impossible':
      return /^\d(\.\d+)?E\+\d+$/i.test(problem.given)
        ? `'${problem.given}' is what a spreadsheet makes of a number: format the column as text`
        : `'${problem.given}' is no possible number`;
    case 'ragged':
      return `the line has ${problem.cells} values, and there are ${problem.columns} columns`;
    case 'not-media':
      return `'${problem.given}' is neither a link nor the id of an upload; \`wabactl media upload\` makes one`;
    case 'not-json':
      return `the value for ${problem.slot} is no JSON object: ${problem.given}`;
    case 'not-a-time':
      return `'${problem.given}' is no time, for example 2026-12-24T23:59:00-06:00`;
    case 'template':
      return describeTemplateSendProblem(problem.inner);
  }
}
