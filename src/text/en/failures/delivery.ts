import type { DeliveryFailures, NoArrival } from '../../../core/failures/delivery.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { REFUSAL_ADVICE } from '../graph-advice.js';

export const deliverySentences: SentencesFor<DeliveryFailures> = {
  'message-failed': ({ wamid, recipient, errors }) => {
    const [first] = errors;
    const advice = first && findAdvice(REFUSAL_ADVICE, { code: first.code, subcode: null });
    const why = first ? `: ${first.code} ${advice?.cause ?? first.details ?? first.title ?? ''}`.trimEnd() : '';
    return {
      message: `Meta accepted the message to ${recipient} and could not deliver it${why}`,
      hint: [advice?.hint, `Next: \`wabactl trace ${wamid}\` shows what is known and how to find the cause.`]
        .filter(Boolean)
        .join('\n'),
    };
  },
  'delivery-timed-out': ({ wamid, recipient, awaited, status, waitedSeconds, callbackUrl }) => ({
    message: `The message to ${recipient} was not ${awaited} within ${waitedSeconds} s; the last that came is ${status === null ? 'that Meta accepted it' : `'${status}'`}`,
    hint: [
      status === null && callbackUrl !== null
        ? `No status arrived here at all. Meta delivers to ${callbackUrl}: \`wabactl webhook status --check\` tries it.`
        : status === 'delivered'
          ? 'It is on their phone. Whoever has switched read receipts off is never told as having read it.'
          : 'It may still arrive: Meta keeps a message for up to 30 days while the phone is off. Do not send it again.',
      `Next: \`wabactl trace ${wamid}\`, once \`wabactl webhook listen\` has run for a while.`,
    ].join('\n'),
  }),
  'wait-option-alone': ({ option }) => ({
    message: `${option} is about waiting, and without --wait nothing is waited for`,
    hint: 'Add --wait.',
  }),
  'trace-unclear': ({ given }) => ({
    message: `'${given}' is neither a message id (wamid.…) nor a phone number with its country code nor a user id`,
    hint: "Give the id that `wabactl send` printed, the number of the contact, or a row of a bulk run with --run and the run's id.",
  }),
  'message-unknown': ({ wamid, customer, direction }) => ({
    message: `Nothing is known here of ${wamid}: it was not sent from this machine, and no status of it arrived here`,
    hint: [
      customer === null
        ? undefined
        : `By the form of its id, which Meta does not guarantee, it is ${direction === 'in' ? 'from' : 'to'} +${customer}: \`wabactl trace +${customer}\` shows what is known of that contact.`,
      'Meta cannot be asked for a message. Its statuses arrive only while `wabactl webhook listen` runs, on the machine that sent it most likely.',
    ]
      .filter((part) => part !== undefined)
      .join('\n'),
  }),
  'bulk-row-unknown': ({ run, row, rows }) => ({
    message: `The run ${run} has no row ${row}; its file had ${rows}`,
    hint: 'Rows are counted from 1, without the head of the file.',
  }),
  'nothing-will-arrive': ({ because, callbackUrl, listenerUrl }) => ({
    message: `Nothing was sent: ${NO_ARRIVAL[because].cause(callbackUrl ?? '', listenerUrl ?? '')}, so --wait would wait for nothing`,
    hint: `${NO_ARRIVAL[because].hint} Or leave --wait out.`,
  }),
};

interface NoArrivalWords {
  cause(callbackUrl: string, listenerUrl: string): string;
  readonly hint: string;
}

const NO_ARRIVAL: Record<NoArrival, NoArrivalWords> = {
  'not-subscribed': {
    cause: () => 'the app does not get the events of this account',
    hint: 'Run `wabactl webhook subscribe`.',
  },
  'no-callback': {
    cause: () => 'Meta has no callback to deliver statuses to',
    hint: 'Run `wabactl webhook listen --tunnel cloudflared` in another terminal, or set a callback with `wabactl webhook set <url>`.',
  },
  'not-ticked': {
    cause: (callbackUrl) => `Meta delivers no messages and statuses to ${callbackUrl}: the field is not ticked`,
    hint: 'Run `wabactl webhook fields --add messages`.',
  },
  elsewhere: {
    cause: (callbackUrl, listenerUrl) =>
      `Meta delivers statuses to ${callbackUrl}, which does not lead to ${listenerUrl}`,
    hint: 'Run `wabactl webhook listen --tunnel cloudflared --tee` in another terminal: your server then gets everything too. If a proxy leads here, say at which port: --listen-port.',
  },
  'not-recorded': {
    cause: (_, listenerUrl) => `the listener at ${listenerUrl} keeps nothing of what arrives`,
    hint: 'Start it without --no-record.',
  },
};
