import type { VersionState } from '../../core/meta/graph-versions.js';

export const tools = {
  demo: {
    summary: 'Watch the tool do its job against the emulator; needs no account and touches nothing of yours',
    args: {},
    options: { pause: 'Wait for Enter before each step' },
    says: {
      intro:
        "This runs real commands against an emulator of the Graph API on this machine, in a temporary home.\nThe demo has put the emulator's access token into token.txt and its app secret into WABACTL_APP_SECRET.",
      run: 'Enter runs it',
      noPause: 'Nobody can press Enter here, so the demo does not wait.',
      arrived: 'arrived at the listener:',
      done: (steps: number) =>
        `All ${steps} steps really happened: every delivery was signed, sent over the loopback and recorded.`,
      next: 'Next: `wabactl connect` connects your own number, `wabactl emulator start` gives you an emulator to play with.',
      customer: 'Ana Torres',
      question: 'Hi! Is my order ready?',
      reply: 'Hello Ana, we will tell you in a minute.',
      answer: 'Great, I am on my way!',
      description: 'Bread, cakes and coffee, baked every morning.',
      templateBody: 'Hi {{1}}, your order {{2}} is ready. You can pick it up until 8 pm.',
      templateLanguage: 'en_US',
    },
  },
  'config explain': {
    summary: 'Show every setting with its value and where it comes from',
    args: {},
    options: {},
    says: {
      head: ['SETTING', 'VALUE', 'FROM'],
      origins: {
        flag: 'flag',
        environment: 'environment',
        project: 'project file',
        user: 'configuration',
        default: 'default',
        channel: 'channel',
        keychain: 'keychain',
        file: 'secrets file',
        none: 'not set',
      } as Record<string, string>,
      set: 'set',
      notSet: 'not set',
      versions: {
        ok: (endsOn: string | null) => (endsOn === null ? 'no end announced' : `until ${endsOn}`),
        'ends-soon': (endsOn: string | null) => `only until ${endsOn}`,
        ended: (endsOn: string | null) => (endsOn === null ? 'ended' : `ended on ${endsOn}`),
        unknown: () => 'not known to this wabactl',
      } satisfies Record<VersionState, (endsOn: string | null) => string>,
    },
  },
  completion: {
    summary: 'Print the completion script of a shell',
    args: { shell: 'bash, zsh or fish' },
    options: {},
    says: {},
  },
  help: {
    summary: 'Explain exit codes, environment variables or output',
    args: { topic: 'exit-codes, environment or output' },
    options: {},
    says: {
      topics: {
        'exit-codes': `Exit codes

  0    done
  1    bug          a fault in the tool, or an answer that this version does not understand
  2    usage        wrong usage or invalid input; nothing was sent
  3    auth         not authenticated, or not permitted
  4    refused      Meta said no
  5    unreachable  network down, Meta unavailable, or a rate limit that outlasted the retries; try later
  6    unhealthy    a check found something (webhook status, set, verify, verify-signature; templates lint;
                    with --exit-code templates plan, status, apply, submit; profile plan)
  7    undelivered  the awaited outcome did not come (webhook listen --until, templates wait, demo)
  130  cancelled    interrupted, or a question answered no`,
        environment: `Environment variables

  WABACTL_TOKEN, WABACTL_TOKEN_FILE                 access token, or a file that holds it
  WABACTL_APP_SECRET, WABACTL_APP_SECRET_FILE       app secret: signatures and the app's own webhook
  WABACTL_VERIFY_TOKEN, WABACTL_VERIFY_TOKEN_FILE   verify token of the webhook
  WABACTL_PIN, WABACTL_PIN_FILE                     PIN of the number, to register it
  WABACTL_CHANNEL                                   channel to use instead of the current one
  WABACTL_WABA_ID, WABACTL_PHONE_NUMBER_ID          with a token: a channel made of the environment alone (CI);
                                                    the number itself does for its id
  WABACTL_APP_ID                                    app of that channel, or to log in to; asked when it is not set
  WABACTL_GRAPH_URL, WABACTL_GRAPH_VERSION          Graph API to talk to, and its version
  WABACTL_OUTPUT                                    human, json or csv
  WABACTL_LANG                                      en or es
  WABACTL_RATE_CARD                                 Meta's CSV of prices, for the plan of send bulk
  WABACTL_HOME                                      keep configuration, state and cache below this folder
  WABACTL_SECRET_STORE                              keychain or file (default: keychain where it works)
  NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE   colour off or on, as everywhere; TERM=dumb too
  BROWSER                                           program that opens the page of --login
  LC_ALL, LC_MESSAGES, LANG                         language, where WABACTL_LANG says nothing
  XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME   folders, where WABACTL_HOME says nothing
  CI                                                no questions, no spinners

A flag goes before the environment, the environment before wabactl.config.json, that before your configuration.
\`wabactl config explain\` shows what counts and why.`,
        output: `Output

Data goes to standard output; notes, questions and errors go to standard error.

  --output human   text for people (default everywhere; a pipe only loses colour and width)
  --output json    one JSON document; a command that streams prints one object a line
  --output csv     rows with a head
  --json           the same as --output json
  --jq EXPR        what a jq expression picks from the JSON
  --quiet          only data and errors
  --verbose        what is being done
  --debug          every HTTP exchange, with secrets replaced
  --dry-run        the exact requests and writes, and nothing done

Ids and phone numbers are strings; times are ISO 8601 in UTC. Fields are added, never renamed.
With --json an error is one object on standard {"error":"kind":"auth","id":"token-refused","message":"…","hint":"…","graph":"code":190,…}`,
      },
    },
  },
};
