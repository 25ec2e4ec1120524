import { WEBHOOK_LIMITS } from '../../core/meta/limits.js';
import { CALLBACK_LEVELS } from '../../core/webhook/level.js';
import { TUNNELS } from '../../core/webhook/tunnels.js';
import type { Host } from '../../host/host.js';
import { deliveriesFolder } from '../../store/delivery-log.js';
import { forgetListener, noteListener } from '../../store/running-listener.js';
import type { AppSecrets } from '../app-secrets.js';
import { command } from '../command.js';
import { withColumns } from '../csv-columns.js';
import { duration, flag, integer, integerOr, oneOf, optional, text, url, urlOrPresent } from '../field.js';
import type { Endpoint } from '../listening/endpoint.js';
import type { LineQueue } from '../listening/line-queue.js';
import type { Recorder } from '../listening/recorder.js';
import { requireVerifyToken } from '../verify-token.js';
import { FILTER_FLAGS, readFilter } from './filter-flags.js';
import { inspectPortOf, NO_PAGE, openPage } from './inspect/page-of-listener.js';
import { readUntil, requireEnough, takeLines } from './listen/awaiting.js';
import { COLUMNS, type Line, line, viewLine } from './listen/lines.js';
import { noteRoute } from './listen/note-route.js';
import { setUp } from './listen/set-up.js';
import { createStandIn, type StandIn } from './listen/stand-in.js';
import { planStandIn, rehearseStandIn } from './listen/stand-in-plan.js';
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
    'wabactl webhook listen --tunnel cloudflared --tee',
    'wabactl webhook listen --forward-to http://localhost:8080/webhook',
    'wabactl webhook listen --inspect',
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
    publicUrl: optional(url('--public-url <url>')),
    tunnel: optional(oneOf('--tunnel <program>', TUNNELS)),
    level: optional(oneOf('--level <level>', CALLBACK_LEVELS)),
    previousVerifyTokenFile: optional(text('--previous-verify-token-file <file>')),
    tee: optional(urlOrPresent('--tee [url]')),
    forwardTo: optional(url('--forward-to <url>')),
    inspect: flag('--inspect'),
    inspectPort: optional(integer('--inspect-port <port>', { min: 0, max: 65_535 })),
  },
  output: line,
  rows: (each) => [withColumns(COLUMNS, each)],
  streams: true,
  changes: true,
  async *run(input, context) {
    const { host, note, say, session, text: words } = context;
    const until = readUntil(input.until);
    const filter = readFilter(input, host.now());
    const path = pathOf(input.path);
    const inspectPort = inspectPortOf(input);
    const wishes = { ...input, path, previousTokenFile: input.previousVerifyTokenFile };
    const plan = await planStandIn(wishes, context);
    if (context.dryRun) {
      await rehearseStandIn(plan, wishes, await requireVerifyToken(session));
      return;
    }
    const isReadByPeople =
      context.globals.jq === undefined && (await context.session.settings()).output.value === 'human';
    const mayLeaveOut = isReadByPeople && input.until === undefined;
    const passesOn = plan.passOnTo !== null;
    const parts = await setUp({ ...input, path, mayLeaveOut, filter, passesOn }, context);
    const { channel, verifyToken, secrets, store, recorder, lines, teller, endpoint, forwarding } = parts;
    let page = NO_PAGE;
    const standIn = createStandIn({ plan, wishes, verifyToken, endpoint, lines, context });
    const ended = new AbortController();
    // Until the callback is put back Meta goes on delivering, and whoever stands behind it must lose nothing.
    const evenWhenStopped = plan.takeOver !== undefined;
    const listening = { port: input.port, maxBodyBytes: WEBHOOK_LIMITS.maxBodyBytes, evenWhenStopped };
    const served = await host.listen(listening, standIn.handler);
    const told = teller.run();
    host.stop.addEventListener('abort', lines.end, { once: true });
    const tellLeft = (left = 0) => {
      if (left > 0) note(words.relay.forwardLeft(left, input.forwardTo ?? ''));
    };
    const close = createClosing([
      async () => ended.abort(),
      async () => lines.end(),
      standIn.end,
      served.close,
      () => page.close(),
      recorder.close,
      () => told,
      standIn.close,
      async () => tellLeft(await forwarding?.close()),
      async () => forgetListener(host.folders.state, host.pid),
    ]);
    try {
      const url = `http://127.0.0.1:${served.port}${path ?? '/'}`;
      await endpoint.testItself(url);
      page = await openPage({ ...parts, url, inspectPort }, context);
      const facts = await standIn.begin(served.port);
      const unreachable = await forwarding?.begin(served.port);
      if (unreachable) note(words.relay.forwardUnreachable(input.forwardTo ?? '', unreachable));
      const forwardTo = input.forwardTo ?? null;
      noteListener(host.folders.state, {
        pid: host.pid,
        url,
        forwardTo,
        passesOnTo: facts.passedOnTo,
        since: host.now().toISOString(),
        publicUrl: facts.publicUrl,
        isRecording: input.record,
      });
      if (secrets.known.length === 0) note(say.unchecked);
      const recordedIn = store ? deliveriesFolder(store.stateFolder) : null;
      yield {
        kind: 'ready' as const,
        url,
        port: served.port,
        channel: channel.name,
        ...aboutSecrets(secrets),
        recordedIn,
        ...facts,
        forwardedTo: forwardTo,
        inspectUrl: page.url,
      };
      void noteRoute({ url, takesOver: plan.takeOver !== undefined }, ended.signal, context);
      if (input.timeout !== undefined) void host.sleep(input.timeout, ended.signal).then(lines.end);
      const everyMinute = createRounds({ ...input, ...parts, forget: store?.forget, standIn, host });
      void everyMinute(ended.signal);
      const arrived = yield* takeLines(lines.lines(), until);
      // What was answered is told before this ends, as far as it does not take long.
      await close();
      const rest = [...lines.drain(), ...endpoint.refusals.rest(), ...standIn.rest()];
      yield* arrived === until?.count ? rest.filter(({ kind }) => kind !== 'event') : rest;
      requireEnough(arrived, until, input.timeout, host);
    } finally {
      host.stop.removeEventListener('abort', lines.end);
      await close();
    }
  },
  view: viewLine,
});

