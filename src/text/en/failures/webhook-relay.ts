import type { PutBackObstacle, WebhookRelayFailures } from '../../../core/failures/webhook-relay.js';
import type { CallbackLevel } from '../../../core/webhook/level.js';
import type { TunnelName } from '../../../core/webhook/tunnels.js';
import type { SentencesFor } from '../../text.js';

const LEVELS: Record<CallbackLevel, string> = { phone: 'number', waba: 'account', app: 'app' };

export const webhookRelaySentences: SentencesFor<WebhookRelayFailures> = {
  'tunnel-not-installed': ({ tunnel, program }) => ({
    message: `There is no program ${program} on this machine, so the tunnel cannot be opened`,
    hint: INSTALL[tunnel],
  }),
  'tunnel-ended': ({ tunnel, exitCode, lastLines }) => ({
    message: `The tunnel (${tunnel}) ended${exitCode === null ? '' : ` with code ${exitCode}`}${said(lastLines)}`,
    hint: TUNNEL_HINT,
  }),
  'tunnel-without-address': ({ tunnel, waitedSeconds, lastLines }) => ({
    message: `The tunnel (${tunnel}) named no public address within ${waitedSeconds} s${said(lastLines)}`,
    hint: TUNNEL_HINT,
  }),
  'public-url-leads-elsewhere': ({ url, status }) => ({
    message: `Something else answers at ${url} (status ${status}), not this listener; Meta was told nothing`,
    hint: 'Have the tunnel lead to the port that is listened on (--port), then run this again.',
  }),
  'tunnel-changes-body': ({ url }) => ({
    message: `What is sent to ${url} arrives here with another body, so no signature would fit; Meta was told nothing`,
    hint: 'Switch off whatever in the tunnel or proxy rewrites JSON.',
  }),
  'takeover-option-alone': ({ option }) => ({
    message: `${option} is about the callback that is taken over, and without --public-url or --tunnel none is`,
    hint: option === '--tee' ? 'Name the server: --tee <url>; or take its place with --tunnel.' : 'Add one of them.',
  }),
  'takeover-token-unknown': ({ level, url }) => ({
    message: `The callback of the ${LEVELS[level]} is ${url}, and its verify token is not known here, so it could not be put back afterwards; nothing was changed`,
    hint: 'Pass the verify token that its server knows with --previous-verify-token-file.',
  }),
  'takeover-outranked': ({ level, by, url }) => ({
    message: `The callback of the ${LEVELS[by]} (${url}) goes before that of the ${LEVELS[level]}, so nothing would arrive here`,
    hint: `Run it with --level ${by}.`,
  }),
  'takeover-already': ({ level, url, pid }) => ({
    message: `Another \`wabactl webhook listen\` (process ${pid}) has taken over the callback of the ${LEVELS[level]} for ${url}`,
    hint: 'End that one first.',
  }),
  'takeover-not-put-back': ({ level, previousUrl, ourUrl, because }) => ({
    message: `Meta still delivers to ${ourUrl}, which answers no more: the callback of the ${LEVELS[level]} could not be put back (${OBSTACLES[because]})`,
    hint: `${
      previousUrl === null
        ? `Run \`wabactl webhook unset --level ${level}\``
        : `Run \`wabactl webhook set ${previousUrl} --level ${level} --verify-token-file <file>\``
    }; the next wabactl command tries it again by itself.`,
  }),
  'tee-without-origin': ({ level }) => ({
    message: `No callback stood behind that of the ${LEVELS[level]}, so there is nobody to pass deliveries on to`,
    hint: 'Leave --tee out, or name the address: --tee <url>.',
  }),
  'tee-in-circle': ({ url }) => ({
    message: `${url} is this listener itself, so every delivery would go round in a circle`,
    hint: 'Name the server that shall get the deliveries.',
  }),
};

function said(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `. It said last:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

const TUNNEL_HINT =
  'Start it by hand to see what it lacks, or pass the address of a tunnel that stands: --public-url <url>.';

const INSTALL: Record<TunnelName, string> = {
  cloudflared:
    'Install cloudflared (https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/); it needs no account.',
  ngrok:
    'Install ngrok (https://ngrok.com/download) and give it the token of your account: `ngrok config add-authtoken`.',
  localtunnel: 'Install it with `npm install --global localtunnel`; it needs no account.',
};

const OBSTACLES: Record<PutBackObstacle, string> = {
  unreachable: 'Meta could not be reached',
  'not-permitted': 'Meta does not accept the token any more',
  refused: 'Meta refused it',
  'not-taken': 'Meta said yes, but names another callback',
  'verify-token-gone': 'its verify token cannot be read any more',
  'channel-gone': 'the channel is not on this machine any more',
};
