import { Failure } from '../../core/failure.js';
import { WEBHOOK_LIMITS } from '../../core/meta/limits.js';
import { isFault, isHopeless, isWanted, parseUntil, type Until } from '../../core/webhook/until.js';
import type { Host } from '../../host/host.js';
import { deliveriesFolder } from '../../store/delivery-log.js';
import type { AppSecrets } from '../app-secrets.js';
import { command } from '../command.js';
import { withColumns } from '../csv-columns.js';
import { duration, flag, integerOr, optional, text } from '../field.js';
import { summaryOf } from './event-line.js';
import { FILTER_FLAGS, readFilter } from './filter-flags.js';
import type { Endpoint } from './listen/endpoint.js';
import type { LineQueue } from './listen/line-queue.js';
import { COLUMNS, type Line, line, viewLine } from './listen/lines.js';
import type { Recorder } from './listen/recorder.js';
import { setUp } from './listen/set-up.js';
import type { Teller } from './listen/teller.js';

/** How often old deliveries are looked for, and a silent listener says that it lives. */
const ROUND_MS = 60_000;

export const listen = command({
  path: 'webhook listen',
  examples: [
    'wabactl webhook listen --port 3000',
    'wabactl webhook listen --json | jq \'select(.kind == "event")\'',
    'wabactl webhook listen --kind status --status failed,delivered --phone +15550142233',
    'wabactl webhook listen --until \'kind=message and text~"hello"\' --timeout 60s',
  ],
  args: {},
  options: {
    port: integerOr('-p, --port <port>', { min: 0, max: 65_535, fallback: 3000 }),
    path: optional(text('--path <path>')),
    ...FILTER_FLAGS,
    until: optional(text('--until <expression>')),
    timeout: optional(duration('--timeout <time>')),
    record: flag('--no-record'),
    keepDays: integerOr('--keep-days <days>', { min: 1, max: 3650, fallback: 30 }),
    keepMb: integerOr('--keep-mb <megabytes>', { min: 20, max: 10_000_000, fallback: 2000 }),
    maskNumbers: flag('--mask-numbers'),
    heartbeat: flag('--no-heartbeat'),
  },
  output: line,
  rows: (each) => [withColumns(COLUMNS, each)],
  streams: true,
  async *run(input, context) {
    const { host, note, say } = context;
    const isReadByPeople =
      context.globals.jq === undefined && (await context.session.settings()).output.value === 'human';
    const mayLeaveOut = isReadByPeople && input.until === undefined;
    const until = input.until === undefined ? undefined : readUntil(input.until);
    const filter = readFilter(input, host.now());
    const { channel, secrets, store, recorder, lines, teller, endpoint } = await setUp(
      { ...input, path: pathOf(input.path), isReadByPeople, mayLeaveOut, filter },
      context,
    );
    const ended = new AbortController();
    const served = await host.listen({ port: input.port, maxBodyBytes: WEBHOOK_LIMITS.maxBodyBytes }, endpoint.handler);
    const told = teller.run();
    host.stop.addEventListener('abort', lines.end, { once: true });
    const close = async () => {
      ended.abort();
      lines.end();
      await served.close();
      await recorder.close();
      await told;
    };
    try {
      const url = `http://127.0.0.1:${served.port}${pathOf(input.path) ?? '/'}`;
      await endpoint.testItself(url);
      if (secrets.known.length === 0) note(say.unchecked);
      const recordedIn = store ? deliveriesFolder(store.stateFolder) : null;
      yield {
        kind: 'ready' as const,
        url,
        port: served.port,
        channel: channel.name,
        ...aboutSecrets(secrets),
        recordedIn,
      };
      if (input.timeout !== undefined) void host.sleep(input.timeout, ended.signal).then(lines.end);
      const everyMinute = createRounds({ ...input, forget: store?.forget, endpoint, teller, recorder, lines, host });
      void everyMinute(ended.signal);
      const arrived = yield* takeLines(lines.lines(), until);
      if (arrived === until?.count) return;
      // What was answered is told before this ends, as far as it does not take long.
      await close();
      yield* [...lines.drain(), ...endpoint.refusals.rest()];
      if (host.stop.aborted) throw new Failure('interrupted', {}, host.stop.reason);
      if (until !== undefined) throw timedOut(until.count, arrived, input.timeout);
    } finally {
      host.stop.removeEventListener('abort', lines.end);
      await close();
    }
  },
  view: viewLine,
});

function pathOf(path: string | undefined): string | undefined {
  return path === undefined || path.startsWith('/') ? path : `/${path}`;
}

function aboutSecrets({ known, channelsWithout }: AppSecrets) {
  return {
    signaturesChecked: known.length > 0,
    apps: known.map(({ appId, channels }) => ({ appId, channels })),
    channelsWithoutSecret: channelsWithout,
  };
}

function readUntil(expression: string): Until {
  const until = parseUntil(expression);
  if (isFault(until)) throw new Failure('until-unclear', { expression, ...until });
  return until;
}

/**
 * Until so many events came that fit, or no line comes any more; gives the number of events. A failure that makes the
 * waiting hopeless ends it at once: a pipeline need not sit out its time to learn that.
 */
async function* takeLines(
  lines: AsyncIterable<Line>,
  until: Until | undefined,
): AsyncGenerator<Line, number, undefined> {
  let arrived = 0;
  for await (const each of lines) {
    yield each;
    if (each.kind !== 'event' || until === undefined) continue;
    const summary = summaryOf(each);
    if (isWanted(until.condition, summary)) arrived++;
    if (arrived === until.count) break;
    const { messageId, customer, errors } = summary;
    if (isHopeless(until, summary)) throw new Failure('awaited-message-failed', { messageId, customer, errors });
  }
  return arrived;
}

function timedOut(expected: number, arrived: number, timeoutMs = 0): Failure {
  return new Failure('events-timed-out', { expected, arrived, waitedSeconds: timeoutMs / 1000 });
}

interface RoundOptions {
  readonly heartbeat: boolean;
  readonly forget: (() => void) | undefined;
  readonly endpoint: Endpoint;
  readonly teller: Teller;
  readonly recorder: Recorder;
  readonly lines: LineQueue<Line>;
  readonly host: Host;
}

/** Once a minute: old deliveries go, refusals that were only counted are told, and a silent listener says that it lives. */
function createRounds({ heartbeat, forget, endpoint, teller, recorder, lines, host }: RoundOptions) {
  return async (ended: AbortSignal): Promise<void> => {
    let before = 0;
    for await (const _ of host.ticks(ROUND_MS, ended)) {
      forget?.();
      for (const each of endpoint.refusals.rest()) lines.push(each);
      const events = teller.events();
      const at = host.now().toISOString();
      const [refused, backlog] = [endpoint.refusals.total(), recorder.backlog()];
      if (heartbeat && events === before) lines.push({ kind: 'heartbeat', at, events, refused, backlog });
      before = events;
    }
  };
}
