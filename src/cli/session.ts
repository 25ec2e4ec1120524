import { findTokenFlaw } from '../core/channel/token-shape.js';
import type { PlannedRequest, WriteRecord } from '../core/dry-run.js';
import { Failure } from '../core/failure.js';
import type { AppId, WabaId } from '../core/ids.js';
import { ageOfVersion, type VersionAge } from '../core/meta/graph-versions.js';
import type { Redactor } from '../core/redact.js';
import type { Exchange, Graph, Usage } from '../graph/graph.js';
import type { Host } from '../host/host.js';
import { type ConfigStore, createConfigStore } from '../store/config.js';
import type { Database } from '../store/database.js';
import { createSecretStore, type SecretName, type SecretStore } from '../store/secrets.js';
import { type ActiveChannel, accountOfEnvironment, chooseChannel } from './active-channel.js';
import type { Plan } from './dry-run-view.js';
import { type FoundSecret, secretOfEnvironment, secretOfStore } from './found-secret.js';
import type { GlobalOptions } from './global-options.js';
import { resolveSettings, type Setting, type Settings } from './settings.js';
import { VERSION } from './version.js';

export interface GraphTarget {
  readonly graphUrl: string;
  readonly token: FoundSecret;
  readonly appSecret: string | undefined;
  readonly channel: string | null;
  /** Also after Ctrl-C, for putting back what is temporary. */
  readonly evenWhenStopped?: boolean;
}

export interface ActiveAccount {
  readonly wabaId: WabaId;
  readonly graph: Graph;
  /** undefined when the environment names an account and no number. */
  readonly channel: ActiveChannel | undefined;
}

/** What one run of the program works with; each part is opened when it is first asked for, and only once. */
export interface Session {
  readonly config: ConfigStore;
  readonly secrets: SecretStore;
  readonly plan: Plan;
  /** From now on this secret is hidden wherever something is shown. */
  learn(secret: string): void;
  /** Without the secrets that are known so far. */
  hide(text: string): string;
  settings(): Promise<Settings>;
  database(): Promise<Database>;
  /** The same, with the events of all that was ever received here: also of what a listener had no time to index. */
  events(): Promise<Database>;
  channel(): Promise<ActiveChannel>;
  /** The account whose numbers are worked on: the channel's, or one that the environment names without any number. */
  account(): Promise<ActiveAccount>;
  /** A secret of the channel: environment first, then the store. Throws Failure `secret-unreadable`. */
  secret(name: SecretName, channel: Pick<ActiveChannel, 'record'>): Promise<FoundSecret | undefined>;
  /** The same for a secret that is of help and no more: one that cannot be read is left out, and that is said once. */
  optionalSecret(name: SecretName, channel: Pick<ActiveChannel, 'record'>): Promise<FoundSecret | undefined>;
  /** A client that speaks for the channel. */
  graph(): Promise<Graph>;
  /** The same, but one that Ctrl-C does not break off: for what is temporary, from its beginning to its end. */
  lastingGraph(): Promise<Graph>;
  /** A client with a token that is not stored yet, as `connect` needs it. */
  graphFor(target: GraphTarget): Promise<Graph>;
  /** The app that the channel's token belongs to: as remembered, else as Meta says. */
  appId(): Promise<AppId>;
  /** A client that speaks for the app itself (`APP_ID|APP_SECRET`), for subscriptions of the app. */
  appGraph(): Promise<{ graph: Graph; appId: AppId }>;
  /** What the answers of this run last said of Meta's call limits: one for the app, one for each account. */
  usage(): readonly Usage[];
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly host: Host;
  readonly globals: GlobalOptions;
  readonly redactor: Redactor;
  readonly onExchange?: (exchange: Exchange) => void;
  /** A retry waits so long that a person would wonder. */
  onWait(ms: number): void;
  /** How much of Meta's call limits each answer says is used up. */
  onUsage(usage: Usage): void;
  /** The version of the Graph API that is used has ended, or ends soon; said once. */
  onOldVersion(version: Setting<string>, age: VersionAge): void;
  /** Says once that the keychain could not be used and the file is. */
  onKeychainFallback(): void;
  /** The work goes on without this secret. */
  onSecretLeftOut(failure: Failure<'secret-unreadable'>): void;
}

const NOTICEABLE_WAIT_MS = 2_000;

