import * as z from 'zod/mini';
import type { ChannelRecord } from '../core/channel/channel.js';
import { suggestChannelName } from '../core/channel/channel-name.js';
import type { TokenFacts } from '../core/channel/token-facts.js';
import { Failure } from '../core/failure.js';
import { toVerifyToken, VERIFY_TOKEN_BYTES } from '../core/webhook/verify-token.js';
import type { Graph } from '../graph/graph.js';
import { toAppToken } from '../graph/subscriptions.js';
import { inspectToken } from '../graph/tokens.js';
import { details } from '../ui/details.js';
import { relativeTime } from '../ui/relative-time.js';
import { isSameName, kindOf } from './active-channel.js';
import { ensureSubscribed, requireCallbackUrl, setCallback } from './callback.js';
import { command, type Says } from './command.js';
import { type Candidate, discoverCandidates } from './connect/discover.js';
import { findAppSecret, findToken } from './connect/find-token.js';
import { checkToken } from './connect/inspect.js';
import type { Context } from './context.js';
import { flag, graphId, name, optional, text, url } from './field.js';
import { type FoundSecret, secretOfEnvironment } from './session.js';
import { META_GRAPH_URL } from './settings.js';

const output = z.object({
  name: z.string(),
  created: z.boolean(),
  kind: z.enum(['live', 'emulator']),
  phoneNumberId: z.string(),
  displayPhoneNumber: z.string(),
  verifiedName: z.string(),
  wabaId: z.string(),
  wabaName: z.string(),
  appId: z.nullable(z.string()),
  /** The state of the number at Meta; only CONNECTED can send and receive. */
  status: z.nullable(z.string()),
  token: z.object({
    source: z.string(),
    type: z.nullable(z.string()),
    expiresAt: z.nullable(z.string()),
    scopes: z.readonly(z.array(z.string())),
  }),
  subscription: z.enum(['subscribed', 'already-subscribed', 'skipped']),
  callback: z.nullable(
    z.object({
      url: z.string(),
      level: z.enum(['app', 'waba']),
      fields: z.nullable(z.readonly(z.array(z.string()))),
      appCallbackUrl: z.nullable(z.string()),
    }),
  ),
});

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
  output,
  changes: true,
  async run(input, context) {
    const { session, host } = context;
    const graphUrl = (await session.settings()).graphUrl?.value ?? META_GRAPH_URL;
    const token = await findToken(input, context);
    const { facts, candidates } = await lookAround(input, { graphUrl, token }, context);
    const number = await chooseNumber(candidates, context);
    const { channels } = await session.config.read();
    const existing = channels.find((each) => each.phoneNumberId === number.phone.id && each.graphUrl === graphUrl);
    const secrets = await chooseSecrets(input, { graphUrl, token, facts, existing }, context);
    const isEmulator = kindOf(graphUrl) === 'emulator';
    if (input.callbackUrl !== undefined) requireCallbackUrl(input.callbackUrl, secrets.verifyToken, isEmulator);
    const channelName = await chooseName(input.name, existing, number.phone.verifiedName ?? '', context);
    const id = existing?.id ?? toChannelId(host.randomBytes(12));
    const now = host.now().toISOString();
    const record = toRecord({ id, name: channelName, graphUrl, now }, { ...number, facts, existing });
    // Kept before Meta is changed: if a later step fails, running the command again goes on from here.
    await keep(record, secrets, context);
    const remote = await connectRemotely(input, { record, token, secrets }, context);
    return {
      ...pickFacts(record),
      created: existing === undefined,
      status: number.phone.status,
      token: {
        source: token.source,
        type: record.tokenType,
        expiresAt: record.tokenExpiresAt,
        scopes: facts?.scopes ?? [],
      },
      ...remote,
    };
  },
  view(result, screen, say) {
    const { style, text: words, now } = screen;
    const account = `${result.wabaName} (${result.wabaId})`;
    const headline = result.created
      ? say.connected(result.name, result.displayPhoneNumber, account)
      : say.updated(result.name, result.displayPhoneNumber, account);
    const { type, expiresAt } = result.token;
    const expiry =
      type === null
        ? say.expiryUnknown
        : expiresAt === null
          ? say.neverExpires
          : `${say.expires} ${relativeTime(new Date(expiresAt), now, words.language)}`;
    const subscription = {
      subscribed: say.subscribed,
      'already-subscribed': say.alreadySubscribed,
      skipped: style.warn(say.notSubscribed),
    }[result.subscription];
    const rows: [string, string][] = [
      [say.token, [type, expiry].filter(Boolean).join(', ')],
      [say.subscription, subscription],
      [say.callback, result.callback ? say.callbackAt(result.callback.url, result.callback.level) : say.noCallback],
    ];
    const next = result.callback ? say.nextSend : say.nextWebhook;
    return `${style.good('✓')} ${headline}\n${details(rows, screen)}\n\n${next}`;
  },
});

