import type { NetworkReason } from '../../../core/failures/graph.js';
import type { SignatureKey, WebhookFailures } from '../../../core/failures/webhook.js';
import type { CallbackUrlProblem, VerifyTokenProblem } from '../../../core/webhook/callback-url.js';
import type { SignatureCause } from '../../../core/webhook/explain-signature.js';
import type { HandshakeEvidence, HandshakeFault } from '../../../core/webhook/handshake.js';
import type { CallbackLevel } from '../../../core/webhook/level.js';
import type { Explanation, SentencesFor } from '../../text.js';

const LEVELS: Record<CallbackLevel, string> = { phone: 'number', waba: 'account', app: 'app' };

const UNREACHABLE = {
  dns: 'its name is not known',
  connect: 'nothing accepts the connection',
  tls: 'its certificate is not accepted',
  timeout: 'it took too long',
  broken: 'the connection broke off',
} as const;

const UNREACHABLE_HINTS: Record<NetworkReason, string> = {
  dns: 'Check the address; a tunnel gets another name each time that it is started. Meta would get no answer either.',
  connect: 'Start your server or your tunnel, and check the address; Meta would get no answer either.',
  tls: 'Meta takes only certificates of a public authority: no self-signed and no expired one, and the chain must be complete. A tunnel with https has one.',
  timeout: 'Answer at once and do the work afterwards; Meta gives up after a few seconds.',
  broken: "Look into your program's log; Meta would get no answer either.",
};

export const webhookSentences: SentencesFor<WebhookFailures> = {
  'callback-url-invalid': ({ url, problems }) => ({
    message: `${url} cannot be a callback URL: ${problems.map(describeUrlProblem).join('; ')}`,
    hint: 'Use a public https:// address with a valid certificate.',
  }),
  'verify-token-invalid': ({ problem }) => ({ message: VERIFY_TOKEN_PROBLEMS[problem], hint: VERIFY_TOKEN_HINT }),
  'handshake-failed': ({ url, fault, evidence }) => {
    const { message, ...hint } = HANDSHAKE_FAULTS[fault](evidence);
    return { message: `${url} does not pass Meta's handshake: ${message}`, ...hint };
  },
  'callback-unreachable': ({ url, reason, code }) => ({
    message: `No answer came from ${url}: ${UNREACHABLE[reason]} (${code})`,
    hint: UNREACHABLE_HINTS[reason],
  }),
  'webhook-not-subscribed': ({ wabaId, appId, otherApps }) => ({
    message: `The WhatsApp Business Account ${wabaId} is not subscribed to app ${appId}, so no webhook reaches it${otherApps.length > 0 ? `; subscribed are other apps: ${otherApps.join(', ')}` : ''}`,
    hint: 'Run `wabactl webhook subscribe`.',
  }),
  'callback-not-taken': ({ url, level, found, missingFields }) => ({
    message:
      missingFields.length > 0
        ? `Meta took ${url} as the callback, but these fields are still not ticked: ${missingFields.join(', ')}`
        : `Meta said yes to ${url} as the callback of the ${LEVELS[level]}, but names ${found ?? 'none'} when it is asked`,
    hint: 'Run `wabactl webhook status` in a minute; if Meta still says so, run the same command again.',
  }),
  'callback-not-removed': ({ url, level }) => ({
    message: `Meta said yes to removing the callback of the ${LEVELS[level]}, but still names ${url} when it is asked`,
    hint: 'Run `wabactl webhook status` in a minute; if Meta still says so, run the same command again.',
  }),
  'app-not-available': ({ appId, state, reasons, dashboardUrl }) => ({
    message: `Meta calls the app ${appId} ${state}${reasons.length > 0 ? `: ${reasons.join(' ').replace(/\.$/, '')}` : ''}`,
    hint: `Look at ${dashboardUrl}: an app that is not published gets test events only.`,
  }),
  'no-callback': ({ appId }) => ({
    message: `No callback is set for app ${appId}, for the account or for the number, so Meta delivers nowhere`,
    hint: 'Run `wabactl webhook set <url>`.',
  }),
  'webhook-fields-missing': ({ appId, missing }) => ({
    message: `App ${appId} has not ticked ${missing.join(', ')}, so these webhooks are not sent`,
    hint: 'Run `wabactl webhook subscribe` with the app secret, or tick them in the app dashboard under WhatsApp, Configuration.',
  }),
  'signature-malformed': () => ({
    message: 'What came with --signature is no signature',
    hint: 'Pass the value of X-Hub-Signature-256 as it came: sha256= and 64 hexadecimal digits.',
  }),
  'signature-wrong': ({ causes, wrongKey }) => {
    const reasons = [
      ...causes.map((cause) => SIGNATURE_CAUSES[cause]),
      ...(wrongKey ? [describeWrongKey(wrongKey)] : []),
    ];
    if (reasons.length === 0) {
      return {
        message:
          'The signature does not fit the body, and neither a usual change of it nor another secret explains that',
        hint: 'Save the bytes as they came, before any parsing, and compare the app secret with developers.facebook.com > your app > App settings > Basic.',
      };
    }
    return {
      message: `The signature does not fit the body: ${reasons.join('; ')}`,
      hint: wrongKey && causes.length === 0 ? KEY_HINTS[wrongKey.role] : adviseOn(causes),
    };
  },
  'self-test-failed': ({ url, handshake, delivery }) => ({
    message: `The listener at ${url} does not answer itself: the handshake ended with ${handshake}, a delivery with ${delivery}`,
    hint: 'Something else on this machine may answer there: choose another port with --port.',
  }),
  'events-timed-out': ({ expected, arrived, waitedSeconds }) => ({
    message: `${arrived} of ${expected} awaited events arrived within ${waitedSeconds} s`,
    hint: 'Run `wabactl webhook status` to see whether the account is subscribed and where its webhooks go.',
  }),
};

