import * as z from 'zod/mini';
import type { Me } from '../core/channel/business.js';
import { missingScopes } from '../core/channel/scopes.js';
import type { TokenFacts } from '../core/channel/token-facts.js';
import { Failure } from '../core/failure.js';
import { readMe } from '../graph/accounts.js';
import type { Graph } from '../graph/graph.js';
import { details } from '../ui/details.js';
import { relativeTime } from '../ui/relative-time.js';
import type { Screen } from '../ui/screen.js';
import type { ActiveChannel } from './active-channel.js';
import { command, type Says } from './command.js';
import type { Context } from './context.js';
import { type FoundSecret, secretOfEnvironment } from './found-secret.js';
import { META_GRAPH_URL } from './settings.js';
import { appSecretGiven, checkedToken } from './sign-in/given-secrets.js';
import { inspect, type KnownApp, requireAlive, requireScopes } from './sign-in/inspect.js';
import { withProgress } from './sign-in/notices.js';
import { ifAllowed, limitsOf, reachableAccounts } from './sign-in/reachable.js';

const text = z.nullable(z.string());

const report = z.object({
  /** null for a token that stands in the environment alone. */
  channel: text,
  /** Where the channel was chosen: a flag, a variable or a file. */
  channelSource: text,
  graphUrl: z.string(),
  graphVersion: z.string(),
  wabaId: text,
  phoneNumberId: text,
  token: z.object({
    source: z.string(),
    type: text,
    ownerId: text,
    ownerName: text,
    appId: text,
    appName: text,
    issuedAt: text,
    /** ISO 8601, `never`, or null where Meta did not say. */
    expiresAt: text,
    dataAccessExpiresAt: text,
    scopes: z.array(z.string()),
    missingScopes: z.array(z.string()),
    /** Accounts that the token itself is limited to; null when it reaches all that its owner is assigned. */
    limitedTo: z.nullable(z.array(z.string())),
  }),
  reaches: z.array(z.object({ wabaId: z.string(), name: text, numbers: z.number() })),
});

type Report = z.infer<typeof report>;
type WhoContext = Context<Says<'whoami'>>;

export const whoami = command({
  path: 'whoami',
  examples: ['wabactl whoami', 'wabactl whoami --json --jq .token.expiresAt', 'wabactl whoami --channel shop'],
  args: {},
  options: {},
  output: report,
  async *run(_input, context) {
    const { session, text, note } = context;
    const { channel, token, graph, app } = await findSubject(context);
    const origin = { channel: channel?.name ?? null, tokenSource: token.source };
    const { facts } = await withProgress(context, text.signIn.inspecting, () => inspect(graph, token.value, app));
    if (facts) requireAlive(facts, origin);
    else note(text.signIn.inspectionRefused);
    const [owner] = await ifAllowed(async () => [await readMe(graph)]);
    const accounts = await withProgress(context, text.signIn.discovering, () => reachableAccounts(graph, facts));
    const limitedTo = limitsOf(facts);
    const reaches = accounts.map(({ waba: { id, name }, phones }) => ({ wabaId: id, name, numbers: phones.length }));
    yield {
      channel: origin.channel,
      channelSource: channel?.source ?? null,
      graphUrl: graph.baseUrl,
      graphVersion: (await session.settings()).graphVersion.value,
      wabaId: channel?.wabaId ?? null,
      phoneNumberId: channel?.phoneNumberId ?? null,
      token: describe(token, facts, owner),
      reaches,
    };
    if (facts) requireScopes(facts, origin);
    const wabaId = channel?.wabaId;
    if (wabaId === undefined || accounts.some(({ waba }) => waba.id === wabaId)) return;
    const reachable = reaches.map(({ wabaId: id, name }) => ({ id, name: name ?? '?' }));
    throw new Failure('waba-not-reachable', { given: wabaId, reachable, limitedTo });
  },
  view(found, screen, say) {
    const { labels } = say;
    const { token } = found;
    const rows: [string, string | undefined][] = [
      [labels.channel, found.channel === null ? say.noChannel : screen.style.strong(found.channel)],
      [labels.graph, `${found.graphUrl} ${found.graphVersion}`],
      [labels.token, [token.type, say.from(token.source)].filter(Boolean).join(', ')],
      [labels.owner, withId(token.ownerName, token.ownerId)],
      [labels.app, withId(token.appName, token.appId)],
      [labels.expires, viewExpiry(token.expiresAt, screen, say)],
      [
        labels.dataAccess,
        token.dataAccessExpiresAt === 'never' ? undefined : viewExpiry(token.dataAccessExpiresAt, screen, say),
      ],
      [labels.scopes, viewScopes(token, screen, say)],
      [labels.limitedTo, token.limitedTo === null ? say.notLimited : token.limitedTo.join(', ')],
      [labels.reaches, viewReach(found, screen, say)],
    ];
    return isInOrder(found) ? `${details(rows, screen)}\n\n${say.next}` : details(rows, screen);
  },
});

