import { type EventFilter, matches } from '../../../core/webhook/event-filter.js';
import type { Host } from '../../../host/host.js';
import type { Text } from '../../../text/text.js';
import type { AppSecrets } from '../../app-secrets.js';
import type { ListenedChannels } from '../../listening/delivery-rules.js';
import type { LineQueue } from '../../listening/line-queue.js';
import type { Recorder, TakenEvent } from '../../listening/recorder.js';
import { createLineMaker } from '../event-line.js';
import type { Line, ListenSays } from './lines.js';

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
  readonly mayLeaveOut: boolean;
  /** What else comes is recorded and passed on, but not told. */
  readonly filter: EventFilter;
  readonly host: Pick<Host, 'now' | 'sleep'>;
}

/** So many lines a person is shown in a second; of what else comes in it the number. */
const SHOWN_EACH_SECOND = 100;

/** Makes lines of what arrives, in its order. */
export function createTeller(options: TellerOptions): Teller {
  const { recorder, lines, channels, secrets, say, words, mayLeaveOut, filter, host } = options;
  const toLine = createLineMaker(words);
  const names = new Map(channels.map(({ id, name }) => [id, name]));
  let events = 0;
  let unseen = 0;
  let second = 0;
  let shown = 0;
  let isCounting = false;
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
    if (mayLeaveOut) beginSecond();
    const room = mayLeaveOut ? SHOWN_EACH_SECOND - shown : taken.length;
    const [seen, others] = [taken.slice(0, room), taken.slice(room)];
    shown += seen.length;
    unseen += others.length;
    for (const each of seen) await lines.offer(toLine(each, signerOf(each), names.get(each.channelId) ?? null));
    if (!isCounting && (unseen > 0 || recorder.leftOut() > leftOutBefore)) void tellNumbersSoon();
  };

  const beginSecond = (): void => {
    const now = Math.floor(host.now().getTime() / 1000);
    if (now !== second) shown = 0;
    second = now;
  };

  const tellNumbersSoon = async (): Promise<void> => {
    isCounting = true;
    await host.sleep(1_000);
    isCounting = false;
    await tellNumbers(host.now());
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
