import type { WebhookTriggerFailures } from '../../../core/failures/webhook-trigger.js';
import type { OverrideProblem } from '../../../core/webhook/trigger/overrides.js';
import type { SentencesFor } from '../../text.js';

export const webhookTriggerSentences: SentencesFor<WebhookTriggerFailures> = {
  'unknown-event-kind': ({ given, nearest }) => ({
    message: `There is no kind of event '${given}'`,
    hint:
      nearest === null
        ? '`wabactl webhook trigger --list` shows all of them.'
        : `Did you mean \`${nearest}\`? \`wabactl webhook trigger --list\` shows all of them.`,
  }),
  'override-does-not-fit': ({ kind, problems }) => ({
    message: `An event of kind ${kind} cannot have ${problems.map(describeProblem).join(', ')}`,
    hint: `\`wabactl webhook trigger ${kind} --dry-run\` shows what it has; --set changes any member of it.`,
  }),
  'delivery-file-invalid': ({ path, line, column, detail }) => ({
    message: `${path}${line === null ? '' : `:${line}:${column ?? 1}`} is neither JSON nor YAML: ${detail}`,
  }),
  'delivery-file-is-whole': ({ path, options }) => ({
    message: `${path} is a whole delivery, which is sent as it stands, so ${options.join(', ')} cannot be`,
    hint: 'Leave them out, or keep in the file only the members of the value that shall differ.',
  }),
  'nothing-to-disorder': ({ kind }) => ({
    message: `One event of kind ${kind} has no order that could be wrong`,
    hint: 'Use --disorder with a status, for example status-read, or with --burst.',
  }),
  'too-many-to-trigger': ({ events, limit }) => ({
    message: `A burst of batches of ${events} events in all is more than ${limit}`,
    hint: 'Make --burst or --batch smaller, and run it several times.',
  }),
  'deliveries-not-taken': ({ url, sent, taken, answers }) => ({
    message: `${url} took ${taken} of ${sent} ${sent === 1 ? 'delivery' : 'deliveries'} with 200; the other answers: ${answers.map(({ answer, count }) => (count === 1 ? answer : `${count} × ${answer}`)).join(', ')}`,
    hint: answers.some(({ answer }) => answer === 'ECONNREFUSED')
      ? 'Nothing listens there: start your server, or `wabactl webhook listen`, or name another address with --to.'
      : 'Meta takes 200 alone for an answer, and delivers everything else again.',
  }),
  'forged-delivery-taken': ({ url, taken }) => ({
    message: `${url} took ${taken === 1 ? 'a delivery' : `${taken} deliveries`} without a good signature, so anybody can make it believe in messages`,
    hint: 'Check X-Hub-Signature-256 over the raw bytes of the body with the app secret, and answer 401 when it does not fit.',
  }),
};

function describeProblem(problem: OverrideProblem): string {
  return problem.option === '--set' ? `--set '${problem.path}', which is no path of a member` : problem.option;
}
