import type { ByteDifference } from '../../../core/webhook/verify/byte-difference.js';
import type { Check, CheckName, Reason } from '../../../core/webhook/verify/check.js';
import type { RedirectKind } from '../../../core/webhook/verify/redirect.js';

/** What a step found, and the likely cause in the server's program or set-up. */
interface Finding {
  readonly found: string;
  readonly cause?: string;
}

const CHECK_NAMES: Record<CheckName, string> = {
  address: 'The address is one that Meta takes',
  name: 'The name leads to an address',
  connection: 'Each address accepts connections',
  certificate: 'The certificate is valid',
  handshake: 'Handshake with the right verify token',
  'wrong-token': 'Handshake with a wrong verify token is refused',
  'missing-token': 'Handshake without a verify token is refused',
  'no-query': 'A visit without a question does no harm',
  'signed-delivery': 'A signed delivery is answered 200',
  'forged-delivery': 'A forged delivery is refused',
  'unsigned-delivery': 'A delivery without a signature is refused',
  accents: 'A signed status with accents and emoji is answered 200',
  duplicate: 'The same delivery again is answered 200',
  'large-delivery': 'A signed delivery of 1,000 updates and nearly 3 MB is answered 200',
  'answer-time': 'Answers come fast',
};

const KEYS: Record<string, string> = {
  'verify-token': 'the verify token',
  token: 'the access token',
  'secret-with-line-break': 'the app secret with a line break behind it',
  nothing: 'an empty value',
};

const MEGABYTE = 1_000_000;

