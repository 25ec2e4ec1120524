import type { ChannelRecord } from '../core/channel/channel.js';
import { CALLBACK_LEVELS } from '../core/webhook/level.js';
import { kindOf } from './active-channel.js';
import { requireCallbackUrl } from './callback.js';
import { command } from './command.js';
import { begin } from './connect/begin.js';
import { chooseNumber } from './connect/choose.js';
import { discoverCandidates } from './connect/discover.js';
import { channelOf, keep } from './connect/record.js';
import { connectRemotely } from './connect/remote.js';
import { connectReport, viewReport } from './connect/report.js';
import { chooseSecrets } from './connect/secrets.js';
import { flag, graphId, name, oneOf, optional, text, url } from './field.js';
import { identify } from './sign-in/identify.js';
import { noteExpiry, noteIdentity, withProgress } from './sign-in/notices.js';
import { SIGN_IN_FIELDS } from './sign-in/sign-in-flags.js';

/** Ours, so its shape is free: short, and good in a file name. */
const CHANNEL_ID_BYTES = 12;

export const connect = command({
  path: 'connect',
  examples: [
    'wabactl connect',
    'wabactl connect --login',
    'wabactl connect --token-stdin --name shop < token.txt',
    'WABACTL_TOKEN_FILE=token.txt wabactl connect --phone +34600111222 --no-input',
  ],
  args: {},
  options: {
    name: optional(name('-n, --name <name>')),
    waba: optional(graphId('--waba <id>')),
    phone: optional(text('--phone <number>')),
    callbackUrl: optional(url('--callback-url <url>')),
    level: optional(oneOf('--level <level>', CALLBACK_LEVELS)),
    subscribe: flag('--no-subscribe'),
    ...SIGN_IN_FIELDS,
  },
  output: connectReport,
  changes: true,
  async run(input, context) {
    const { session, host, text } = context;
    const { credentials, target, channel } = await begin(input, context);
    const { token } = credentials;
    const identity = await identify(credentials, target, context);
    const { facts, graph, owner } = identity;
    noteIdentity(identity, context);
    noteExpiry(facts, context);
    const wabaId = input.waba ?? channel?.wabaId;
    const wish = { graph, facts, tokenSource: token.source, wabaId, phone: input.phone ?? channel?.phoneNumberId };
    const candidates = await withProgress(context, text.signIn.discovering, () =>
      discoverCandidates({ ...wish, note: context.note, say: context.say }),
    );
    const { waba, phone } = await chooseNumber(candidates, context);
    const graphUrl = graph.baseUrl;
    const { callbackUrl, level, subscribe, name: givenName } = input;
    const existing = channelOf((await session.config.read()).channels, { phone, graphUrl });
    const secrets = await chooseSecrets(token, identity, { existing, callbackUrl }, context);
    if (callbackUrl !== undefined && !context.ask.possible) {
      requireCallbackUrl(callbackUrl, secrets.verifyToken ?? '', {
        isEmulator: kindOf(graphUrl) === 'emulator',
        level,
      });
    }
    const newId = Buffer.from(host.randomBytes(CHANNEL_ID_BYTES)).toString('hex');
    const now = host.now().toISOString();
    // Kept before Meta is changed: if a later step fails, running the command again goes on from here.
    const { isVerifyTokenNew } = secrets;
    const found = { waba, phone, graphUrl, facts, isVerifyTokenNew, givenName, newId, now };
    const kept = await keep(found, secrets, session);
    const { record, created, written } = kept;
    const remote = await connectRemotely({ record, phone, token, secrets, subscribe, callbackUrl, level }, context);
    return {
      ...pickFacts(record),
      created,
      status: phone.status,
      token: {
        source: token.source,
        type: record.tokenType,
        owner: owner?.name ?? facts?.userId ?? null,
        expiresAt: record.tokenExpiresAt,
        scopes: facts?.scopes ?? [],
      },
      ...remote,
      changed: [...written, ...remote.changed],
    };
  },
  view: viewReport,
});

function pickFacts(record: ChannelRecord) {
  const { name, kind, phoneNumberId, displayPhoneNumber, verifiedName, wabaId, wabaName, appId } = record;
  return { name, kind, phoneNumberId, displayPhoneNumber, verifiedName, wabaId, wabaName, appId };
}