export function createSession(options: SessionOptions): Session {
  const { host, globals, redactor } = options;
  const plan: Plan = { requests: [], writes: [] };
  const recorder = globals.dryRun ? (write: WriteRecord) => void plan.writes.push(write) : undefined;
  const config = createConfigStore({ folder: host.folders.config, ...(recorder && { recorder }) });
  const secrets = createSecretStore({
    folder: host.folders.config,
    keychain: host.keychain,
    onFallback: options.onKeychainFallback,
    ...(recorder && { recorder }),
  });
  const settings = once(() => resolveSettings(host, globals, config));
  const graphVersion = once(async () => {
    const setting = (await settings()).graphVersion;
    const age = ageOfVersion(setting.value, host.now());
    if (age.state === 'ended' || age.state === 'ends-soon') options.onOldVersion(setting, age);
    return setting.value;
  });
  const channel = once(async () => {
    const chosen = await chooseChannel({ settings: await settings(), config, env: host.env });
    if (chosen.typedNumber === undefined) return chosen;
    const { resolveNumber } = await import('./resolve-number.js');
    return resolveNumber(chosen, chosen.typedNumber, await graphOf(chosen));
  });
  const graphOf = async (
    of: Pick<ActiveChannel, 'graphUrl' | 'name' | 'record'>,
    evenWhenStopped = false,
  ): Promise<Graph> => {
    // At once, since a keychain takes its time for each, and one that is locked takes three seconds.
    const [token, proof] = await Promise.all([session.secret('token', of), settled(session.secret('app-secret', of))]);
    if (!token) throw new Failure('no-token', { channel: of.name });
    const appSecret = await orWithout(proof);
    const looksLike = findTokenFlaw(token.value);
    if (looksLike) throw new Failure('token-looks-wrong', { looksLike, tokenSource: token.source });
    const { graphUrl, name } = of;
    return session.graphFor({ graphUrl, token, appSecret: appSecret?.value, channel: name, evenWhenStopped });
  };
  const usages = new Map<string, Usage>();
  const onUsage = (usage: Usage) => {
    usages.set(`${usage.scope} ${usage.id}`, usage);
    options.onUsage(usage);
  };
  const leftOut = new Set<string>();
  const orWithout = async (found: () => Promise<FoundSecret | undefined>) => {
    try {
      return await found();
    } catch (thrown) {
      if (!(thrown instanceof Failure && thrown.is('secret-unreadable'))) throw thrown;
      if (!leftOut.has(thrown.facts.secret)) options.onSecretLeftOut(thrown);
      leftOut.add(thrown.facts.secret);
      return undefined;
    }
  };
  let opened: Database | undefined;
  const session: Session = {
    config,
    secrets,
    plan,
    learn: redactor.learn,
    hide: (text) => redactor.hideKnown(text),
    settings,
    channel,
    database: once(async () => {
      const { openDatabase } = await import('../store/database.js');
      opened = await openDatabase({ folder: host.folders.state, ...(recorder && { recorder }) });
      return opened;
    }),
    events: once(async () => {
      const database = await session.database();
      const { catchUp } = await import('../store/delivery-index.js');
      catchUp(database, host.folders.state, (await config.read()).channels);
      return database;
    }),
    async secret(name, of) {
      // The environment's channel has no store.
      const ofStore = async () => of.record && secretOfStore(secrets, name, of.record);
      const found = (await secretOfEnvironment(host, name)) ?? (await ofStore());
      redactor.learn(found?.value);
      return found;
    },
    optionalSecret: (name, of) => orWithout(() => session.secret(name, of)),
    graph: async () => graphOf(await channel()),
    lastingGraph: async () => graphOf(await channel(), true),
    async graphFor({ graphUrl, token, appSecret, channel: name, evenWhenStopped = false }) {
      const version = await graphVersion();
      redactor.learn(token.value);
      redactor.learn(appSecret);
      // Loaded here, because commands on local data never come this way.
      const { createGraph } = await import('../graph/client.js');
      return createGraph({
        fetch: evenWhenStopped ? (request, limits) => host.fetch(request, { ...limits, evenWhenStopped }) : host.fetch,
        baseUrl: graphUrl,
        version,
        token: token.value,
        ...(appSecret !== undefined && { appSecret }),
        origin: { channel: name, tokenSource: token.source },
        userAgent: `wabactl/${VERSION}`,
        now: host.now,
        sleep: (ms) => {
          if (ms >= NOTICEABLE_WAIT_MS) options.onWait(ms);
          return host.sleep(ms);
        },
        random: host.random,
        ...(!evenWhenStopped && { stop: host.stop }),
        ...(globals.dryRun && { dryRun: (request: PlannedRequest) => plan.requests.push(request) }),
        onExchange: options.onExchange,
        onUsage,
      });
    },
    account: once(async () => {
      const alone = accountOfEnvironment({ settings: await settings(), config, env: host.env });
      if (alone === undefined) {
        const of = await channel();
        return { wabaId: of.wabaId, graph: await session.graph(), channel: of };
      }
      const graph = await graphOf({ graphUrl: alone.graphUrl, name: null, record: undefined });
      return { wabaId: alone.wabaId, graph, channel: undefined };
    }),
    appId: once(async () => {
      const of = await channel();
      if (of.appId !== null) return of.appId;
      const graph = await session.graph();
      const token = await session.secret('token', of);
      const { inspectToken } = await import('../graph/tokens.js');
      const { appId } = await inspectToken(graph, token?.value ?? '');
      if (appId === null) throw new Failure('environment-incomplete', { missing: 'WABACTL_APP_ID' });
      return appId;
    }),
    async appGraph() {
      const of = await channel();
      const secret = await session.secret('app-secret', of);
      if (!secret) throw new Failure('no-app-secret', { channel: of.name });
      const appId = await session.appId();
      const { toAppToken } = await import('../graph/subscriptions.js');
      return { graph: (await session.graph()).withToken(toAppToken(appId, secret.value), secret.source), appId };
    },
    usage: () => [...usages.values()],
    async close() {
      opened?.close();
    },
  };
  return session;
}

/** To be looked at later: until then its failure is nobody's, and Node would end the process for it. */
async function settled<Value>(pending: Promise<Value>): Promise<() => Promise<Value>> {
  await pending.catch(() => undefined);
  return () => pending;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
