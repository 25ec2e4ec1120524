import * as z from 'zod/mini';
import { CALLBACK_LEVELS } from '../../../core/webhook/level.js';
import { localTime } from '../../../ui/local-time.js';
import type { Screen } from '../../../ui/screen.js';
import type { Style } from '../../../ui/style.js';
import type { Says } from '../../command.js';
import { type EndpointLine, handshake, notKept, type RefusedLine, refused } from '../../listening/endpoint-line.js';
import { type EventLine, eventLine, viewEventLine } from '../event-line.js';

export type ListenSays = Says<'webhook listen'>;

const ready = z.object({
  kind: z.literal('ready'),
  url: z.string(),
  port: z.number(),
  channel: z.nullable(z.string()),
  signaturesChecked: z.boolean(),
  /** The apps whose secrets are known here; a delivery of any of them is taken. */
  apps: z.array(z.object({ appId: z.nullable(z.string()), channels: z.readonly(z.array(z.string())) })),
  /** Channels whose app's secret is not known, so that its deliveries cannot be checked. */
  channelsWithoutSecret: z.readonly(z.array(z.string())),
  /** Where every delivery is kept before it is answered; null where nothing is. */
  recordedIn: z.nullable(z.string()),
  /** The address that Meta was given for the time of listening, and what it stands in for. */
  publicUrl: z.nullable(z.string()),
  level: z.nullable(z.enum(CALLBACK_LEVELS)),
  insteadOf: z.nullable(z.string()),
  /** The callback that gets every delivery too, and whose answers Meta gets. */
  passedOnTo: z.nullable(z.string()),
  /** What Meta delivers here, of what is ticked in the app; null when that is not known, or nothing is taken over. */
  fields: z.nullable(z.readonly(z.array(z.string()))),
  forwardedTo: z.nullable(z.string()),
  /** The page that shows everything, with its key; null without --inspect. */
  inspectUrl: z.nullable(z.string()),
});
/** That nothing came for a while, which is not to be mistaken for a listener that hangs. */
const heartbeat = z.object({
  kind: z.literal('heartbeat'),
  at: z.string(),
  events: z.number(),
  refused: z.number(),
  /** Deliveries that were answered and whose events are still to be told. */
  backlog: z.number(),
});
/** More came than a person can read: these were not shown one by one. */
const leftOut = z.object({
  kind: z.literal('left-out'),
  at: z.string(),
  events: z.number(),
  /** Deliveries that were not even read, since nothing is recorded. */
  deliveries: z.number(),
  areRecorded: z.boolean(),
});

/** A delivery that the callback behind us did not take, or with --verbose any. */
const passedOn = z.object({
  kind: z.literal('passed-on'),
  at: z.string(),
  method: z.string(),
  url: z.string(),
  /** What Meta was answered. */
  status: z.number(),
  milliseconds: z.number(),
  /** Null where the callback itself gave that answer. */
  problem: z.nullable(z.enum(['unreachable', 'timed-out', 'overloaded'])),
  code: z.nullable(z.string()),
  /** How many of them this line stands for: of many in a second not each has a line of its own. */
  times: z.number(),
});
/** One attempt to hand a delivery to the server under development. */
const forwarded = z.object({
  kind: z.literal('forwarded'),
  at: z.string(),
  /** Null where nothing is recorded. */
  deliveryId: z.nullable(z.number()),
  url: z.string(),
  attempt: z.number(),
  status: z.nullable(z.number()),
  milliseconds: z.number(),
  problem: z.nullable(z.enum(['timed-out', 'broken'])),
  /** What the server said, where it did not answer 200 or with --verbose; the beginning of it. */
  answer: z.nullable(z.string()),
  /** Null when it is not sent again. */
  retryInSeconds: z.nullable(z.number()),
});
const forwardTarget = z.object({
  kind: z.literal('forward-target'),
  at: z.string(),
  url: z.string(),
  state: z.enum(['gone', 'back']),
  code: z.nullable(z.string()),
  /** How many deliveries have waited for it. */
  waiting: z.nullable(z.number()),
});
const forwardDropped = z.object({ kind: z.literal('forward-dropped'), at: z.string(), count: z.number() });
/** The tunnel broke off and is being opened again, or has another address, which Meta was told. */
const tunnel = z.object({
  kind: z.literal('tunnel'),
  at: z.string(),
  tunnel: z.string(),
  state: z.enum(['lost', 'moved']),
  url: z.nullable(z.string()),
});

export type ReadyLine = z.infer<typeof ready>;
export type PassedOnLine = z.infer<typeof passedOn>;
type ForwardedLine = z.infer<typeof forwarded>;
export type Line =
  | ReadyLine
  | EndpointLine
  | z.infer<typeof heartbeat>
  | z.infer<typeof leftOut>
  | PassedOnLine
  | ForwardedLine
  | z.infer<typeof forwardTarget>
  | z.infer<typeof forwardDropped>
  | z.infer<typeof tunnel>
  | EventLine;

export const line: z.ZodMiniType<Line> = z.union([
  ready,
  handshake,
  refused,
  notKept,
  heartbeat,
  leftOut,
  passedOn,
  forwarded,
  forwardTarget,
  forwardDropped,
  tunnel,
  eventLine,
]);

