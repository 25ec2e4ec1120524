import { Failure } from '../../../core/failure.js';
import { NetworkFault } from '../../../core/network-fault.js';
import type { Fetch, Host } from '../../../host/host.js';
import type { Answer } from './answer.js';

/** One delivery, ready to be sent. */
export interface Outgoing {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Of its first event. */
  readonly type: string;
  readonly detail: string | null;
  readonly events: number;
  readonly signature: Answer['signature'];
}

export interface Sending {
  readonly host: Host;
  readonly url: string;
  /** How many there are. */
  readonly count: number;
  /** Deliveries a second; undefined sends each as soon as there is room for it. */
  readonly rate: number | undefined;
  /** How many may be under way at once; with 1 the next waits for the answer. */
  readonly atOnce: number;
}

/** Meta's own time-out is not published (UNSURE); one that takes longer is lost anyway. */
const TIMEOUT_MS = 15_000;

/** Enough of an answer for a person; a server that answers with a whole page is cut off there. */
const BODY_MAX = 1_048_576;
const BODY_KEPT = 2000;

/** Above this, connections are kept open between deliveries. */
const WORTH_A_POOL = 5;

/** Sends them in their order and gives the answers in that order too. */
export async function* sendDeliveries(deliveries: Iterable<Outgoing>, sending: Sending): AsyncGenerator<Answer> {
  const { host, count, rate, atOnce } = sending;
  const pool = count >= WORTH_A_POOL ? await host.openPool() : undefined;
  const send = pool?.fetch ?? host.fetch;
  const startedAt = host.now().getTime();
  const underWay: Promise<Answer>[] = [];
  try {
    let at = 0;
    for (const delivery of deliveries) {
      while (underWay.length >= atOnce) yield* takeFirst(underWay);
      await waitForTurn(host, startedAt, rate === undefined ? 0 : (at * 1000) / rate);
      at++;
      const number = { delivery: at, of: count };
      const numbered = post(send, delivery, sending).then((said) => ({ ...said, ...number }));
      // One that is broken off while another is awaited is thrown when its turn comes.
      numbered.catch(() => undefined);
      underWay.push(numbered);
    }
    while (underWay.length > 0) yield* takeFirst(underWay);
  } finally {
    await pool?.close();
  }
}

async function* takeFirst(underWay: Promise<Answer>[]): AsyncGenerator<Answer> {
  const first = underWay.shift();
  if (first) yield await first;
}

async function waitForTurn(host: Host, startedAt: number, afterMs: number): Promise<void> {
  const left = startedAt + afterMs - host.now().getTime();
  if (left > 0) await host.sleep(left);
  if (host.stop.aborted) throw new Failure('interrupted', {});
}

async function post(
  send: Fetch,
  { headers, body, type, detail, events, signature }: Outgoing,
  { host, url }: Sending,
): Promise<Omit<Answer, 'delivery' | 'of'>> {
  const about = { kind: 'answer', url, type, detail, events, bytes: body.length, signature } as const;
  const startedAt = host.now().getTime();
  const elapsed = () => host.now().getTime() - startedAt;
  try {
    const options = { timeoutMs: TIMEOUT_MS, maxBodyBytes: BODY_MAX };
    const { status, body: said } = await send({ method: 'POST', url, headers, body }, options);
    const text = new TextDecoder().decode(said).slice(0, BODY_KEPT);
    return { ...about, status, problem: null, milliseconds: elapsed(), body: text };
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    return { ...about, status: null, problem: thrown.code, milliseconds: elapsed(), body: '' };
  }
}