function describeUrlProblem(problem: CallbackUrlProblem): string {
  switch (problem.problem) {
    case 'malformed':
      return 'it is not a complete URL';
    case 'not-https':
      return 'it does not start with https://';
    case 'plus-in-path':
      return 'its path contains +, which Meta turns into a space';
    case 'has-credentials':
      return 'it contains a user name or password';
    case 'has-fragment':
      return 'it contains #, and what follows it is never sent';
    case 'too-long':
      return `it has ${problem.length} characters, at most ${problem.limit} are allowed for an override`;
  }
}

const VERIFY_TOKEN_HINT =
  'The verify token is any word of your own, known to your endpoint; leave it out to have one generated.';

const VERIFY_TOKEN_PROBLEMS: Record<VerifyTokenProblem, string> = {
  empty: 'The verify token is empty',
  'looks-like-access-token': 'This looks like an access token, not like a verify token; it was not sent',
  'is-another-secret': 'The verify token is the access token or the app secret of the channel; it was not sent',
  'has-spaces': 'The verify token contains spaces',
  'not-ascii': 'The verify token contains characters that do not survive every server; use letters and digits',
};

const HANDSHAKE_FAULTS: Record<HandshakeFault, (evidence: HandshakeEvidence) => Explanation> = {
  redirect: ({ status, location }) => ({
    message: `it answers ${status} and sends Meta elsewhere${location ? ` (${location})` : ''}`,
    hint: 'Register the final address; Meta follows no redirect.',
  }),
  'tunnel-page': ({ status }) => ({
    message: `the tunnel answers (status ${status}), not your program`,
    hint: 'Check that the tunnel is running and that its plan shows no page before yours.',
  }),
  forbidden: ({ status }) => ({
    message: `it answers ${status}`,
    hint: 'Check that the verify token is the same on both sides, that GET requests are not checked for a signature, and that the program reads hub.verify_token (PHP calls it hub_verify_token). `wabactl webhook verify-token` prints the one that was sent.',
  }),
  'login-demanded': ({ status }) => ({
    message: `it answers ${status} and wants a login`,
    hint: 'Take this path out of what needs a login: the verify token and the signature protect it.',
  }),
  firewall: ({ status }) => ({
    message: `a firewall or a limit in front of it answers (status ${status})`,
    hint: 'Let it pass POST and GET of this path without a challenge: Meta is a program, and calls often.',
  }),
  'signature-demanded': ({ status }) => ({
    message: `it answers ${status}, and passes when the GET is signed, which Meta's is not`,
    hint: 'Check X-Hub-Signature-256 on POST alone; leave GET to the verify token.',
  }),
  'underscored-names': ({ status }) => ({
    message: `it answers ${status}, and passes when it is asked with hub_mode, hub_challenge and hub_verify_token`,
    hint: 'Read hub.mode, hub.challenge and hub.verify_token, with a dot; only PHP turns the dots into underscores.',
  }),
  'not-found': () => ({
    message: 'it answers 404',
    hint: 'Check the path, and that the endpoint accepts GET there.',
  }),
  'method-not-allowed': () => ({
    message: 'it answers 405',
    hint: 'Accept GET at the same path: the handshake is a GET, deliveries are POSTs.',
  }),
  'server-error': ({ status, body }) => ({
    message: `it answers ${status}${excerpt(body)}`,
    hint: "Look into your program's log.",
  }),
  status: ({ status }) => ({ message: `it answers ${status}, Meta needs 200`, hint: 'Answer the handshake with 200.' }),
  empty: ({ expected }) => ({
    message: 'it answers with an empty body',
    hint: `Answer with the value of hub.challenge as the body, here ${expected}.`,
  }),
  quoted: ({ body, expected }) => ({
    message: `it answers ${body.trim()}, Meta needs ${expected}`,
    hint: 'Answer with plain text: a JSON serialiser puts quotes around the challenge.',
  }),
  json: ({ body, expected }) => ({
    message: `it answers with JSON (${cut(body)}), Meta needs ${expected}`,
    hint: 'Answer with the challenge itself as plain text.',
  }),
  html: ({ body }) => ({
    message: `it answers with a web page${excerpt(body)}`,
    hint: 'Check that the path leads to your endpoint and not to a website.',
  }),
  'trailing-whitespace': ({ expected }) => ({
    message: `there is white space around the challenge ${expected}`,
    hint: 'Answer with exactly the challenge, without a line break.',
  }),
  'byte-order-mark': () => ({
    message: 'a byte order mark stands before the challenge',
    hint: 'Save the source file as UTF-8 without a byte order mark.',
  }),
  compressed: () => ({
    message: 'it answers compressed, although nobody asked for that',
    hint: 'Switch compression off for this path, or let it look at Accept-Encoding.',
  }),
  'wide-characters': ({ expected }) => ({
    message: `it answers ${expected} as UTF-16 or UTF-32`,
    hint: 'Write the answer as ASCII or UTF-8.',
  }),
  'wrong-body': ({ body, expected }) => ({
    message: `it answers ${cut(body)}, Meta needs ${expected}`,
    hint: 'Answer with the hub.challenge of this request; a cache may be giving an old one.',
  }),
  'accepts-any-token': () => ({
    message: 'it gives the challenge back for a wrong verify token too',
    hint: 'Compare hub.verify_token and answer 403 when it differs.',
  }),
};

