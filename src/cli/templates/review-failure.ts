import { Failure } from '../../core/failure.js';
import { isUndecided } from '../../core/templates/review.js';

interface Reviewed {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly rejectedReason: string | null;
}

/** What did not come of what was awaited: an approval of each. undefined where all were approved. */
export function reviewFailure(templates: readonly Reviewed[], timedOut: boolean): Failure | undefined {
  const toFact = ({ name, language, status, rejectedReason: reason }: Reviewed) => ({ name, language, status, reason });
  const refused = templates.filter((template) => !isUndecided(template) && template.status !== 'APPROVED');
  if (refused.length > 0) return new Failure('templates-not-approved', { templates: refused.map(toFact) });
  const waiting = templates.filter(isUndecided);
  if (timedOut && waiting.length > 0) {
    return new Failure('review-not-decided', { templates: waiting.map(toFact) });
  }
  return undefined;
}