type ConnectContext = Context<Says<'connect'>>;

interface Input {
  readonly waba: string | undefined;
  readonly phone: string | undefined;
  readonly appSecretFile: string | undefined;
  readonly tokenFile: string | undefined;
  readonly tokenStdin: boolean;
  readonly callbackUrl: string | undefined;
  readonly subscribe: boolean;
}

interface Access {
  readonly graphUrl: string;
  readonly token: FoundSecret;
}

/** What the token is and which numbers it reaches; nothing is stored or changed yet. */
async function lookAround({ waba: wabaId, phone }: Input, { graphUrl, token }: Access, context: ConnectContext) {
  const { session, say } = context;
  // Without the app secret, which may not be known yet: the token alone is asked about first.
  const graph = await session.graphFor({ graphUrl, token, appSecret: undefined, channel: null });
  const facts = await withProgress(context, say.inspecting, () => checkToken(graph, token));
  noteExpiry(facts, context);
  const discovery = { graph, facts, tokenSource: token.source, wabaId, phone };
  const candidates = await withProgress(context, say.discovering, () => discoverCandidates(discovery));
  return { facts, candidates };
}

interface Secrets {
  readonly token: string;
  readonly appSecret: string | undefined;
  readonly verifyToken: string;
}

interface Known extends Access {
  readonly facts: TokenFacts | undefined;
  readonly existing: ChannelRecord | undefined;
}

async function chooseSecrets(input: Input, known: Known, context: ConnectContext): Promise<Secrets> {
  const { session } = context;
  const { graphUrl, token, facts, existing } = known;
  const stored = existing && (await session.secrets.get(existing.id, 'app-secret'));
  const appSecret = await findAppSecret(input, stored, context);
  const appId = facts?.appId ?? existing?.appId ?? null;
  if (appSecret !== undefined && appId !== null) {
    session.learn(appSecret);
    const graph = await session.graphFor({ graphUrl, token, appSecret: undefined, channel: null });
    await requireAppSecret(graph, { appId, appSecret, token });
  }
  const verifyToken = await chooseVerifyToken(context, existing);
  session.learn(verifyToken);
  return { token: token.value, appSecret, verifyToken };
}

/** What is remembered; what Meta did not say this time stays as it was. */
function toRecord(
  own: Pick<ChannelRecord, 'id' | 'name' | 'graphUrl'> & { readonly now: string },
  { waba, phone, facts, existing }: Candidate & Pick<Known, 'facts' | 'existing'>,
): ChannelRecord {
  const { now, ...named } = own;
  return {
    ...named,
    kind: kindOf(own.graphUrl),
    graphVersion: existing?.graphVersion ?? null,
    appId: facts?.appId ?? existing?.appId ?? null,
    appName: facts?.application ?? existing?.appName ?? null,
    businessId: waba.ownerBusiness?.id ?? existing?.businessId ?? null,
    wabaId: waba.id,
    wabaName: waba.name ?? waba.id,
    phoneNumberId: phone.id,
    displayPhoneNumber: phone.displayPhoneNumber ?? phone.id,
    verifiedName: phone.verifiedName ?? '',
    tokenType: facts?.type ?? null,
    tokenExpiresAt: expiryOf(facts),
    connectedAt: existing?.connectedAt ?? now,
    updatedAt: now,
  };
}

function pickFacts(record: ChannelRecord) {
  const { name: channelName, kind, phoneNumberId, displayPhoneNumber, verifiedName, wabaId, wabaName, appId } = record;
  return { name: channelName, kind, phoneNumberId, displayPhoneNumber, verifiedName, wabaId, wabaName, appId };
}

/** What changes at Meta: the app's subscription to the account, and the callback when one was given. */
async function connectRemotely(
  { subscribe, callbackUrl }: Input,
  { record, token, secrets }: { record: ChannelRecord; token: FoundSecret; secrets: Secrets },
  { session, host }: ConnectContext,
) {
  const { graphUrl, wabaId, appId, kind } = record;
  const { appSecret, verifyToken } = secrets;
  const graph = await session.graphFor({ graphUrl, token, appSecret, channel: record.name });
  const subscription = subscribe ? (await ensureSubscribed(graph, wabaId, appId)).state : ('skipped' as const);
  if (callbackUrl === undefined) return { subscription, callback: null };
  const app =
    appSecret === undefined || appId === null
      ? undefined
      : { graph: graph.withToken(toAppToken(appId, appSecret), 'app secret'), appId };
  const callback = await setCallback({
    host,
    graph,
    app,
    wabaId,
    isEmulator: kind === 'emulator',
    callbackUrl,
    verifyToken,
  });
  return { subscription, callback };
}

