import type { FilterFault, WebhookEventFailures } from '../../../core/failures/webhook-events.js';
import type { UntilFault } from '../../../core/webhook/until.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { REFUSAL_ADVICE } from '../graph-advice.js';

export const webhookEventSentences: SentencesFor<WebhookEventFailures> = {
  'event-filter-wrong': ({ faults }) => ({
    message: faults.map(describeFault).join('; '),
    hint: 'Values of a flag are separated by commas, or the flag is given again.',
  }),
  'until-unclear': ({ expression, ...fault }) => ({
    message: `--until is not understood at character ${fault.at} of \`${expression}\`: ${describeUntil(fault)}`,
    hint: `Say how many (3), what (status=delivered), or both; join with and, or, not and brackets: 'kind=message and text~"hello"'.`,
  }),
  'awaited-message-failed': ({ messageId, customer, errors }) => {
    const [first] = errors;
    const advice = first && findAdvice(REFUSAL_ADVICE, { code: first.code, subcode: null });
    const why = first ? `: ${first.code} ${advice?.cause ?? first.details ?? first.title ?? ''}` : '';
    return {
      message: `The message ${messageId ?? '?'}${customer === null ? '' : ` to ${customer}`} failed, so what was waited for cannot come${why}`,
      hint: advice?.hint ?? 'To wait for failures too, add `or status=failed` to --until.',
    };
  },
  'event-unknown': ({ eventId, newest }) => ({
    message:
      newest === null
        ? `There is no event ${eventId}: none was received here yet`
        : `There is no event ${eventId}; the newest is ${newest}, and old ones are not kept for ever`,
    hint: newest === null ? 'Run `wabactl webhook listen`.' : 'Run `wabactl webhook events list`.',
  }),
  'delivery-gone': ({ eventId }) => ({
    message: `The delivery that brought event ${eventId} is not kept any more`,
    hint: 'Run `wabactl webhook listen` with a higher --keep-days or --keep-mb.',
  }),
};

function describeFault(fault: FilterFault): string {
  switch (fault.problem) {
    case 'unknown':
      return fault.nearest === null
        ? `${fault.flag} does not know '${fault.given}'; it must be one of ${fault.known.join(', ')}`
        : `${fault.flag} does not know '${fault.given}'; did you mean '${fault.nearest}'?`;
    case 'time':
      return `${fault.flag} must be a time such as 30m, 2h, 3d, 14:30, 2026-11-23 or 2026-11-23T14:30, not '${fault.given}'`;
    case 'phone':
      return `${fault.flag} must be a phone number with its country code or a user id, not '${fault.given}'`;
    case 'empty':
      return `${fault.flag} has an empty value`;
    case 'empty-range':
      return `nothing can be after ${fault.since} and before ${fault.before}`;
  }
}

function describeUntil({ problem, found, nearest }: UntilFault): string {
  const stands = found === '' ? 'it ends' : `'${found}' stands there`;
  const meant = nearest === null ? '' : `; did you mean '${nearest}'?`;
  switch (problem) {
    case 'empty':
      return 'it is empty';
    case 'count':
      return `a count goes from 1 to 1000000, and ${stands}`;
    case 'word':
      return `${stands}${meant}${nearest === null ? ', but one of kind, field, detail, status, type, text, phone, name, message, number, code is wanted' : ''}`;
    case 'operator':
      return `${stands}, but one of =, !=, ~, !~ is wanted`;
    case 'value':
      return `${stands}, but a value is wanted`;
    case 'kind':
      return `there is no kind '${found}'${meant}`;
    case 'quote':
      return 'the quote is not closed';
    case 'bracket':
      return `${stands}, and the brackets do not match`;
    case 'joint':
      return `${stands}, but and or or is wanted${meant}`;
  }
}
