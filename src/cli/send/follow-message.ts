import { Failure } from '../../core/failure.js';
import { type AwaitedStep, furthest, judgeDelivery } from '../../core/messages/delivery.js';
import type { Host } from '../../host/host.js';
import type { MessageStatus } from '../../store/message-log.js';
import type { StatusSource } from './status-source.js';

export interface Following {
  readonly wamid: string;
  readonly step: AwaitedStep;
  readonly timeoutMs: number;
  readonly source: StatusSource;
  readonly host: Host;
  /** Told of each status once, as it is learnt of. */
  onStatus(status: MessageStatus): void;
}

export interface Followed {
  readonly outcome: 'reached' | 'failed' | 'timed-out' | 'interrupted';
  /** The furthest step so far. */
  readonly last: MessageStatus | null;
}

/** Another process may write the statuses, so the store is asked again and again. */
const POLL_MS = 250;

/** Until the message has come so far, or cannot any more, or the time is over. */
export async function followMessage({ wamid, step, timeoutMs, source, host, onStatus }: Following): Promise<Followed> {
  const deadline = host.now().getTime() + timeoutMs;
  const told = new Set<string>();
  const look = () => {
    const statuses = source.history(wamid)?.statuses ?? [];
    for (const each of statuses.filter(({ status }) => !told.has(status))) {
      told.add(each.status);
      onStatus(each);
    }
    return { verdict: judgeDelivery(statuses, step), last: furthest(statuses) };
  };
  const over = new AbortController();
  try {
    let { verdict, last } = look();
    if (verdict !== 'waiting') return { outcome: verdict, last };
    for await (const _ of host.ticks(POLL_MS, over.signal)) {
      await keepAlive(source);
      ({ verdict, last } = look());
      if (verdict !== 'waiting') return { outcome: verdict, last };
      if (host.now().getTime() >= deadline) return { outcome: 'timed-out', last };
    }
    return { outcome: 'interrupted', last };
  } finally {
    over.abort();
  }
}

/** The message is sent: that nobody listens any more must not end this before its time. */
async function keepAlive(source: StatusSource): Promise<void> {
  try {
    await source.keepAlive();
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
  }
}
