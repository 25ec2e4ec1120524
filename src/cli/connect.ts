import type { ChannelRecord } from '../core/channel/channel.js';
import { requireCallbackUrl } from './callback.js';
import { command } from './command.js';
import { chooseName, chooseNumber } from './connect/choose.js';
import { discoverCandidates } from './connect/discover.js';
import { findToken } from './connect/find-secrets.js';
import { identify } from './connect/identify.js';
import { noteExpiry, withProgress } from './connect/notices.js';
import { keep, toRecord } from './connect/record.js';
import { connectRemotely } from './connect/remote.js';
import { connectReport, viewReport } from './connect/report.js';
import { chooseSecrets } from './connect/secrets.js';
import { flag, graphId, name, optional, text, url } from './field.js';

/** Ours, so its shape is free: short, and good in a file name. */
const CHANNEL_ID_BYTES = 12;

export const connect = command({
  path: 'connect',
  examples: [
    'wabactl connect',
    'wabactl connect --token-stdin --name shop < token.txt',
    'WABACTL_TOKEN_FILE=token.txt wabactl connect --phone +34600111222 --no-input',
  ],
  args: {},
  options: {
    name: optional(name('-n, --name <name>')),
    waba: optional(graphId('--waba <id>')),
    phone: optional(text('--phone <number>')),
    tokenFile: optional(text('--token-file <file>')),
    tokenStdin: flag('--token-stdin'),
    appSecretFile: optional(text('--app-secret-file <file>')),
    callbackUrl: optional(url('--callback-url <url>')),
    subscribe: flag('--no-subscribe'),
  },
  output: connectReport,
  changes: true,
  async run(input, context) {
    const { session, host, say } = context;
    const token = await findToken(input, context);
    const identity = await identify(token, input, context);
    const { facts, graph } = identity;
    noteExpiry(facts, context);
    const wish = { graph, facts, tokenSource: token.source, wabaId: input.waba, phone: input.phone };
    const candidates = await withProgress(context, say.discovering, () => discoverCandidates(wish));
    const { waba, phone } = await chooseNumber(candidates, context);
    const graphUrl = graph.baseUrl;
    const { channels } = await session.config.read();
    const existing = channels.find((each) => each.phoneNumberId === phone.id && each.graphUrl === graphUrl);
    const secrets = await chooseSecrets(token, identity, existing, context);
    const naming = { given: input.name, existing, verifiedName: phone.verifiedName ?? '' };
    const name = await chooseName(naming, context);
    const newId = Buffer.from(host.randomBytes(CHANNEL_ID_BYTES)).toString('hex');
    const now = host.now().toISOString();
    const record = toRecord({ name, graphUrl, waba, phone, facts, existing, newId, now });
    const { callbackUrl, subscribe } = input;
    if (callbackUrl !== undefined) {
      requireCallbackUrl(callbackUrl, secrets.verifyToken, record.kind === 'emulator');
    }
    // Kept before Meta is changed: if a later step fails, running the command again goes on from here.
    await keep(record, secrets, session);
    const remote = await connectRemotely({ record, token, secrets, subscribe, callbackUrl }, context);
    return {
      ...pickFacts(record),
      created: existing === undefined,
      status: phone.status,
      token: {
        source: token.source,
        type: record.tokenType,
        expiresAt: record.tokenExpiresAt,
        scopes: facts?.scopes ?? [],
      },
      ...remote,
    };
  },
  view: viewReport,
});

function pickFacts(record: ChannelRecord) {
  const { name, kind, phoneNumberId, displayPhoneNumber, verifiedName, wabaId, wabaName, appId } = record;
  return { name, kind, phoneNumberId, displayPhoneNumber, verifiedName, wabaId, wabaName, appId };
}
