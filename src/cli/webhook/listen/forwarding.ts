import { Failure } from '../../../core/failure.js';
import type { Host } from '../../../host/host.js';
import { createForwarder, type Forwardable, type Forwarded, type Forwarder } from '../../../listener/forward.js';
import type { Delivery } from '../../../listener/listener.js';
import { readDelivery } from '../../../store/delivery-log.js';
import type { LineQueue } from '../../listening/line-queue.js';
import type { KeptAs } from '../../listening/recorder.js';
import type { Line } from './lines.js';

export interface ForwardingOptions {
  readonly url: string;
  /** Where deliveries are read again; undefined when nothing is recorded. */
  readonly stateFolder: string | undefined;
  readonly host: Host;
  readonly lines: LineQueue<Line>;
  /** Of every attempt, not only of those that went wrong. */
  readonly showsAnswers: boolean;
}

/** One attempt, with the server's address. */
export interface ForwardedTo extends Forwarded {
  readonly url: string;
}

export interface Forwarding {
  readonly url: string;
  /** Hears of every attempt that the server saw, shown in a line or not. */
  onForwarded(hear: (forwarded: ForwardedTo) => void): void;
  /** undefined when somebody listens there, else the system's code. Throws Failure `tee-in-circle`. */
  begin(ownPort: number): Promise<string | undefined>;
  add(delivery: Delivery, kept: KeptAs): void;
  /** Gives the last ones a moment, and says how many the server did not take. */
  close(): Promise<number>;
}

const KNOCK_MS = 3_000;
/** How long the last ones may take when the listener ends by itself. */
const LAST_MS = 3_000;
/** Bodies that wait; what can be read again from the disk is not held beyond that. */
const HELD_BYTES = 8 * 1024 * 1024;
/** What of a server's answer is shown. */
const SHOWN_CHARACTERS = 2_000;

/** Hands every delivery that was kept to a server under development, and tells how it answered. */
export async function openForwarding(options: ForwardingOptions): Promise<Forwarding> {
  const { url, stateFolder, host, lines } = options;
  const pool = await host.openPool();
  const held = createHeld();
  const now = () => host.now().toISOString();
  const dropped = createDropped((count) => lines.push({ kind: 'forward-dropped', at: now(), count }), host);
  const forwarder: Forwarder = createForwarder({
    fetch: pool.fetch,
    url,
    now: host.now,
    sleep: host.sleep,
    read: async (id) => held.get(id) ?? (stateFolder === undefined ? undefined : readDelivery(stateFolder, id)),
    async onForwarded(forwarded) {
      hear({ ...forwarded, url });
      if (forwarded.retryInMs === null) held.release(forwarded.deliveryId);
      await lines.offer(toLine(forwarded, options));
    },
    onGone: (code) => lines.push({ kind: 'forward-target', at: now(), url, state: 'gone', code, waiting: null }),
    onBack: (waiting) => lines.push({ kind: 'forward-target', at: now(), url, state: 'back', code: null, waiting }),
    onDropped(id) {
      held.release(id);
      dropped.count();
    },
    onFault: lines.fail,
  });
  let tickets = 0;
  let hear: (forwarded: ForwardedTo) => void = () => {};
  return {
    url,
    onForwarded(listener) {
      hear = listener;
    },
    async begin(ownPort) {
      requireOtherServer(url, ownPort);
      return host.tryConnect(url, KNOCK_MS);
    },
    add({ headers, body }, { id, isWhole }) {
      tickets = id ?? tickets + 1;
      held.add(tickets, { headers, body }, { isElsewhere: id !== null && isWhole });
      forwarder.add(tickets);
    },
    async close() {
      const over = new AbortController();
      await Promise.race([forwarder.settled(), host.sleep(LAST_MS, over.signal)]);
      over.abort();
      const left = forwarder.close();
      dropped.tell();
      await pool.close();
      return left;
    },
  };
}

interface Held {
  get(id: number): Forwardable | undefined;
  /** One that lies elsewhere too need not be held; any other one makes room by taking the place of the oldest. */
  add(id: number, delivery: Forwardable, where: { readonly isElsewhere: boolean }): void;
  release(id: number): void;
}

function createHeld(): Held {
  const deliveries = new Map<number, Forwardable>();
  let bytes = 0;
  const release = (id: number) => {
    bytes -= deliveries.get(id)?.body.byteLength ?? 0;
    deliveries.delete(id);
  };
  return {
    get: (id) => deliveries.get(id),
    add(id, delivery, { isElsewhere }) {
      if (isElsewhere && bytes >= HELD_BYTES) return;
      deliveries.set(id, delivery);
      bytes += delivery.body.byteLength;
      for (const oldest of deliveries.keys()) {
        if (bytes <= HELD_BYTES || oldest === id) return;
        release(oldest);
      }
    },
    release,
  };
}

const SECOND_MS = 1_000;

/** Of many that are given up at once, not each has a line. */
function createDropped(tellCount: (count: number) => void, host: Pick<Host, 'now'>) {
  let count = 0;
  let toldAt = 0;
  const tell = () => {
    if (count === 0) return;
    tellCount(count);
    count = 0;
    toldAt = host.now().getTime();
  };
  return {
    tell,
    count() {
      count++;
      if (host.now().getTime() - toldAt >= SECOND_MS) tell();
    },
  };
}

function toLine(forwarded: Forwarded, { url, showsAnswers, stateFolder }: ForwardingOptions): Line {
  const { deliveryId, at, attempt, milliseconds, status, problem, answer, retryInMs } = forwarded;
  const isShown = showsAnswers || status !== 200;
  return {
    kind: 'forwarded',
    at: at.toISOString(),
    deliveryId: stateFolder === undefined ? null : deliveryId,
    url,
    attempt,
    status,
    milliseconds,
    problem,
    answer: isShown && answer ? shown(answer.body) : null,
    retryInSeconds: retryInMs === null ? null : retryInMs / 1000,
  };
}

function shown(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, SHOWN_CHARACTERS * 4)).slice(0, SHOWN_CHARACTERS);
}

/** A target that is this very listener would get everything again and again. */
function requireOtherServer(url: string, port: number): void {
  const { hostname, port: target } = new URL(url);
  const isHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  if (isHere && Number(target) === port) throw new Failure('tee-in-circle', { url });
}
