export const emulator = {
  'emulator start': {
    summary: 'Run a Graph API on this machine, with numbers, templates and real webhook deliveries',
    args: {},
    options: {
      port: 'Local port; 0 chooses a free one',
      world:
        'Start with a ready-made world: bakery (one healthy business), agency (two, with faults) or templates (a template of every kind)',
      seed: 'Start with what this JSON file describes (- for standard input)',
      templates: 'Fill the first account up to this many templates, with invented ones of all kinds and states',
      reviewDelay: 'How long the review of a template takes, for example 5s',
      statusDelay: 'How long a message takes from step to step (sent, delivered, read)',
      latency: 'How long each answer of the Graph API is under way, for example 150ms',
      fail: 'Share of the messages, in percent, that are accepted and then fail (131026)',
      loseAnswers: 'Share of the sends, in percent, that are accepted while their answer is lost with the connection',
      anyToken: 'Accept every access token, for clients that bring their own',
    },
    says: {
      ready: (url: string) => `The emulator answers at ${url}. Press Ctrl-C to stop.`,
      labels: {
        token: 'Token',
        appSecret: 'App secret',
        app: 'App id',
        waba: 'WABA id',
        phone: 'Phone number id',
        number: 'Number',
        control: 'Control',
      },
      connect: 'Connect to it from another terminal:',
      login: 'Or log in with a browser, through the test app:',
      otherToken: (user: string, scopes: string) => `Another token, of ${user} (${scopes}):`,
      refusedWith: (code: number) => `code ${code}`,
      cut: 'connection cut',
      delivered: (field: string, url: string, level: string) => `${field} → ${url} (${level} level)`,
      attempt: (attempt: number) => `attempt ${attempt}`,
      notDelivered: {
        'no-app-subscribed': 'not delivered: no app is subscribed to the account',
        'field-not-ticked': 'not delivered: the app has not ticked this field, or has no callback',
        'app-in-development': 'not delivered: the app is in development mode, and this is not about a test number',
      } as Record<string, string>,
      handshake: (url: string) => `handshake with ${url}`,
      leftOut: (events: number) => `${events} more came faster than they could be shown`,
      fault: (what: string) => `fault of the emulator: ${what}`,
    },
  },
  'emulator inbound': {
    summary: 'Have a customer of the emulator write to the number of the channel',
    args: { text: 'What the customer writes' },
    options: {
      from: "The customer's phone number",
      name: "The customer's name",
      replyTo: 'The message they answer (a wamid)',
    },
    says: {
      done: (from: string) => `${from} wrote a message`,
      labels: { wamid: 'Message id' },
      next: '`wabactl webhook listen` shows it if the callback is there',
    },
  },
  'emulator routes': {
    summary: 'Show which routes of the Graph API the emulator has, and how fully',
    args: {},
    options: {},
    says: {
      head: ['METHOD', 'PATH', 'COVERAGE', 'NOTE'],
      count: (total: number, full: number) => `${total} routes, ${full} of them full`,
    },
  },
};
