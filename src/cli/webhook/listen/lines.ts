import * as z from 'zod/mini';
import { localTime } from '../../../ui/local-time.js';
import type { Screen } from '../../../ui/screen.js';
import type { Says } from '../../command.js';
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
});
const handshake = z.object({ kind: z.literal('handshake'), at: z.string() });
const refused = z.object({
  kind: z.literal('refused'),
  at: z.string(),
  method: z.string(),
  reason: z.string(),
  /** Channels that a delivery with an unknown signature may be for, since their app's secret is not known here. */
  channelsWithoutSecret: z.readonly(z.array(z.string())),
  /** How many such requests this line stands for: of a flood not each has a line of its own. */
  times: z.number(),
});
/** Deliveries that could not be kept, and so were not answered 200; Meta sends them again. */
const notKept = z.object({ kind: z.literal('not-kept'), at: z.string(), problem: z.string() });
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

export type ReadyLine = z.infer<typeof ready>;
export type RefusedLine = z.infer<typeof refused>;
export type Line =
  | ReadyLine
  | z.infer<typeof handshake>
  | RefusedLine
  | z.infer<typeof notKept>
  | z.infer<typeof heartbeat>
  | z.infer<typeof leftOut>
  | EventLine;

export const line: z.ZodMiniType<Line> = z.union([ready, handshake, refused, notKept, heartbeat, leftOut, eventLine]);

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
      return timed(each.at, style.bad(say.notKept(each.problem)));
    case 'heartbeat':
      return timed(each.at, style.dim(say.heartbeat(each.events, each.refused)));
    case 'left-out':
      return timed(each.at, style.dim(say.leftOut(each)));
    case 'event':
      return viewEventLine(each, screen);
  }
}

function refusalText({ reason, channelsWithoutSecret }: RefusedLine, say: ListenSays): string {
  if (reason === 'secret-missing') return say.secretMissing(channelsWithoutSecret.join(', '));
  return say.refused[reason] ?? reason;
}

function viewReady(each: ReadyLine, { style }: Screen, say: ListenSays): string {
  const apps = each.apps.map(({ appId, channels }) => say.app(appId, channels.join(', '))).join('; ');
  const missing = each.channelsWithoutSecret.join(', ');
  return [
    say.ready(each.url, each.channel),
    ...(each.signaturesChecked ? [say.checked(apps)] : []),
    ...(each.signaturesChecked && missing !== '' ? [style.warn(say.withoutSecret(missing))] : []),
    each.recordedIn === null ? style.warn(say.notRecorded) : say.recorded(each.recordedIn),
  ].join('\n');
}
