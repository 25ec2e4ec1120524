import { filterWords } from './event-filter-words.js';

const LEVELS: Record<string, string> = { phone: 'number', waba: 'account', app: 'app' };

export const webhook = {
  'webhook status': {
    summary: 'Show whether messages can arrive: subscription, fields, and the callback that wins',
    args: {},
    options: { check: 'Also do a handshake with the callback that wins' },
    says: {
      labels: {
        number: 'Number',
        app: 'App',
        published: 'Published?',
        subscription: 'Subscription',
        fields: 'Fields',
        callbacks: 'Callbacks',
        handshake: 'Handshake',
        lastEvent: 'Last event',
      },
      publishedNotChecked: (page: string) =>
        `not checked, since Meta tells it only at ${page}\n(an app that is not published gets test events only)`,
      appHealth: (state: string, reasons: string) =>
        `Meta calls the app ${state}${reasons === '' ? '' : `: ${reasons}`}`,
      subscribed: 'this app receives the events of the account',
      notSubscribed: 'this app is NOT subscribed to the account',
      otherApps: (names: string) => `also subscribed: ${names}`,
      messagesTicked: (count: number) => `messages is ticked, with ${count - 1} more`,
      messagesMissing: 'messages is NOT ticked',
      fieldsUnknown: 'cannot be seen without the app secret',
      levels: LEVELS,
      wins: 'wins',
      notSet: 'not set',
      routes:
        "The one that wins gets messages, statuses and calls; template and account events always go to the app's.",
      handshakePassed: (milliseconds: number) => `the callback that wins answers now, in ${milliseconds} ms`,
      handshakeFailed: (answer: string) => `the callback that wins does NOT answer as it must (${answer})`,
      handshakeUntried: 'not tried, since no verify token is known here',
      noEvent: 'none has arrived on this machine',
      lastEvent: (ago: string, what: string, id: number) => `${ago} on this machine: ${what} (${id})`,
      works: 'Messages can arrive, if the app is published.',
      next: 'Next: `wabactl webhook verify` checks that the callback answers as Meta demands',
    },
  },
  'webhook subscribe': {
    summary: 'Have the app receive the events of the account, and tick the fields it needs',
    args: {},
    options: {},
    says: {
      subscribed: 'This app now receives the events of the account.',
      alreadySubscribed: 'This app received the events of the account already.',
      ticked: (names: string) => `These fields of the app's callback are ticked now: ${names}`,
      unticked: (url: string) =>
        `The app's own callback, ${url}, was not placed by this channel, so it was left as it is, and \`messages\` is not ticked there: no message will arrive. \`wabactl webhook set ${url} --level app\` ticks it, with the verify token that is known there.`,
      otherApps: (names: string) => `Other apps are subscribed too: ${names}`,
      next: 'Next: `wabactl webhook status` shows what works now, `wabactl webhook set <url>` where messages go',
    },
  },
  'webhook set': {
    summary: 'Have messages delivered to a URL, for the app, the account or the number',
    args: { url: 'Your callback; it is checked before Meta is told' },
    options: {
      level:
        'Whose callback: of the app, the account (waba) or the number (phone); left out, of the app if that is free',
      verifyTokenFile: 'Read the verify token that your server knows from a file (- for standard input)',
      verifyTokenStdin: 'Read the verify token from standard input',
    },
    says: {
      askUrl: 'Where shall messages be delivered? (https://…)',
      made: 'This channel had no verify token, so one was made. `wabactl webhook verify-token` prints it for your server.',
      askTakeOver: (before: string, url: string) =>
        `The app's callback is ${before}, and other accounts may live from it. Replace it with ${url}?`,
      set: (url: string, level: string) => `Messages are delivered to ${url} (callback of the ${LEVELS[level]}).`,
      unchanged: (url: string, level: string) =>
        `Messages are delivered to ${url} already (callback of the ${LEVELS[level]}). Nothing was changed.`,
      setInVain: (url: string, level: string) =>
        `The callback of the ${LEVELS[level]} is ${url}, but it gets no message:`,
      outranked: (url: string, level: string) =>
        `the callback of the ${LEVELS[level]}, ${url}, goes before it. \`wabactl webhook unset --level ${level}\` removes that.`,
      subscribed: 'This app now receives the events of the account.',
      replaced: (url: string) => `It replaces ${url}.`,
      ticked: (names: string) => `These fields are ticked now: ${names}`,
      appKeeps: (url: string) =>
        `The app's own callback, ${url}, was left as it is; template and account events go there.`,
      messagesMissing: (url: string) =>
        `'messages' is not ticked in the app, so no message arrives here; \`wabactl webhook set ${url} --level app\` ticks it.`,
      nothingToTick: (url: string) =>
        `The app has no callback, so 'messages' cannot be ticked and no message arrives here; \`wabactl webhook set ${url} --level app\` mends it.`,
      fieldsUnknown:
        "Whether 'messages' is ticked cannot be seen without the app secret; if nothing arrives, look there first.",
      otherApps: (names: string) => `Other apps are subscribed too: ${names}`,
      next: 'Next: `wabactl webhook status` shows what works now',
    },
  },
  'webhook unset': {
    summary: 'Remove the callback of the number, the account or the app',
    args: {},
    options: { level: 'Whose callback: of the number (phone), the account (waba) or the app' },
    says: {
      ask: (url: string, host: string) =>
        `Without the app's callback (${url}) no account of this app gets any event, at no callback. Type ${host} to remove it:`,
      removed: (url: string, level: string) => `The callback of the ${LEVELS[level]}, ${url}, was removed.`,
      nothing: (level: string) => `There is no callback of the ${LEVELS[level]}. Nothing was changed.`,
      winner: (url: string, level: string) =>
        `Messages are delivered to ${url} now (callback of the ${LEVELS[level]}).`,
      noFields: 'The app has no field ticked any more, so nothing is delivered to any callback of it.',
      nowhere: 'No callback is set now, so Meta delivers nowhere.',
      next: 'Next: `wabactl webhook status` shows what works now',
      nextSet: 'Next: `wabactl webhook set <url>` has messages delivered again',
    },
  },
  'webhook verify-token': {
    summary: "Print the channel's verify token, to copy it into your server",
    args: {},
    options: {},
    says: {
      made: 'This channel had no verify token, so one was made and is kept. Give it to your server, then run `wabactl webhook set <url>`.',
    },
  },
  'webhook verify-signature': {
    summary: 'Say whether the signature of a delivery fits its body, and if not, why',
    args: {},
    options: {
      bodyFile: 'The body as it came, byte for byte (- for standard input)',
      signature: 'The value of X-Hub-Signature-256, or of the older X-Hub-Signature',
    },
    says: {
      signer: (appId: string | null, channels: string) =>
        appId === null ? `channel ${channels}` : `app ${appId} (${channels})`,
      valid: (algorithm: string, bytes: number, signer: string) =>
        `The signature (${algorithm}) fits these ${bytes} bytes and the secret of ${signer}.`,
      invalid: (algorithm: string, bytes: number) => `The signature (${algorithm}) does not fit these ${bytes} bytes.`,
      next: 'If your server refuses it, it hashes something else: hash the raw bytes before any parser touches them.',
    },
  },
  'webhook listen': {
    summary: 'Receive deliveries on this machine, check them, record them and show them',
    args: {},
    options: {
      port: 'Local port; 0 chooses a free one',
      path: 'Answer only at this path, for example /webhook',
      ...filterWords,
      until: 'Stop after so many events (3), after one that fits (status=delivered), or after several (2 kind=message)',
      timeout: 'Stop after this time, for example 60s; exit code 7 when fewer events came than --until wants',
      record: 'Keep nothing: only show what arrives',
      keepDays: 'How long deliveries are kept',
      keepMb: 'How much room all deliveries together may take; the oldest go first',
      maskNumbers: "Keep customers' numbers with their last four digits only",
      heartbeat: 'Say nothing when nothing arrives; otherwise one line a minute shows that the listener lives',
      publicUrl: 'An https address that leads to this port already; Meta delivers to it until this ends',
      tunnel:
        'Open a tunnel with this program, which must be installed, and have Meta deliver through it until this ends',
      level: 'Whose callback is taken over meanwhile: of the number (phone; default), the account (waba) or the app',
      previousVerifyTokenFile: 'The verify token of the callback that is there now, so that it can be put back',
      tee: 'Pass every delivery on, to the callback that got it before or to this one, whose answer Meta gets',
      forwardTo: 'Send every delivery to your own server as well, after Meta has its answer',
      inspect: 'Show everything on a page of this machine, live; its address has the key',
      inspectPort: 'Port of that page (default: a free one); implies --inspect',
    },
    says: {
      ready: (url: string, channel: string | null) =>
        `Listening on ${url}${channel === null ? '' : ` for ${channel}`}. Press Ctrl-C to stop.`,
      checked: (apps: string) => `Signatures are checked with the app secret of: ${apps}`,
      app: (appId: string | null, channels: string) => (appId === null ? channels : `app ${appId} (${channels})`),
      secretMissing: (channels: string) =>
        `refused: signature fits no app secret that is known here, and the one of ${channels} is missing (\`wabactl connect --app-secret-file\`)`,
      withoutSecret: (channels: string) =>
        `The app secret of ${channels} is not known, so deliveries of that app are refused.`,
      unchecked:
        'Signatures are NOT checked: the app secret is not known (WABACTL_APP_SECRET). Anybody can forge events here.',
      recorded: (folder: string) => `Every delivery is kept in ${folder} before it is answered.`,
      notRecorded: 'Nothing is recorded (--no-record).',
      inspect: (url: string) => `To look at it in a browser: ${url}`,
      handshake: 'handshake answered',
      notKept: (problem: string) =>
        `a delivery could not be kept (${problem}) and was answered 500, so that Meta sends it again: is the disk full?`,
      heartbeat: (events: number, refused: number) =>
        `listening; nothing new (${events} events so far${refused === 0 ? '' : `, ${refused} requests refused`})`,
      leftOut: ({ events, deliveries, areRecorded }: { events: number; deliveries: number; areRecorded: boolean }) =>
        areRecorded
          ? `… and ${events} events more than can be shown; \`wabactl webhook events list\` has them`
          : `… and ${events} events${deliveries === 0 ? '' : ` and ${deliveries} deliveries`} more than can be shown`,
      refused: {
        'wrong-verify-token': 'refused: wrong verify token',
        'bad-handshake': 'refused: not a handshake',
        'no-signature': 'refused: not signed',
        'wrong-signature':
          'refused: signature does not match the app secret (it is forged, or the secret that is kept here is wrong)',
        'other-app':
          'refused: signed by another app than the one of the channel it is for (it is forged, or that channel was connected with a token of another app)',
        'not-json': 'refused: not JSON',
        'wrong-method': 'refused: neither GET nor POST',
        'wrong-path': 'refused: wrong path',
      } as Record<string, string>,
    },
  },
};
