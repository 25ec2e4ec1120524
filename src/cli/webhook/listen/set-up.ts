import type { EventFilter } from '../../../core/webhook/event-filter.js';
import type { Context } from '../../context.js';
import { createEndpoint } from '../../listening/endpoint.js';
import { createLineQueue } from '../../listening/line-queue.js';
import { prepareReceiving } from '../../listening/receiving.js';
import { createRecorder } from '../../listening/recorder.js';
import { requireVerifyToken } from '../../verify-token.js';
import { openForwarding } from './forwarding.js';
import type { Line, ListenSays } from './lines.js';
import { createTeller } from './teller.js';
import { createWatcher } from './watcher.js';

export interface ListenWishes {
  readonly path: string | undefined;
  readonly record: boolean;
  readonly keepDays: number;
  readonly keepMb: number;
  readonly maskNumbers: boolean;
  readonly filter: EventFilter;
  /** What is not recorded and nobody could read may be dropped. */
  readonly mayLeaveOut: boolean;
  readonly forwardTo: string | undefined;
  readonly passesOn: boolean;
}

/** Everything of a listener but the server: the endpoint, where deliveries go, and where lines come from. */
export async function setUp(wishes: ListenWishes, { session, host, say, text, globals }: Context<ListenSays>) {
  const channel = await session.channel();
  const verifyToken = await requireVerifyToken(session);
  const { record, keepDays: days, keepMb: megabytes, maskNumbers: masksNumbers } = wishes;
  const keep = record ? { days, megabytes } : undefined;
  const { channels, secrets, rules, store } = await prepareReceiving({ masksNumbers, keep }, { session, host });
  const recorder = store
    ? createRecorder({ ...store, owners: channels, rules, host })
    : createWatcher({ owners: channels, rules, host, mayLeaveOut: wishes.mayLeaveOut });
  const lines = createLineQueue<Line>();
  const { mayLeaveOut, filter } = wishes;
  const words = text.events;
  const teller = createTeller({ recorder, lines, channels, secrets, say, words, mayLeaveOut, filter, host });
  const forwarding =
    wishes.forwardTo === undefined
      ? undefined
      : await openForwarding({
          url: wishes.forwardTo,
          stateFolder: store?.stateFolder,
          host,
          lines,
          showsAnswers: globals.verbose || globals.debug,
        });
  const endpoint = createEndpoint({
    verifyToken,
    secrets,
    rules,
    path: wishes.path,
    recorder,
    lines,
    host,
    passesOn: wishes.passesOn,
    ...(forwarding && { onKept: forwarding.add }),
  });
  return { channel, verifyToken, channels, secrets, store, recorder, lines, teller, endpoint, forwarding };
}
