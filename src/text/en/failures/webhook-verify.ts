import type { WebhookVerifyFailures } from '../../../core/failures/webhook-verify.js';
import type { FieldProblem } from '../../../core/webhook/field-change.js';
import type { SentencesFor } from '../../text.js';

export const webhookVerifySentences: SentencesFor<WebhookVerifyFailures> = {
  'callback-check-failed': ({ url, failed }) => ({
    message: `${url} does not do all that Meta demands: ${failed.length === 1 ? '1 check fails' : `${failed.length} checks fail`} (${failed.map(({ check }) => check).join(', ')})`,
    hint: 'Mend the first one, then run it again: the others may come of it.',
  }),
  'still-subscribed': ({ wabaId, appId }) => ({
    message: `Meta said yes to ending it, but still names app ${appId} among those that get the events of account ${wabaId}`,
    hint: 'Run `wabactl webhook status` in a minute; if Meta still says so, run the same command again.',
  }),
  'webhook-fields-invalid': ({ problems }) => ({
    message: `These fields cannot be changed so, and nothing was: ${problems.map(describeFieldProblem).join('; ')}`,
    hint: '`wabactl webhook fields` lists all of them.',
  }),
  'no-app-callback': ({ appId }) => ({
    message: `App ${appId} has no callback of its own, and without one it can tick no field`,
    hint: 'Run `wabactl webhook set <url> --level app`.',
  }),
  'webhook-fields-not-taken': ({ appId, missing, stillTicked }) => ({
    message: `Meta, asked afterwards, says something else of app ${appId}: ${describeDisagreement(missing, stillTicked)}`,
    hint: 'Run `wabactl webhook fields` in a minute; if Meta still says so, run the same command again.',
  }),
};

function describeFieldProblem({ field, ...problem }: FieldProblem): string {
  if (problem.problem === 'both') return `${field} is to be ticked and unticked at once`;
  return problem.nearest === null
    ? `there is no field '${field}'`
    : `there is no field '${field}', did you mean '${problem.nearest}'?`;
}

function describeDisagreement(missing: readonly string[], stillTicked: readonly string[]): string {
  return [
    ...(missing.length > 0 ? [`not ticked are ${missing.join(', ')}`] : []),
    ...(stillTicked.length > 0 ? [`still ticked are ${stillTicked.join(', ')}`] : []),
  ].join('; ');
}