function describe({ source }: FoundSecret, facts: TokenFacts | undefined, owner: Me | undefined): Report['token'] {
  const { type, appId, application, issuedAt, expiresAt, dataAccessExpiresAt, userId, scopes } = facts ?? UNTOLD;
  return {
    source,
    type,
    ownerId: owner?.id ?? userId,
    ownerName: owner?.name ?? null,
    appId,
    appName: application,
    issuedAt,
    expiresAt,
    dataAccessExpiresAt,
    scopes: [...scopes],
    missingScopes: facts ? missingScopes(scopes) : [],
    limitedTo: limitsOf(facts),
  };
}

/** Of a token that may not ask about itself. */
const UNTOLD = {
  type: null,
  appId: null,
  application: null,
  issuedAt: null,
  expiresAt: null,
  dataAccessExpiresAt: null,
  userId: null,
  scopes: [],
} as const;

interface Subject {
  readonly channel: ActiveChannel | undefined;
  readonly token: FoundSecret;
  readonly graph: Graph;
  readonly app: KnownApp;
}

/** The channel in use with its token; where there is no channel yet, the token of the environment. */
async function findSubject(context: WhoContext): Promise<Subject> {
  const { session, host } = context;
  try {
    const channel = await session.channel();
    const graph = await session.graph();
    const token = await session.secret('token', channel);
    if (!token) throw new Failure('no-token', { channel: channel.name });
    const appSecret = await session.optionalSecret('app-secret', channel);
    return { channel, token, graph, app: { appId: channel.appId, appSecret: appSecret?.value } };
  } catch (thrown) {
    const found = thrown instanceof Failure && thrown.is('no-channel') && (await secretOfEnvironment(host, 'token'));
    if (!found) throw thrown;
    const token = checkedToken(found, context);
    const { value: graphUrl } = (await session.settings()).graphUrl ?? { value: META_GRAPH_URL };
    const appSecret = await appSecretGiven({ appSecretFile: undefined }, context);
    const graph = await session.graphFor({ graphUrl, token, appSecret, channel: null });
    return { channel: undefined, token, graph, app: { appId: host.env.WABACTL_APP_ID || null, appSecret } };
  }
}

/** Otherwise a failure follows that says what to do next. */
function isInOrder({ token, wabaId, reaches }: Report): boolean {
  return token.missingScopes.length === 0 && (wabaId === null || reaches.some((each) => each.wabaId === wabaId));
}

function withId(name: string | null, id: string | null): string | undefined {
  if (id === null) return name ?? undefined;
  return name === null ? id : `${name} (${id})`;
}

function viewExpiry(expiry: string | null, { now, text }: Screen, say: Says<'whoami'>): string {
  if (expiry === null) return say.unknown;
  if (expiry === 'never') return say.never;
  return `${say.until(relativeTime(new Date(expiry), now, text.language))} (${expiry.slice(0, 10)})`;
}

function viewScopes({ scopes, missingScopes }: Report['token'], { style }: Screen, say: Says<'whoami'>): string {
  const missing = missingScopes.length > 0 ? style.bad(say.lacks(missingScopes.join(', '))) : undefined;
  return [...scopes, missing].filter((line) => line !== undefined).join('\n') || say.unknown;
}

/** The channel's own account is marked: a token that reaches others only is the usual surprise. */
function viewReach({ reaches, wabaId }: Report, { style }: Screen, say: Says<'whoami'>): string {
  if (reaches.length === 0) return style.bad(say.nothing);
  return reaches
    .map((each) => {
      const line = `${withId(each.name, each.wabaId)}, ${say.numbers(each.numbers)}`;
      return each.wabaId === wabaId ? style.strong(line) : line;
    })
    .join('\n');
}
