import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { withCrowd } from '../../emulator/crowd/crowd.js';
import { createEmulator } from '../../emulator/emulator.js';
import type { EmulatorEvent } from '../../emulator/events.js';
import { namedSeeds, SEED_NAMES } from '../../emulator/named-seeds.js';
import { type SendRule, sendRuleSchema } from '../../emulator/playing/send-rule.js';
import { parseSeed, type Seed, seedSchema } from '../../emulator/seed.js';
import type { Settings } from '../../emulator/state.js';
import type { Host } from '../../host/host.js';
import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';
import type { Style } from '../../ui/style.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { withColumns } from '../csv-columns.js';
import { duration, flag, integer, integerOr, oneOf, optional, text } from '../field.js';
import { type LeftOut, tellEvents } from './told-events.js';

/** Meta takes documents of up to 100 MB; a little more for the multipart around them. */
const MAX_BODY_BYTES = 101 * 1024 * 1024;

const ready = z.object({
  kind: z.literal('ready'),
  url: z.string(),
  port: z.number(),
  /** The first of the seed. It opens nothing but an emulator, so it may be shown. */
  token: z.nullable(z.string()),
  appId: z.nullable(z.string()),
  appSecret: z.nullable(z.string()),
  wabaId: z.nullable(z.string()),
  /** The first app in development mode: it takes logins by browser that come back to http://localhost. */
  testAppId: z.nullable(z.string()),
  testAppSecret: z.nullable(z.string()),
  phoneNumberId: z.nullable(z.string()),
  displayPhoneNumber: z.nullable(z.string()),
  /** Those beside `token`: other users, or other permissions. */
  otherTokens: z.array(z.object({ token: z.string(), user: z.nullable(z.string()), scopes: z.array(z.string()) })),
});

const event = z.looseObject({
  kind: z.enum(['request', 'delivery', 'not-delivered', 'handshake', 'left-out', 'fault']),
});

type Ready = z.infer<typeof ready>;
type Line = Ready | EmulatorEvent | LeftOut;

const line = z.union([ready, event]) as z.ZodMiniType<Line>;

const COLUMNS = [
  'kind',
  'method',
  'path',
  'field',
  'url',
  'level',
  'attempt',
  'status',
  'code',
  'reason',
  'problem',
  'changes',
  'events',
];

export const start = command({
  path: 'emulator start',
  examples: [
    'wabactl emulator start',
    'wabactl emulator start --port 0 --json',
    'wabactl emulator start --world agency',
    'wabactl emulator start --templates 6000',
    'wabactl emulator start --latency 150ms --fail 5',
    'wabactl emulator start --seed shop.json',
  ],
  args: {},
  options: {
    port: integerOr('-p, --port <port>', { min: 0, max: 65_535, fallback: 4290 }),
    world: optional(oneOf('--world <name>', SEED_NAMES)),
    seed: optional(text('--seed <file>')),
    templates: optional(integer('--templates <count>', { min: 1, max: TEMPLATE_LIMITS.perVerifiedWaba })),
    reviewDelay: optional(duration('--review-delay <time>')),
    statusDelay: optional(duration('--status-delay <time>')),
    latency: optional(duration('--latency <time>')),
    fail: optional(integer('--fail <percent>', { min: 1, max: 100 })),
    loseAnswers: optional(integer('--lose-answers <percent>', { min: 1, max: 100 })),
    anyToken: flag('--any-token'),
  },
  output: line,
  rows: (each) => [withColumns(COLUMNS, each)],
  streams: true,
  async *run(input, context) {
    const { host } = context;
    const seed = await chooseSeed(input, context);
    const pool = await host.openPool();
    const emulator = createEmulator({
      nowMs: () => host.now().getTime(),
      randomBytes: host.randomBytes,
      schedule: (ms, task) => schedule(host, ms, task),
      fetch: pool.fetch,
      seed,
      settings: {
        ...(input.reviewDelay !== undefined && { reviewDelayMs: input.reviewDelay }),
        ...(input.statusDelay !== undefined && { statusDelayMs: input.statusDelay }),
        ...(input.latency !== undefined && { answerDelayMs: input.latency }),
        ...(input.anyToken && { acceptAnyToken: true }),
        ...rulesOf(input, seed),
      },
    });
    const told = tellEvents(emulator, host.stop);
    const served = await host.listen({ port: input.port, maxBodyBytes: MAX_BODY_BYTES }, emulator.handler);
    try {
      yield toReady(seed, served.port);
      yield* told;
    } finally {
      emulator.close();
      await served.close();
      await pool.close();
    }
  },
  view(each, screen, say) {
    return each.kind === 'ready' ? viewReady(each, screen, say) : viewEvent(each, screen, say);
  },
});

interface SeedChoice {
  readonly world: (typeof SEED_NAMES)[number] | undefined;
  readonly seed: string | undefined;
  readonly templates: number | undefined;
}

interface Mishaps {
  readonly fail: number | undefined;
  readonly loseAnswers: number | undefined;
}

/** What most numbers meet that are written to: no WhatsApp there. */
const UNDELIVERABLE = 131026;

/** What was asked for on the command line comes before the rules of the seed. */
function rulesOf({ fail, loseAnswers }: Mishaps, { settings }: Seed): Partial<Settings> {
  const asked: SendRule[] = [
    ...(fail === undefined ? [] : [{ share: fail, play: { kind: 'fail' as const, code: UNDELIVERABLE } }]),
    ...(loseAnswers === undefined ? [] : [{ share: loseAnswers, play: { kind: 'lose-answer' as const } }]),
  ];
  if (asked.length === 0) return {};
  return { sendRules: [...asked, ...z.parse(z.array(sendRuleSchema), settings?.sendRules ?? [])] };
}

