import { signIn } from './sign-in.js';

export const connect = {
  connect: {
    summary: 'Connect a WhatsApp number to this machine, or look over and complete one that is connected',
    args: {},
    options: {
      name: 'What you want to call the channel (default: made of the display name)',
      waba: 'WhatsApp Business Account (WABA) id',
      phone: 'Phone number, or its id',
      callbackUrl: 'Also have messages delivered to this URL; it is checked first',
      level: 'Where to set it: app, waba (the account) or phone (default: app when it is free, else waba)',
      subscribe: 'Do not subscribe the app to the WABA',
      ...signIn.options,
    },
    says: {
      askWhat: 'What do you want to do?',
      lookOver: (name: string, number: string) => `Look over ${name} (${number}), and complete what is missing`,
      connectAnother: 'Connect another number, or give a new token',
      askNumber: 'Which number?',
      phoneForWaba: (given: string, waba: string) =>
        `${given} is the id of a phone number, not of an account. It belongs to ${waba}, so this account is taken.`,
      wabaForPhone: (given: string, waba: string) =>
        `${given} is the id of the account ${waba}, not of a number. The numbers of this account are looked at.`,
      businessForWaba: (given: string, wabas: string) =>
        `${given} is the id of a business portfolio, not of an account. Its accounts are looked at: ${wabas}.`,
      explainCallback:
        'Messages arrive at a server of yours that the internet can reach (https). Meta calls it once to make sure that it is yours; that is tried from here first.',
      askCallback: 'Address of your server, for example https://shop.example/webhook (Enter: later):',
      verifyTokenIs: (token: string) =>
        `Your server must know this verify token, and answer the challenge when hub.verify_token is the same:\n  ${token}`,
      askAgain: 'Enter to try again, another address, or - to leave it for later:',
      connected: (name: string, number: string, waba: string) => `${name} is connected: ${number} of ${waba}`,
      updated: (name: string, number: string, waba: string) => `${name} is up to date: ${number} of ${waba}`,
      unchanged: (name: string, number: string, waba: string) =>
        `${name} is connected already, and nothing had to be changed: ${number} of ${waba}`,
      token: 'Token',
      expires: (when: string) => `expires ${when}`,
      neverExpires: 'never expires',
      expiryUnknown: 'expiry unknown',
      subscription: 'Subscription',
      subscribed: 'your app receives the events of this account',
      alreadySubscribed: 'your app already received the events of this account',
      leftAlone:
        'not touched: another address is set for this account, and Meta did not say which app this token is of',
      notSubscribed: 'skipped: no message will arrive until `wabactl webhook subscribe`',
      callback: 'Callback',
      callbackAt: (url: string, level: string) => `${url} (${level} level)`,
      appCallback: 'App callback',
      numberStatus: 'Number',
      fields: 'Fields',
      messagesNotTicked: 'no message will arrive: `messages` is not ticked in the app, which keeps its own callback',
      noCallback: 'none yet',
      sending: {
        ready: 'sending works',
        'not-verified': 'sending does not work: the number is not verified yet',
        'not-registered': 'sending does not work: the number is not registered with the Cloud API',
        'not-connected': 'sending does not work: the number is not in the state CONNECTED',
        unknown: 'whether sending works was not told',
      },
      receiving: {
        ready: 'messages can arrive',
        'not-subscribed': 'messages cannot arrive: the app is not subscribed to the account',
        'no-callback': 'messages do not arrive anywhere yet: no callback is set',
        'messages-not-ticked': 'messages cannot arrive: `messages` is not ticked in the app',
      },
      works: (sending: string, receiving: string) => `Now: ${sending}; ${receiving}.`,
      publish: (appId: string) =>
        `If the app is not published, Meta delivers test events only: https://developers.facebook.com/apps/${appId}/dashboard/`,
      next: {
        verify: 'Next: `wabactl phone request-code` has a code sent to the number',
        register: 'Next: `wabactl phone register`',
        number: 'Next: `wabactl phone show` says what the state of the number means',
        'not-subscribed': 'Next: `wabactl webhook subscribe`',
        'no-callback': 'Next: `wabactl webhook set <url>`, with the address of your server',
        'messages-not-ticked':
          'Next: `wabactl webhook set <url> --level app` ticks it, with the callback that the app has and its verify token',
        send: 'Next: `wabactl send template <number> hello_world`, or `wabactl webhook listen` to watch what arrives',
      },
    },
  },
};
