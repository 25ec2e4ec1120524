import type { HandshakeFault } from '../../core/webhook/handshake.js';
import { findAdvice } from '../advice.js';
import { REFUSAL_ADVICE } from './graph-advice.js';

const FAULTS: Record<HandshakeFault, string> = {
  redirect: 'it redirects, and Meta does not follow',
  'tunnel-page': 'the page of a tunnel answers instead of your server',
  forbidden: 'it refuses the right verify token',
  'not-found': 'there is nothing at this address (404)',
  'method-not-allowed': 'it does not take GET (405)',
  'server-error': 'the server fails',
  status: 'the status is not 200',
  empty: 'the body is empty',
  quoted: 'the challenge comes back in quotes',
  json: 'the challenge comes back inside JSON',
  html: 'a page comes back instead of the challenge',
  'trailing-whitespace': 'there is white space around the challenge',
  'byte-order-mark': 'there is a byte order mark before the challenge',
  'wrong-body': 'something else than the challenge comes back',
  'accepts-any-token': 'it accepts a wrong verify token too, so anybody can register it',
};

export const webhook = {
  'webhook status': {
    summary: 'Show whether messages can arrive: subscription, fields, and the callback that wins',
    args: {},
    options: {},
    says: {
      labels: { number: 'Number', app: 'App', subscription: 'Subscription', fields: 'Fields', callbacks: 'Callbacks' },
      subscribed: 'this app receives the events of the account',
      notSubscribed: 'this app is NOT subscribed to the account',
      otherApps: (names: string) => `also subscribed: ${names}`,
      messagesTicked: (count: number) => `messages is ticked, with ${count - 1} more`,
      messagesMissing: 'messages is NOT ticked',
      fieldsUnknown: 'cannot be seen without the app secret',
      levels: { phone: 'number', waba: 'account', app: 'app' } as Record<string, string>,
      wins: 'wins',
      notSet: 'not set',
      works: 'Messages can arrive.',
      next: 'Next: `wabactl webhook verify` checks that the callback answers as Meta demands',
    },
  },
  'webhook subscribe': {
    summary: 'Subscribe the app to the account, and have messages delivered to a URL',
    args: {},
    options: { callbackUrl: 'Where messages shall be delivered; it is checked first' },
    says: {
      subscribed: 'This app now receives the events of the account.',
      alreadySubscribed: 'This app received the events of the account already.',
      callback: (url: string, level: string) =>
        level === 'app'
          ? `Messages are delivered to ${url} (callback of the app).`
          : `Messages of this account are delivered to ${url} (override for the account).`,
      ticked: (names: string) => `These fields of the app's callback are ticked now: ${names}`,
      appKeeps: (url: string) => `The app's own callback, ${url}, was left as it is.`,
      fields: (count: number) => `${count} webhook fields are ticked, messages among them.`,
      fieldsUnknown:
        "Whether 'messages' is ticked cannot be seen without the app secret; if nothing arrives, look there first.",
      otherApps: (names: string) => `Other apps are subscribed too: ${names}`,
      next: 'Next: `wabactl webhook status` shows what works now',
    },
  },
  'webhook verify': {
    summary: "Do Meta's handshake with a callback and name what is wrong",
    args: { url: 'The callback (default: the one that wins for this channel)' },
    options: {},
    says: {
      checks: {
        handshake: 'Handshake with the right verify token',
        'wrong-token': 'Handshake with a wrong verify token is refused',
        'signed-delivery': 'A signed delivery is answered 200',
        'forged-delivery': 'A forged delivery is refused',
      },
      faults: FAULTS,
      passed: 'ok',
      failed: 'failed',
      skipped: 'skipped',
      skippedNoSecret: 'needs the app secret',
      skippedBefore: 'the handshake failed',
      answered: (status: number, milliseconds: number) => `${status} in ${milliseconds} ms`,
      slow: 'slow: Meta counts an answer after a few seconds as none',
      forgedAccepted: 'it takes deliveries without a valid signature, so anybody can forge messages',
      forgedUnclear: 'it neither took nor refused it, so it cannot be told whether signatures are checked',
      signedRefused: 'it does not answer 200 to a well-signed delivery',
      allPassed: (url: string) => `${url} answers as Meta demands.`,
      next: 'Next: `wabactl webhook status` shows whether Meta delivers to it',
    },
  },
  'webhook listen': {
    summary: 'Receive deliveries on this machine, check them, record them and show them',
    args: {},
    options: {
      port: 'Local port; 0 chooses a free one',
      path: 'Answer only at this path, for example /webhook',
      until: 'Stop after this many events',
      timeout: 'Stop after this time, for example 60s; exit code 7 when fewer events came than --until wants',
    },
    says: {
      ready: (url: string, channel: string | null) =>
        `Listening on ${url}${channel === null ? '' : ` for ${channel}`}. Press Ctrl-C to stop.`,
      checked: "Signatures are checked with the app's secret.",
      unchecked:
        'Signatures are NOT checked: the app secret is not known (WABACTL_APP_SECRET). Anybody can forge events here.',
      handshake: 'handshake answered',
      refused: {
        'wrong-verify-token': 'refused: wrong verify token',
        'bad-handshake': 'refused: not a handshake',
        'no-signature': 'refused: not signed',
        'wrong-signature': 'refused: signature does not match the app secret',
        'not-json': 'refused: not JSON',
        'wrong-method': 'refused: neither GET nor POST',
        'wrong-path': 'refused: wrong path',
      } as Record<string, string>,
      duplicate: 'again',
      kinds: {
        message: 'message',
        status: 'status',
        error: 'error',
        template: 'template',
        account: 'account',
        preference: 'preference',
        'user-id': 'user id',
        other: 'other',
      } as Record<string, string>,
      from: 'from',
      to: 'to',
      /** A status as people call it, with Meta's value where that is another word. */
      statuses: {} as Record<string, string>,
      failedWith: (code: number, title: string) => `${code} ${title}`,
      notDelivered: (code: number, title: string) => {
        const advice = findAdvice(REFUSAL_ADVICE, { code, subcode: null });
        return advice
          ? `${code} ${advice.cause} (Meta: ${title.replace(/\.$/, '')}). ${advice.hint}`
          : `${code} ${title}`;
      },
      lag: (seconds: number) => `${seconds} s late`,
    },
  },
};