/** Does all of it in its order, whatever becomes of one step, and only once. The last fault is thrown. */
function createClosing(steps: readonly (() => Promise<unknown>)[]): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const inTurn = async ([step, ...others]: typeof steps): Promise<void> => {
    try {
      await step?.();
    } finally {
      if (others.length > 0) await inTurn(others);
    }
  };
  return () => {
    closing ??= inTurn(steps);
    return closing;
  };
}

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

interface RoundOptions {
  readonly heartbeat: boolean;
  readonly forget: (() => void) | undefined;
  readonly endpoint: Endpoint;
  readonly standIn: StandIn;
  readonly teller: Teller;
  readonly recorder: Recorder;
  readonly lines: LineQueue<Line>;
  readonly host: Host;
}

/** Once a minute: old deliveries go, refusals that were only counted are told, and a silent listener says that it lives. */
function createRounds({ heartbeat, forget, endpoint, standIn, teller, recorder, lines, host }: RoundOptions) {
  return async (ended: AbortSignal): Promise<void> => {
    let before = 0;
    for await (const _ of host.ticks(ROUND_MS, ended)) {
      forget?.();
      for (const each of [...endpoint.refusals.rest(), ...standIn.rest()]) lines.push(each);
      const events = teller.events();
      const at = host.now().toISOString();
      const [refused, backlog] = [endpoint.refusals.total(), recorder.backlog()];
      if (heartbeat && events === before) lines.push({ kind: 'heartbeat', at, events, refused, backlog });
      before = events;
    }
  };
}