function excerpt(body: string): string {
  return body.trim() === '' ? '' : `: ${cut(body)}`;
}

function cut(body: string): string {
  const line = body.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

const SIGNATURE_CAUSES: Record<SignatureCause, string> = {
  'newline-added': 'it fits without the line break at the end, so an editor added one',
  'newline-removed': 'it fits with a line break at the end, which is gone',
  'line-ends-changed': 'it fits with other line ends (CRLF and LF), so a program changed them',
  'byte-order-mark': 'it fits without the byte order mark at the beginning, so an editor added one',
  'signed-unescaped':
    'it fits the body with \\uXXXX and \\/ unescaped, so you hashed parsed JSON or decoded text, not the bytes',
  unescaped: 'it fits the body as Meta writes it, with \\uXXXX and \\/, so what you have here is decoded text',
  'signed-rewritten': 'it fits the body parsed and written again, so you hashed parsed JSON, not the bytes',
  rewritten: 'it fits the body as Meta writes it, so what you have here is parsed JSON, not the bytes that came',
  'charset-changed':
    'it fits the text in UTF-8, so what was kept here is in another charset (PowerShell writes UTF-16)',
  quoted:
    'it fits what is inside the quotes, so what was kept here is a JSON text with the body in it, as a log writes it',
  base64: 'it fits what is inside the base64, so what was kept here is how a gateway hands bodies on (isBase64Encoded)',
  'headers-included': 'it fits what stands below the headers, so what was kept here is the whole request',
};

function adviseOn(causes: readonly SignatureCause[]): string {
  const isParsed = causes.some((cause) => /escaped|rewritten/.test(cause));
  return isParsed
    ? 'Hash the raw bytes of the request before any parser touches them (Express: express.raw(), Flask: request.get_data()).'
    : 'Save the body without an editor, byte for byte; what your server hashes must not be changed either.';
}

function describeWrongKey({ role, appId, channels }: SignatureKey): string {
  const whose = `of ${appId === null ? '' : `app ${appId}, `}channel ${channels.join(', ')}`;
  return {
    'app-secret': `it was made with the app secret ${whose}`,
    token: `it was made with the access token ${whose}`,
    'verify-token': `it was made with the verify token ${whose}`,
  }[role];
}

const KEY_HINTS: Record<SignatureKey['role'], string> = {
  'app-secret':
    'Check it for that channel with --channel, and give your server the secret of each app that delivers to it.',
  token: 'Meta signs with the app secret; copy it from developers.facebook.com > your app > App settings > Basic.',
  'verify-token':
    'Meta signs with the app secret; copy it from developers.facebook.com > your app > App settings > Basic.',
};
