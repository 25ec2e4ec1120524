import { EventEmitter, on } from 'node:events';
import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { WEBHOOK_LIMITS } from '../../core/meta/limits.js';
import { createListener, type Delivery, type RefusedRequest } from '../../listener/listener.js';
import { localTime } from '../../ui/local-time.js';
import { command } from '../command.js';
import { withColumns } from '../csv-columns.js';
import { duration, integer, integerOr, optional, text } from '../field.js';
import { type EventLine, eventLine, toEventLine, viewEventLine } from './event-line.js';
import { recordEvents } from './record-events.js';

const ready = z.object({
  kind: z.literal('ready'),
  url: z.string(),
  port: z.number(),
  channel: z.nullable(z.string()),
  signaturesChecked: z.boolean(),
});
const handshake = z.object({ kind: z.literal('handshake'), at: z.string() });
const refused = z.object({ kind: z.literal('refused'), at: z.string(), method: z.string(), reason: z.string() });

type Line =
  | z.infer<typeof ready>
  | z.infer<typeof handshake>
  | z.infer<typeof refused>
  | (EventLine & { readonly kind: 'event' });

const line: z.ZodMiniType<Line> = z.union([ready, handshake, refused, eventLine]);

/** Of an event all but its JSON; `url` is of the first line, `method` and `reason` are of a refused request. */
const COLUMNS = [
  'kind',
  'url',
  ...Object.keys(eventLine.shape).filter((key) => key !== 'kind' && key !== 'event'),
].concat(['method', 'reason']);

export const listen = command({
  path: 'webhook listen',
  examples: [
    'wabactl webhook listen --port 3000',
    'wabactl webhook listen --json | jq \'select(.kind == "event")\'',
    'wabactl webhook listen --until 1 --timeout 60s',
  ],
  args: {},
  options: {
    port: integerOr('-p, --port <port>', { min: 0, max: 65_535, fallback: 3000 }),
    path: optional(text('--path <path>')),
    until: optional(integer('--until <count>', { min: 1, max: 1_000_000 })),
    timeout: optional(duration('--timeout <time>')),
  },
  output: line,
  rows: (each) => [withColumns(COLUMNS, each)],
  streams: true,
  async *run(input, { session, host, note, say }) {
    const channel = await session.channel();
    const verifyToken = await session.secret('verify-token', channel);
    if (!verifyToken) throw new Failure('no-verify-token', { channel: channel.name });
    // Needed, once there is one: who gave it counts on forged deliveries being refused.
    const appSecret = (await session.secret('app-secret', channel))?.value;
    const database = await session.database();
    const path = input.path === undefined || input.path.startsWith('/') ? input.path : `/${input.path}`;
    const lines = new EventEmitter();
    const arrivals = on(lines, 'line', { signal: host.stop, close: ['over'] });
    const ended = new AbortController();
    const emit = (each: Line) => lines.emit('line', each);
    const handler = createListener({
      verifyToken: verifyToken.value,
      appSecrets: appSecret === undefined ? [] : [appSecret],
      ...(path !== undefined && { path }),
      now: host.now,
      // Recorded before Meta gets its 200: what was answered is never lost.
      async onDelivery(delivery: Delivery) {
        for (const each of recordEvents(database, channel.id, delivery)) emit(toEventLine(each, delivery));
      },
      onHandshake: () => emit({ kind: 'handshake', at: host.now().toISOString() }),
      onRefused: ({ receivedAt, method, reason }: RefusedRequest) =>
        emit({ kind: 'refused', at: receivedAt.toISOString(), method, reason }),
    });
    const served = await host.listen({ port: input.port, maxBodyBytes: WEBHOOK_LIMITS.maxBodyBytes }, handler);
    try {
      const url = `http://127.0.0.1:${served.port}${path ?? '/'}`;
      const signaturesChecked = appSecret !== undefined;
      if (!signaturesChecked) note(say.unchecked);
      yield { kind: 'ready' as const, url, port: served.port, channel: channel.name, signaturesChecked };
      if (input.timeout !== undefined) {
        void host.sleep(input.timeout, ended.signal).then(() => lines.emit('over'));
      }
      yield* takeLines(arrivals, input);
    } finally {
      ended.abort();
      await served.close();
    }
  },
  view(each, screen, say) {
    switch (each.kind) {
      case 'ready':
        return [say.ready(each.url, each.channel), ...(each.signaturesChecked ? [say.checked] : [])].join('\n');
      case 'handshake':
        return `${screen.style.dim(localTime(each.at))}  ${say.handshake}`;
      case 'refused':
        return `${screen.style.dim(localTime(each.at))}  ${screen.style.bad(say.refused[each.reason] ?? each.reason)}`;
      case 'event':
        return viewEventLine(each, screen, say);
    }
  },
});

interface Patience {
  readonly until: number | undefined;
  readonly timeout: number | undefined;
}

/** Until enough events came or the time is over, which is a failure only when events were awaited. */
async function* takeLines(arrivals: AsyncIterable<unknown[]>, { until: expected, timeout = 0 }: Patience) {
  let arrived = 0;
  for await (const [each] of arrivals) {
    const taken = each as Line;
    yield taken;
    if (taken.kind === 'event') arrived++;
    if (arrived === expected) return;
  }
  if (expected !== undefined) {
    throw new Failure('events-timed-out', { expected, arrived, waitedSeconds: timeout / 1000 });
  }
}
