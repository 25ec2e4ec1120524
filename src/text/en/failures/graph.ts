import type { GraphFailures, NetworkReason, Refusal } from '../../../core/failures/graph.js';
import { type Advice, findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { named, PERMISSION_ADVICE, REFUSAL_ADVICE, renewal, tokenAdvice } from '../graph-advice.js';

export const graphSentences: SentencesFor<GraphFailures> = {
  'token-refused': ({ graph, ...origin }) => {
    const { cause, hint } = findAdvice(tokenAdvice(renewal(origin)), graph) ?? UNKNOWN_TOKEN_FAULT;
    return { message: `Meta refused the access token${named(origin)}: ${cause}`, hint };
  },
  'permission-refused': ({ graph, ...origin }) => {
    // 200 to 299 are one family: a permission was not granted, or was taken away.
    const { cause, hint } =
      findAdvice(PERMISSION_ADVICE, graph) ??
      findAdvice(PERMISSION_ADVICE, { code: 200, subcode: null }) ??
      UNKNOWN_TOKEN_FAULT;
    return { message: `The access token${named(origin)} may not do this: ${cause}`, hint };
  },
  'object-unknown': ({ object, ...origin }) => ({
    message: `Meta knows no object ${object}, or hides it from the access token${named(origin)}`,
    hint: "One of three: the id is wrong or of another kind (WABA, phone number and app ids look alike), the object was deleted, or it is not among the assets of the token's system user at business.facebook.com > Settings > Accounts > WhatsApp accounts.",
  }),
  refused: ({ graph }) => {
    const { cause, hint } = findAdvice(REFUSAL_ADVICE, graph) ?? unknownRefusal(graph);
    return { message: `Meta refused this: ${cause}`, hint };
  },
  'rate-limited': ({ graph, retryAfterSeconds }) => ({
    message: `Meta takes no more calls for now: ${LIMITS[graph.code] ?? wordsOf(graph)}`,
    hint:
      retryAfterSeconds === null ? 'Wait some minutes and try again.' : `Try again in ${duration(retryAfterSeconds)}.`,
  }),
  'meta-unavailable': ({ graph, httpStatus }) => ({
    message: `Meta could not do this now (${graph === null ? `HTTP ${httpStatus}` : `code ${graph.code}`})`,
    hint: 'Try again in some minutes; https://metastatus.com shows whether WhatsApp has a fault.',
  }),
  unreachable: ({ host, reason, code }) => ({
    message: `${host} ${REACHING[reason].cause} (${code})`,
    hint: startEmulator(host) ?? REACHING[reason].hint,
  }),
  'outcome-unknown': ({ host, sent, reason, code }) => ({
    message:
      sent === 'message'
        ? `The message may have been sent: ${host} ${losing(reason, code)} (${code}), so it is not sent again`
        : `The change may have been made: ${host} ${losing(reason, code)} (${code}), so it is not made again`,
    hint:
      sent === 'message'
        ? 'Before you send it again, see whether a status arrives (`wabactl webhook listen`) or ask the recipient: Meta would deliver it twice.'
        : 'Look at what is there now before you try again.',
  }),
  'answer-not-understood': ({ request, problem }) => ({
    message: `Meta's answer to ${request} has a shape that this version does not know (${problem})`,
    hint: 'Check for a newer version of wabactl; if there is none, report this line. If a proxy stands in between, the answer may be its own.',
  }),
  'foreign-host': ({ url, expected }) => ({
    message: `Meta's answer leads to ${url}, but the access token is only for ${expected}`,
    hint: 'Nothing was sent there. Check --graph-url and any proxy in between.',
  }),
  'graph-host-mismatch': ({ channel, channelHost, givenHost }) => ({
    message: `The channel '${channel}' belongs to ${channelHost}, but ${givenHost} is configured`,
    hint: 'Pass --graph-url if you mean it, or choose another channel with --channel.',
  }),
  'insecure-graph-url': ({ url }) => ({
    message: `The Graph URL '${url}' is none that an access token may be sent to`,
    hint: 'Use an https:// address without user name, query or #; http:// is for an emulator on this machine only.',
  }),
};

const UNKNOWN_TOKEN_FAULT: Advice = {
  cause: 'it is no longer valid',
  hint: 'Make a new one and run `wabactl connect` again.',
};

/** A code that no advice of ours is about: Meta's own words, and where Meta explains its codes. */
function unknownRefusal(graph: Refusal): Advice {
  return {
    cause: wordsOf(graph),
    hint: `Look for code ${graph.code} at https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes.`,
  };
}

/** Meta's most useful words, where we have none. */
function wordsOf({ details, userMessage, message }: Refusal): string {
  return details || userMessage || message || 'it did not say why';
}

const LIMITS: Record<number, string> = {
  4: 'the app has used up its calls for this hour',
  17: 'the person has used up their calls',
  32: 'the page has used up its calls',
  613: 'this call was made too often',
  80007: 'the WhatsApp Business Account has used up its calls for this hour',
  80008: 'the WhatsApp Business Account has used up its calls for this hour',
  130429: 'the number sends faster than it may',
  131056: 'too many messages to the same person in a short time',
  131208: 'too many calls about groups',
  134101: 'the template is new and still being prepared',
};

function duration(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** On the loopback there is nothing but an emulator, and no internet connection to check. */
function startEmulator(host: string): string | undefined {
  const [, port] = /^(?:127\.0\.0\.1|localhost):(\d+)$/.exec(host) ?? [];
  return port && `Start the emulator: \`wabactl emulator start --port ${port}\`.`;
}

const REACHING: Record<NetworkReason, Advice> = {
  dns: { cause: 'cannot be found', hint: 'Check the internet connection and the DNS settings.' },
  connect: {
    cause: 'cannot be reached',
    hint: 'Check the internet connection, a firewall, or whether the emulator runs.',
  },
  tls: {
    cause: 'has no certificate that this machine trusts',
    hint: 'If a company proxy stands in between, set NODE_EXTRA_CA_CERTS to its certificate; never switch the check off.',
  },
  timeout: {
    cause: 'did not answer in time',
    hint: 'Try again; https://metastatus.com shows whether WhatsApp has a fault.',
  },
  broken: { cause: 'broke off the answer', hint: 'Check the internet connection and try again.' },
};

function losing(reason: GraphFailures['outcome-unknown']['reason'], code: string): string {
  if (code === 'UNKNOWN_ANSWER') return 'gave an answer that this version does not understand';
  return reason === 'server-error' ? 'answered with a fault of its own' : REACHING[reason].cause;
}