type Reader = Pick<Context<unknown>, 'readInput'>;

async function chooseSeed(choice: SeedChoice, reader: Reader): Promise<Seed> {
  const seed = await chooseWorld(choice, reader);
  return choice.templates === undefined ? seed : withCrowd(seed, choice.templates);
}

async function chooseWorld({ world, seed }: SeedChoice, reader: Reader): Promise<Seed> {
  if (seed === undefined) return namedSeeds[world ?? 'bakery'];
  if (world !== undefined) throw new Failure('conflicting-options', { first: '--world', second: '--seed' });
  return readSeed(seed, reader);
}

async function readSeed(path: string, { readInput }: Reader): Promise<Seed> {
  const content = new TextDecoder().decode(await readInput(path, '--seed'));
  try {
    return parseSeed(JSON.parse(content));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Failure('seed-invalid', { at: `--seed ${path}`, problem: cause.message });
  }
}

/** The host's sleep ends early when the program stops, and then nothing may run any more. */
function schedule(host: Host, ms: number, task: () => void): () => void {
  const canceller = new AbortController();
  void host.sleep(ms, canceller.signal).then(() => {
    if (!canceller.signal.aborted && !host.stop.aborted) task();
  });
  return () => canceller.abort();
}

function toReady(seed: Seed, port: number): Ready {
  const { apps, tokens, users, wabas } = z.parse(seedSchema, seed);
  const [app] = apps;
  const isAnybodyThere = users.some(({ kind }) => kind === 'USER');
  const testApp = isAnybodyThere ? apps.find(({ mode }) => mode === 'development') : undefined;
  const [token, ...others] = tokens;
  const [waba] = wabas;
  const [phone] = waba?.phones ?? [];
  const userOf = (id: string) => users.find((user) => user.id === id)?.name ?? null;
  return {
    kind: 'ready',
    url: `http://127.0.0.1:${port}`,
    port,
    token: token?.token ?? null,
    appId: app?.id ?? null,
    appSecret: app?.secret ?? null,
    testAppId: testApp?.id ?? null,
    testAppSecret: testApp?.secret ?? null,
    wabaId: waba?.id ?? null,
    phoneNumberId: phone?.id ?? null,
    displayPhoneNumber: phone?.number ?? null,
    otherTokens: others.map((one) => ({ token: one.token, user: userOf(one.userId), scopes: one.scopes })),
  };
}

function viewReady(facts: Ready, screen: Screen, say: Says<'emulator start'>): string {
  const { labels } = say;
  const rows: [string, string | undefined][] = [
    [labels.number, facts.displayPhoneNumber ?? undefined],
    [labels.phone, facts.phoneNumberId ?? undefined],
    [labels.waba, facts.wabaId ?? undefined],
    [labels.app, facts.appId ?? undefined],
    [labels.control, `${facts.url}/_emulator`],
  ];
  const connect = [
    `  export WABACTL_TOKEN=${facts.token ?? ''}`,
    `  export WABACTL_APP_SECRET=${facts.appSecret ?? ''}`,
    `  wabactl connect --graph-url ${facts.url}`,
  ];
  return [say.ready(facts.url), details(rows, screen), '', say.connect, ...connect, ...viewOthers(facts, say), ''].join(
    '\n',
  );
}

/** Logging in by browser, and the tokens beside the first one, where the seed has any. */
function viewOthers({ otherTokens, testAppId, testAppSecret, url }: Ready, say: Says<'emulator start'>): string[] {
  const login = [
    '',
    say.login,
    `  export WABACTL_APP_SECRET=${testAppSecret}`,
    `  wabactl connect --login --app-id ${testAppId} --graph-url ${url}`,
  ];
  return [
    ...(testAppId === null ? [] : login),
    ...otherTokens.flatMap(({ token, user, scopes }) => [
      '',
      say.otherToken(user ?? '?', scopes.join(', ')),
      `  export WABACTL_TOKEN=${token}`,
    ]),
  ];
}

function viewEvent(each: EmulatorEvent | LeftOut, { style }: Screen, say: Says<'emulator start'>): string {
  switch (each.kind) {
    case 'request':
      return viewRequest(each, style, say);
    case 'delivery':
      return viewDelivery(each, style, say);
    case 'not-delivered':
      return style.warn(`${each.field}: ${say.notDelivered[each.reason]}`);
    case 'handshake':
      return `${say.handshake(each.url)} ${each.problem === undefined ? style.good('200') : style.bad(each.problem)}`;
    case 'left-out':
      return style.warn(say.leftOut(each.events));
    case 'fault':
      return style.bad(say.fault(each.fault instanceof Error ? each.fault.message : String(each.fault)));
  }
}

type Event<Kind extends EmulatorEvent['kind']> = Extract<EmulatorEvent, { kind: Kind }>;

function viewRequest({ method, path, status, code }: Event<'request'>, style: Style, say: Says<'emulator start'>) {
  if (status === undefined) return `${method} ${path} ${style.bad(say.cut)}`;
  const refused = code === undefined ? '' : ` ${say.refusedWith(code)}`;
  return `${method} ${path} ${status < 400 ? style.good(String(status)) : style.bad(`${status}${refused}`)}`;
}

function viewDelivery(delivery: Event<'delivery'>, style: Style, say: Says<'emulator start'>): string {
  const { field, changes, url, level, status, problem, attempt } = delivery;
  const result = status === 200 ? style.good('200') : style.bad(problem ?? String(status));
  return `${say.delivered(changes === 1 ? field : `${changes} × ${field}`, url, level)} ${result}${attempt > 1 ? `, ${say.attempt(attempt)}` : ''}`;
}
