import { type EventFilter, matches } from '../../../core/webhook/event-filter.js';
import type { Host } from '../../../host/host.js';
import type { Text } from '../../../text/text.js';
import type { AppSecrets } from '../../app-secrets.js';
import { createLineMaker } from '../event-line.js';
import type { ListenedChannels } from './delivery-rules.js';
import type { LineQueue } from './line-queue.js';
import type { Line, ListenSays } from './lines.js';
import type { Recorder, TakenEvent } from './recorder.js';

export interface Teller {
  /** Tells until the recorder is closed and all is told. */
  run(): Promise<void>;
  /** How many events came so far. */
  events(): number;
  /** Hears of everything that was taken, shown in lines or not. */
  onTaken(hear: (taken: readonly TakenEvent[]) => void): void;
}

export interface TellerOptions {
  readonly recorder: Recorder;
  readonly lines: LineQueue<Line>;
  readonly channels: ListenedChannels;
  readonly secrets: AppSecrets;
  readonly say: ListenSays;
  readonly words: Text['events'];
  /** A person reads it, who is helped by a number more than by thousands of lines a second. */
  readonly isReadByPeople: boolean;
  /** What else comes is recorded and passed on, but not told. */
  readonly filter: EventFilter;
  readonly host: Pick<Host, 'now'>;
}

/** From so many deliveries on that wait, a person is told numbers. */
const TOO_MANY = 200;
const SUMMARY_MS = 1_000;

/** Makes lines of what arrives, in its order. */
export function createTeller(options: TellerOptions): Teller {
  const { recorder, lines, channels, secrets, say, words, isReadByPeople, filter, host } = options;
  const toLine = createLineMaker(words);
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  let events = 0;
  let unseen = 0;
  let saidAt = 0;
  let leftOutBefore = 0;
  let hear: (taken: readonly TakenEvent[]) => void = () => {};

  const tellNumbers = async (now: Date): Promise<void> => {
    const deliveries = recorder.leftOut() - leftOutBefore;
    if (unseen === 0 && deliveries === 0) return;
    const at = now.toISOString();
    await lines.offer({ kind: 'left-out', at, events: unseen, deliveries, areRecorded: recorder.isRecording });
    leftOutBefore += deliveries;
    unseen = 0;
  };

  const tell = async (all: readonly TakenEvent[]): Promise<void> => {
    events += all.length;
    hear(all);
    const taken = all.filter(({ summary, delivery }) => matches(filter, summary, delivery.receivedAt));
    const now = host.now();
    if (isReadByPeople && recorder.backlog() > TOO_MANY) {
      unseen += taken.length;
      if (now.getTime() - saidAt < SUMMARY_MS) return;
      saidAt = now.getTime();
      return tellNumbers(now);
    }
    await tellNumbers(now);
    for (const each of taken) await lines.offer(toLine(each, signerOf(each), names.get(each.channelId) ?? null));
  };

  /** Whose delivery it was; in words only where several apps could have sent it. */
  const signerOf = ({ delivery }: TakenEvent) => {
    const app = secrets.known.find(({ appId }) => appId === delivery.appId);
    if (delivery.signature === 'unchecked' || !app) return { appId: null, signedBy: null };
    return {
      appId: app.appId,
      signedBy: secrets.known.length > 1 ? say.app(app.appId, app.channels.join(', ')) : null,
    };
  };

  return {
    async run() {
      try {
        for await (const taken of recorder.taken()) await tell(taken);
        await tellNumbers(host.now());
      } catch (error) {
        lines.fail(error);
      }
    },
    events: () => events,
    onTaken(listener) {
      hear = listener;
    },
  };
}