async function withProgress<T>({ host }: ConnectContext, label: string, work: () => Promise<T>): Promise<T> {
  const progress = host.progress(label);
  try {
    return await work();
  } finally {
    progress.done();
  }
}

/** A token that dies soon is the most usual cause of a channel that worked yesterday. */
const SOON_MS = 7 * 24 * 60 * 60 * 1000;

function noteExpiry(facts: TokenFacts | undefined, { note, say, host, text: words }: ConnectContext): void {
  if (!facts) note(say.inspectionRefused);
  const expiresAt = expiryOf(facts);
  if (expiresAt === null) return;
  const expiry = new Date(expiresAt);
  if (expiry.getTime() - host.now().getTime() < SOON_MS) {
    note(say.temporary(relativeTime(expiry, host.now(), words.language)));
  }
}

function expiryOf(facts: TokenFacts | undefined): string | null {
  return facts?.expiresAt === 'never' ? null : (facts?.expiresAt ?? null);
}

/** One number is taken without a question; of several, the person or a flag chooses. */
async function chooseNumber(candidates: readonly Candidate[], { ask, say }: ConnectContext): Promise<Candidate> {
  const [only] = candidates;
  if (only && candidates.length === 1) return only;
  if (!ask.possible) {
    const choices = candidates.map(({ waba, phone }) => ({ id: phone.id, name: label({ waba, phone }) }));
    throw new Failure('choice-needed', { what: 'phone', flag: '--phone', choices });
  }
  const choices = candidates.map((candidate) => ({ name: label(candidate), value: candidate }));
  return ask.choose(say.askNumber, '--phone', choices);
}

function label({ waba, phone }: Candidate): string {
  const facts = [phone.status, phone.qualityRating, phone.platformType].filter(Boolean).join(', ');
  return `${phone.displayPhoneNumber ?? phone.id} ${phone.verifiedName ?? ''} · ${waba.name ?? waba.id} · ${facts}`;
}

async function chooseName(
  given: string | undefined,
  existing: ChannelRecord | undefined,
  verifiedName: string,
  { session, ask, say }: ConnectContext,
): Promise<string> {
  const { channels } = await session.config.read();
  const others = channels.filter(({ id }) => id !== existing?.id).map((channel) => channel.name);
  const suggestion = existing?.name ?? suggestChannelName(verifiedName, others);
  const asked = given === undefined && existing === undefined && ask.possible;
  const chosen = asked ? await ask.text(say.askName, '--name', suggestion) : (given ?? suggestion);
  if (others.some((other) => isSameName(other, chosen))) throw new Failure('channel-name-taken', { name: chosen });
  return chosen;
}

/** The environment's, else the one this channel had, else a strong new one. */
async function chooseVerifyToken(
  { host, session }: ConnectContext,
  existing: ChannelRecord | undefined,
): Promise<string> {
  const given = (await secretOfEnvironment(host, 'verify-token'))?.value;
  const before = existing && (await session.secrets.get(existing.id, 'verify-token'));
  return given ?? before ?? toVerifyToken(host.randomBytes(VERIFY_TOKEN_BYTES));
}

/** A wrong app secret would make every signature look forged, so it is tried on the token it must be able to inspect. */
async function requireAppSecret(
  graph: Graph,
  { appId, appSecret, token }: { appId: NonNullable<ChannelRecord['appId']>; appSecret: string; token: FoundSecret },
): Promise<void> {
  try {
    await inspectToken(graph.withToken(toAppToken(appId, appSecret), 'app secret'), token.value);
  } catch (thrown) {
    if (thrown instanceof Failure && (thrown.kind === 'auth' || thrown.is('refused'))) {
      throw new Failure('app-secret-wrong', { appId }, thrown);
    }
    throw thrown;
  }
}

/** Ours, so its shape is free: short, and good in a file name. */
function toChannelId(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

async function keep(record: ChannelRecord, secrets: Secrets, { session }: ConnectContext): Promise<void> {
  await session.secrets.set(record.id, 'token', secrets.token);
  if (secrets.appSecret !== undefined) await session.secrets.set(record.id, 'app-secret', secrets.appSecret);
  await session.secrets.set(record.id, 'verify-token', secrets.verifyToken);
  await session.config.update((current) => {
    const others = current.channels.filter(({ id }) => id !== record.id);
    if (others.some(({ name: taken }) => isSameName(taken, record.name))) {
      throw new Failure('channel-name-taken', { name: record.name });
    }
    return { ...current, currentChannelId: record.id, channels: [...others, record] };
  });
}