/** Of an event all but its JSON; `url` is of the first line, `method` and `reason` are of a refused request. */
export const COLUMNS = [
  'kind',
  'url',
  ...Object.keys(eventLine.shape).filter((key) => key !== 'kind' && key !== 'event'),
].concat(['method', 'reason']);

export function viewLine(each: Line, screen: Screen, say: ListenSays): string {
  const { style } = screen;
  const timed = (at: string, text: string) => `${style.dim(localTime(at))}  ${text}`;
  switch (each.kind) {
    case 'ready':
      return viewReady(each, screen, say);
    case 'handshake':
      return timed(each.at, say.handshake);
    case 'refused':
      return timed(each.at, `${style.bad(refusalText(each, say))}${each.times > 1 ? ` (×${each.times})` : ''}`);
    case 'not-kept':
      return timed(
        each.at,
        style.bad(each.isPassedOn ? screen.text.relay.notKept(each.problem) : say.notKept(each.problem)),
      );
    case 'heartbeat':
      return timed(each.at, style.dim(say.heartbeat(each.events, each.refused)));
    case 'left-out':
      return timed(each.at, style.dim(say.leftOut(each)));
    case 'event':
      return viewEventLine(each, screen);
    default:
      return timed(each.at, viewRelayLine(each, screen));
  }
}

type RelayLine = Extract<Line, { kind: 'passed-on' | 'forwarded' | 'forward-target' | 'forward-dropped' | 'tunnel' }>;

function viewRelayLine(each: RelayLine, { style, text: { relay: say } }: Screen): string {
  switch (each.kind) {
    case 'passed-on':
      return viewPassedOn(each, style, say);
    case 'forwarded':
      return viewForwarded(each, style, say);
    case 'forward-target':
      return each.state === 'back'
        ? style.good(say.forwardBack(each.url, each.waiting ?? 0))
        : style.bad(say.forwardGone(each.url, each.code ?? '?'));
    case 'forward-dropped':
      return style.bad(say.forwardDropped(each.count));
    case 'tunnel':
      return style.warn(each.url === null ? say.tunnelLost(each.tunnel) : say.tunnelMoved(each.url));
  }
}

type RelaySays = Screen['text']['relay'];

function viewPassedOn(each: PassedOnLine, style: Style, say: RelaySays): string {
  const { url, status, milliseconds, problem, code, times } = each;
  const paint = status === 200 ? style.dim : style.bad;
  const what =
    problem === null ? say.passedOn(url, status, milliseconds) : say.notPassedOn[problem](url, code ?? '?', status);
  return `${paint(what)}${times > 1 ? ` (×${times})` : ''}`;
}

/** Rows of a server's answer; a page about an error may have hundreds. */
const ROWS_SHOWN = 8;

function viewForwarded(each: ForwardedLine, style: Style, say: RelaySays): string {
  const { url, status, milliseconds, problem, attempt, retryInSeconds, answer } = each;
  const what = problem === null ? say.forwarded(url, status ?? 0, milliseconds) : say.forwardFailed[problem](url);
  const next = retryInSeconds === null ? say.givenUp(attempt) : say.again(retryInSeconds);
  const first = status === 200 ? style.dim(what) : `${style.bad(what)} ${style.dim(`(${next})`)}`;
  const rows = (answer ?? '')
    .trim()
    .split('\n')
    .filter((row) => row.trim() !== '');
  const shown = rows.length > ROWS_SHOWN ? [...rows.slice(0, ROWS_SHOWN), '…'] : rows;
  return [first, ...shown.map((row) => `    ${row}`)].join('\n');
}

function refusalText({ reason, channelsWithoutSecret }: RefusedLine, say: ListenSays): string {
  if (reason === 'secret-missing') return say.secretMissing(channelsWithoutSecret.join(', '));
  return say.refused[reason] ?? reason;
}

/** Whom Meta delivers to now, and what becomes of those who got it before. */
function viewStandIn(each: ReadyLine, style: Style, say: RelaySays): string[] {
  const { publicUrl, level, insteadOf, passedOnTo, forwardedTo, fields } = each;
  const missesAll = passedOnTo === null && insteadOf !== null ? [style.warn(say.originMissesAll(insteadOf))] : [];
  return [
    ...(publicUrl === null || level === null ? [] : [style.good(say.takenOver(level, publicUrl)), ...missesAll]),
    ...(fields === null || fields.length === 0 ? [] : [say.comesHere(fields.join(', '))]),
    ...(passedOnTo === null ? [] : [say.originGetsAll(passedOnTo)]),
    ...(forwardedTo === null ? [] : [say.forwardsTo(forwardedTo)]),
  ];
}

function viewReady(each: ReadyLine, { style, text }: Screen, say: ListenSays): string {
  const apps = each.apps.map(({ appId, channels }) => say.app(appId, channels.join(', '))).join('; ');
  const missing = each.channelsWithoutSecret.join(', ');
  return [
    say.ready(each.url, each.channel),
    ...(each.signaturesChecked ? [say.checked(apps)] : []),
    ...(each.signaturesChecked && missing !== '' ? [style.warn(say.withoutSecret(missing))] : []),
    ...viewStandIn(each, style, text.relay),
    each.recordedIn === null ? style.warn(say.notRecorded) : say.recorded(each.recordedIn),
    ...(each.inspectUrl === null ? [] : [say.inspect(each.inspectUrl)]),
  ].join('\n');
}
