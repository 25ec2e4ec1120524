import { EventEmitter, on } from 'node:events';
import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { WEBHOOK_LIMITS } from '../../core/meta/limits.js';
import { watchStatusOrder } from '../../core/webhook/status-order.js';
import { createListener, type Delivery, type RefusedRequest } from '../../listener/listener.js';
import { localTime } from '../../ui/local-time.js';
import type { Screen } from '../../ui/screen.js';
import { type AppSecret, type AppSecrets, findAppSecrets, nameOf } from '../app-secrets.js';
import { command, type Says } from '../command.js';
import { withColumns } from '../csv-columns.js';
import { duration, integer, integerOr, optional, text } from '../field.js';
import { type EventLine, eventLine, type Signer, toEventLine, viewEventLine } from './event-line.js';
import { type MayOwn, type Owners, ownerOf, recordEvents } from './record-events.js';

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
});
const handshake = z.object({ kind: z.literal('handshake'), at: z.string() });
const refused = z.object({
  kind: z.literal('refused'),
  at: z.string(),
  method: z.string(),
  reason: z.string(),
  /** Channels that a delivery with an unknown signature may be for, since their app's secret is not known here. */
  channelsWithoutSecret: z.readonly(z.array(z.string())),
});

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
  async *run(input, { session, host, note, say, text: words }) {
    const channel = await session.channel();
    const verifyToken = await session.secret('verify-token', channel);
    if (!verifyToken) throw new Failure('no-verify-token', { channel: channel.name });
    // Never the secret of another kind: an emulator's is known to everybody, and would open a live listener to forgers.
    const { channels } = await session.config.read();
    const companions = channels.filter(({ kind }) => kind === channel.kind);
    const secrets = await findAppSecrets(session, companions);
    const owners: Owners = [channel, ...companions];
    const database = await session.database();
    const path = input.path === undefined || input.path.startsWith('/') ? input.path : `/${input.path}`;
    const lines = new EventEmitter();
    const arrivals = on(lines, 'line', { signal: host.stop, close: ['over'] });
    const ended = new AbortController();
    const order = watchStatusOrder();
    const emit = (each: Line) => lines.emit('line', each);
    const handler = createListener({
      verifyToken: verifyToken.value,
      appSecrets: secrets.known.map(({ value }) => value),
      ...(path !== undefined && { path }),
      now: host.now,
      isOfRightApp(delivery: Delivery) {
        const mayOwn = mayOwnOf(appOf(delivery, secrets));
        return delivery.events.every((event) => ownerOf(event, owners, mayOwn) !== undefined);
      },
      // Recorded before Meta gets its 200: what was answered is never lost.
      async onDelivery(delivery: Delivery) {
        const signer = signerOf(delivery, secrets, say);
        const mayOwn = mayOwnOf(appOf(delivery, secrets));
        for (const each of recordEvents(database, owners, mayOwn, delivery))
          emit(toEventLine(each, delivery, { signer, order, text: words }));
      },
      onHandshake: () => emit({ kind: 'handshake', at: host.now().toISOString() }),
      onRefused: (request: RefusedRequest) => emit(toRefused(request, secrets)),
    });
    const served = await host.listen({ port: input.port, maxBodyBytes: WEBHOOK_LIMITS.maxBodyBytes }, handler);
    try {
      const url = `http://127.0.0.1:${served.port}${path ?? '/'}`;
      const signaturesChecked = secrets.known.length > 0;
      if (!signaturesChecked) note(say.unchecked);
      const apps = secrets.known.map(({ appId, channels: names }) => ({ appId, channels: names }));
      const { channelsWithout: channelsWithoutSecret } = secrets;
      const about = { channel: channel.name, signaturesChecked, apps, channelsWithoutSecret };
      yield { kind: 'ready' as const, url, port: served.port, ...about };
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
        return viewReady(each, screen, say);
      case 'handshake':
        return `${screen.style.dim(localTime(each.at))}  ${say.handshake}`;
      case 'refused':
        return `${screen.style.dim(localTime(each.at))}  ${screen.style.bad(refusalText(each, say))}`;
      case 'event':
        return viewEventLine(each, screen);
    }
  },
});

type ListenSays = Says<'webhook listen'>;

/** The app whose secret signed it; undefined where no secret is known. */
function appOf({ signature }: Delivery, { known }: AppSecrets): AppSecret | undefined {
  return signature === 'unchecked' ? undefined : known[signature.matchedSecretIndex];
}

/** Its own channels. Another app on this machine knows its own secret only, and that must open no other's window. */
function mayOwnOf(app: AppSecret | undefined): MayOwn {
  if (!app) return () => true;
  const { appId, channels } = app;
  return (owner) => channels.includes(nameOf(owner)) || (appId !== null && owner.appId === appId);
}

/** Whose delivery it was; in words only where several apps could have sent it. */
function signerOf(delivery: Delivery, secrets: AppSecrets, say: ListenSays): Signer {
  const app = appOf(delivery, secrets);
  if (!app) return { appId: null, signedBy: null };
  return { appId: app.appId, signedBy: secrets.known.length > 1 ? say.app(app.appId, app.channels.join(', ')) : null };
}

/** That a secret is wrong and that one is missing look the same to whoever posts, but not to whoever must mend it. */
function toRefused({ receivedAt, method, reason }: RefusedRequest, { channelsWithout }: AppSecrets) {
  const isForUnknown = reason === 'wrong-signature' && channelsWithout.length > 0;
  return {
    kind: 'refused' as const,
    at: receivedAt.toISOString(),
    method,
    reason: isForUnknown ? 'secret-missing' : reason,
    channelsWithoutSecret: isForUnknown ? channelsWithout : [],
  };
}

function refusalText({ reason, channelsWithoutSecret }: z.infer<typeof refused>, say: ListenSays): string {
  if (reason === 'secret-missing') return say.secretMissing(channelsWithoutSecret.join(', '));
  return say.refused[reason] ?? reason;
}

function viewReady(each: z.infer<typeof ready>, { style }: Screen, say: ListenSays): string {
  const apps = each.apps.map(({ appId, channels }) => say.app(appId, channels.join(', '))).join('; ');
  const missing = each.channelsWithoutSecret.join(', ');
  return [
    say.ready(each.url, each.channel),
    ...(each.signaturesChecked ? [say.checked(apps)] : []),
    ...(each.signaturesChecked && missing !== '' ? [style.warn(say.withoutSecret(missing))] : []),
  ].join('\n');
}

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