function inMegabytes(bytes = 0): string {
  return bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.round(bytes / 1000)} kB`;
}

function describeLimit({ acceptedBytes = 0 }: Check['facts']): string {
  if (acceptedBytes >= MEGABYTE) return 'It takes 1 MB. Whatever stands before your program may allow no more';
  if (acceptedBytes > 0) {
    return "It takes 95 kB, but not 1 MB: that is what Express's express.json() and many others allow by themselves";
  }
  return 'It does not take 95 kB either';
}

/** The way a redirect goes often says why it is there. */
const REDIRECTS: Record<RedirectKind, string> = {
  login: 'Take the endpoint out of what needs a login: the verify token and the signature protect it.',
  https: 'Register the https:// address.',
  slash: 'A slash at the end makes the difference: register the address exactly as your program has it.',
  host: 'Register the address with the name that it redirects to.',
  other: 'Register the final address; Meta follows no redirect.',
};

const VERIFY_REASONS: Record<Reason, (check: Check) => Finding> = {
  malformed: () => ({ found: 'it is not a complete URL' }),
  'not-https': () => ({
    found: 'it is plain http',
    cause:
      'Meta takes https alone, with a certificate that browsers trust: register the https:// address of your server or tunnel.',
  }),
  'plus-in-path': () => ({
    found: 'its path contains +',
    cause: 'Meta turns + into a space, and your server answers 401 or 404: choose a path without it.',
  }),
  'has-credentials': () => ({
    found: 'it contains a user name or password',
    cause: 'Whether Meta sends them is not known: take the login off this path, the signature protects it.',
  }),
  'has-fragment': () => ({ found: 'it contains #', cause: 'What follows # is never sent: leave it out.' }),
  'too-long': ({ facts: { length, limit } }) => ({
    found: `it has ${length} characters`,
    cause: `As the callback of an account or a number Meta takes at most ${limit}.`,
  }),

  'name-unknown': ({ facts: { code } }) => ({
    found: `the name is not known (${code})`,
    cause: 'Check the spelling; a tunnel gets another name each time that it is started.',
  }),
  'private-address': ({ facts: { addresses = [] } }) => ({
    found: `it leads to ${addresses.join(', ')}, which only this machine or network reaches`,
    cause: 'Meta calls from outside: put a tunnel or a public server in front. What follows was checked from here.',
  }),
  'some-private': ({ facts: { addresses = [] } }) => ({
    found: `some of its addresses cannot be reached from outside (${addresses.join(', ')})`,
    cause: 'Remove those from the DNS: Meta may take any of them.',
  }),
  'nobody-accepts': ({ facts: { code } }) => ({
    found: `nothing accepts the connection (${code})`,
    cause:
      'Start your server or your tunnel, check the port, and let the firewall pass everybody: Meta calls from many addresses.',
  }),
  'some-refuse': ({ facts: { addresses = [], code } }) => ({
    found: `not all do: ${addresses.join(', ')} (${code})`,
    cause:
      'Meta may take any address of the name: have your server listen there too, or remove it from the DNS (often the IPv6 one).',
  }),
  'client-certificate': ({ facts: { code } }) => ({
    found: `it wants a certificate of the caller (${code})`,
    cause:
      'With mTLS switched on for your app Meta has one and this program has not, so no more can be checked from here.',
  }),
  'no-answer': ({ facts: { code } }) => ({
    found: `no answer came (${code})`,
    cause: "Look into your program's log. It must answer at once and do its work afterwards.",
  }),
  slow: ({ facts: { slowest } }) => ({
    found: `the slowest took ${slowest} ms`,
    cause: 'Meta counts an answer after a few seconds as none and delivers again: answer first, work afterwards.',
  }),
  'slower-than-advised': ({ facts: { median } }) => ({
    found: `half of them took ${median} ms or more`,
    cause: 'Meta advises a median of 250 ms and less than 1 % above a second: answer first, work afterwards.',
  }),

  'self-signed': () => ({
    found: 'it is signed by nobody but itself',
    cause:
      "Meta takes only certificates of a public authority: get one (Let's Encrypt is free), or use a tunnel with https.",
  }),
  'chain-incomplete': ({ facts: { issuer } }) => ({
    found: 'the certificate between it and its authority is missing',
    cause: `Browsers fetch it, Meta need not: have the server send the whole chain (fullchain.pem), with the one of ${issuer}.`,
  }),
  'unknown-authority': ({ facts: { issuer, code } }) => ({
    found: `its authority is not a public one (${code})`,
    cause: `It was issued by ${issuer}; Meta takes only those of a public authority.`,
  }),
  expired: ({ facts: { validTo } }) => ({
    found: `it expired on ${validTo?.slice(0, 10)}`,
    cause: 'Renew it, and have the server load the new one.',
  }),
  'not-yet-valid': ({ facts: { validFrom } }) => ({
    found: `it is valid only from ${validFrom?.slice(0, 10)}`,
    cause: "Check the server's certificate and this machine's clock.",
  }),
  'wrong-name': ({ facts: { names = [] } }) => ({
    found: `it is for another name${names.length === 0 ? '' : ` (${names.slice(0, 4).join(', ')})`}`,
    cause: 'Get one for this name. A server for several names may be showing that of its first one.',
  }),
  'expires-soon': ({ facts: { daysLeft } }) => ({
    found: `it expires in ${daysLeft} days`,
    cause: 'Renew it now: from then on Meta delivers nothing.',
  }),
  'old-tls': ({ facts: { protocol } }) => ({
    found: `the server speaks ${protocol}`,
    cause: 'Switch TLS 1.2 and 1.3 on; nobody knows how long Meta goes on with the older ones.',
  }),
  'tls-broken': ({ facts: { code } }) => ({
    found: `no encrypted connection comes about (${code})`,
    cause: 'Check that https, and not plain http, is served at this port.',
  }),

  redirect: (check) => ({
    found: `it redirects${check.facts.location === undefined ? '' : ` to ${check.facts.location}`}, and Meta does not follow`,
    cause: REDIRECTS[check.facts.redirect ?? 'other'],
  }),
  'tunnel-page': () => ({
    found: 'the page of a tunnel answers instead of your server',
    cause: 'Check that the tunnel is running and that its plan shows no page before yours.',
  }),
  forbidden: () => ({
    found: 'it refuses the right verify token',
    cause:
      'Check that the verify token is the same on both sides, that no firewall or login stands before it, that GET requests are not checked for a signature, and that the program reads hub.verify_token (PHP calls it hub_verify_token). `wabactl webhook verify-token` prints the one that was sent.',
  }),
  'login-demanded': ({ status }) => ({
    found: `a login stands before it (${status})`,
    cause: 'Take this path out of what needs a login: the verify token and the signature protect it.',
  }),
  firewall: ({ status }) => ({
    found: `a firewall or a limit in front of it answers (${status})`,
    cause: 'Let it pass POST and GET of this path without a challenge: Meta is a program, and calls often.',
  }),
  'signature-demanded': () => ({
    found: 'it wants a signature, which a handshake does not have',
    cause:
      'The same GET passes when it is signed. Check X-Hub-Signature-256 on POST alone; leave GET to the verify token.',
  }),
  'underscored-names': () => ({
    found: 'it reads hub_mode, but Meta sends hub.mode',
    cause: 'Read hub.mode, hub.challenge and hub.verify_token, with a dot; only PHP turns the dots into underscores.',
  }),
  'not-found': () => ({
    found: 'there is nothing at this address (404)',
    cause: 'Check the path, and that the endpoint accepts GET there.',
  }),
  'method-not-allowed': () => ({
    found: 'it does not take GET (405)',
    cause: 'Accept GET at the same path: the handshake is a GET, deliveries are POSTs.',
  }),
  'server-error': () => ({ found: 'the server fails', cause: "Look into your program's log." }),
  status: ({ status }) => ({ found: `the status is ${status}, not 200`, cause: 'Answer the handshake with 200.' }),
  empty: () => ({ found: 'the body is empty', cause: 'Answer with the value of hub.challenge as the body.' }),
  quoted: () => ({
    found: 'the challenge comes back in quotes',
    cause: 'Answer with plain text: a JSON serialiser puts quotes around the challenge.',
  }),
  json: () => ({
    found: 'the challenge comes back inside JSON',
    cause: 'Answer with the challenge itself as plain text.',
  }),
  html: () => ({
    found: 'a page comes back instead of the challenge',
    cause: 'Check that the path leads to your endpoint and not to a website.',
  }),
  'trailing-whitespace': () => ({
    found: 'there is white space around the challenge',
    cause: 'Answer with exactly the challenge, without a line break: write it, do not print it as a line.',
  }),
  'byte-order-mark': () => ({
    found: 'there is a byte order mark before the challenge',
    cause: 'Save the source file as UTF-8 without a byte order mark.',
  }),
  compressed: () => ({
    found: 'the challenge comes back compressed',
    cause: 'Nobody asked for gzip: switch compression off for this path, or let it look at Accept-Encoding.',
  }),
  'wide-characters': () => ({
    found: 'the challenge comes back as UTF-16 or UTF-32',
    cause: 'Write the answer as ASCII or UTF-8.',
  }),
  'wrong-body': () => ({
    found: 'something else than the challenge comes back',
    cause: 'Answer with the hub.challenge of this request; a cache may be giving an old one.',
  }),
  'accepts-any-token': () => ({
    found: 'it accepts a wrong verify token too, so anybody can register it',
    cause: 'Compare hub.verify_token and answer 403 when it differs.',
  }),
  'accepts-missing-token': () => ({
    found: 'it gives the challenge back although no verify token came',
    cause:
      'It may compare what is missing with a setting that is not made: demand hub.verify_token, and refuse to start without your own.',
  }),
  'crashes-without-query': () => ({
    found: 'the server fails',
    cause: 'It reads hub.mode without looking whether there is one: answer 400 or 403 instead.',
  }),

  'signed-refused': () => ({
    found: 'it refuses a well-signed delivery',
    cause:
      'Check X-Hub-Signature-256 over the raw bytes of the body, with the secret of this app (developers.facebook.com > your app > App settings > Basic): it may have the secret of another app.',
  }),
  'not-200': ({ status }) => ({
    found: `it answers ${status}`,
    cause: 'Meta counts 200 alone and delivers everything else again: answer 200.',
  }),
  'not-routed': ({ status }) => ({
    found: `it does not take POST there (${status})`,
    cause: 'Accept POST at the same path: the handshake is a GET, deliveries are POSTs.',
  }),
  'delivery-redirected': ({ facts: { location, redirect = 'other' } }) => ({
    found: `it redirects${location === undefined ? '' : ` to ${location}`}, and Meta does not follow`,
    cause: `${REDIRECTS[redirect]} After a redirect a POST often arrives as a GET without its body.`,
  }),
  'delivery-crashes': ({ status }) => ({
    found: `the server fails (${status})`,
    cause: "Look into your program's log. It must take deliveries without any event, and ids that it does not know.",
  }),
  csrf: ({ status }) => ({
    found: `a protection of forms refuses it (${status})`,
    cause: 'Take this path out of the CSRF protection of your framework: the signature proves where it comes from.',
  }),
  'parsed-hashed': () => ({
    found: 'it hashes parsed JSON instead of the bytes, so it refuses every message with an accent or emoji',
    cause:
      'It took the same body with the signature of its JSON written anew. Hash the raw bytes before any parser touches them (Express: express.raw(), Flask: request.get_data()).',
  }),
  'old-header': () => ({
    found: 'it reads X-Hub-Signature, and not X-Hub-Signature-256',
    cause: 'It took the same body with the older header, which newer apps do not get. Read X-Hub-Signature-256.',
  }),
  'prefix-expected': () => ({
    found: 'it compares without the prefix sha256=',
    cause:
      'It took the same body with the bare hexadecimal digits. Put sha256= before what you compare with, or take it off the header.',
  }),
  'other-key': ({ facts: { key = 'nothing' } }) => ({
    found: `it uses ${KEYS[key]} as the key`,
    cause: `It took the same body signed with ${KEYS[key]}. ${key === 'nothing' ? 'The app secret is not set where the program runs' : 'The key is the app secret'}: developers.facebook.com > your app > App settings > Basic.`,
  }),
  'forged-accepted': () => ({
    found: 'it takes deliveries without a valid signature, so anybody can forge messages',
    cause:
      'Compare X-Hub-Signature-256 with the HMAC-SHA256 of the raw body, in constant time, and answer 401 when it differs.',
  }),
  'forged-unclear': () => ({
    found: 'it neither took nor refused it, so it cannot be told whether signatures are checked',
    cause: 'Answer 401 to what is not signed, before anything else looks at it.',
  }),
  'unsigned-accepted': () => ({
    found: 'it takes deliveries without a signature, so anybody can forge messages',
    cause: 'Refuse what has no X-Hub-Signature-256, instead of leaving the check out.',
  }),
  'accents-refused': () => ({
    found: 'it refuses accents or emoji, although it takes what has none',
    cause: 'Hash the raw bytes, in which é is \\u00e9 and / is \\/, and decode afterwards.',
  }),
  'accents-crash': ({ status }) => ({
    found: `the server fails (${status})`,
    cause:
      'An emoji may not fit its database (MySQL needs utf8mb4), or a status of a message that it does not know stops it.',
  }),
  'duplicate-refused': () => ({
    found: 'it refuses what it has seen already',
    cause: 'Meta delivers again whenever an answer was late: answer 200, and do nothing.',
  }),
  'too-large': ({ facts }) => ({
    found: `it does not take ${inMegabytes(facts.bytes)}`,
    cause: `${describeLimit(facts)}. Meta sends up to 3 MB at once: raise the limit to 3 MB (nginx: client_max_body_size; Express: limit).`,
  }),
  'large-refused': () => ({
    found: 'it refuses a large one, although it takes small ones',
    cause: 'It may hash what it has read so far, and not the whole body.',
  }),

  'earlier-failed': ({ facts: { earlier } }) => ({
    found: `not checked, since this failed: ${CHECK_NAMES[earlier as CheckName]}`,
  }),
  'no-app-secret': () => ({ found: 'not checked, needs the app secret (WABACTL_APP_SECRET)' }),
  'not-wanted': ({ facts: { option } }) => ({ found: `not checked, because of ${option}` }),
  'plain-http': () => ({ found: 'not checked, there is none with plain http' }),
};

export const webhookVerify = {
  'webhook verify': {
    summary: 'Be Meta: try a callback step by step, and say which byte is wrong and why',
    args: { url: 'The callback (default: the one that wins for this channel)' },
    options: {
      deliveries: 'Post nothing: only the address, the certificate and the handshake',
      large: 'Leave out the one delivery of 1,000 updates and nearly 3 MB',
    },
    says: {
      checks: CHECK_NAMES,
      reasons: VERIFY_REASONS,
      sends: (url: string) =>
        `${url} gets some test deliveries (--no-deliveries leaves them out): without any event, or with statuses of a message that does not exist, of a number that is all zeros. None is a message of a customer.`,
      pointless: (count: number) =>
        count === 1 ? '1 more check has to wait for that.' : `${count} more checks have to wait for that.`,
      progress: 'Trying the callback',
      answered: (status: number, milliseconds: number) => `${status} in ${milliseconds} ms`,
      certificate: (protocol: string, days: number) => `${days} more days, ${protocol}`,
      times: (count: number, median: number, slowest: number) =>
        `${count} answers, median ${median} ms, slowest ${slowest} ms`,
      evidence: { sent: 'sent', expected: 'expected', received: 'received', firstByte: 'wrong byte' },
      differs: ({ offset, expected, received }: ByteDifference) =>
        `number ${offset}: ${received ?? 'nothing'} instead of ${expected ?? 'the end'}`,
      allPassed: (url: string) => `${url} answers as Meta demands.`,
      passedWithWarnings: (url: string) => `${url} answers as Meta demands, but for the warnings above.`,
      untried: 'Nothing was found, but what matters most could not be checked from here.',
      next: 'Next: `wabactl webhook status` shows whether Meta delivers to it',
    },
  },
};
