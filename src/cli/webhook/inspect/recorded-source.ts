import { Failure } from '../../../core/failure.js';
import type {
  EventDetail,
  ForwardAnswer,
  InspectAbout,
  InspectedDelivery,
} from '../../../core/webhook/inspect-protocol.js';
import type { InspectPing, InspectSource } from '../../../listener/inspect/source.js';
import type { Database } from '../../../store/database.js';
import { eventsOf } from '../../../store/delivery-index.js';
import { type LoggedDelivery, readDelivery } from '../../../store/delivery-log.js';
import { countEvents, findEvent, queryEvents } from '../../../store/event-index.js';
import type { Text } from '../../../text/text.js';
import { eventSentence } from '../../../ui/event-sentence.js';
import type { TakenEvent } from '../../listening/recorder.js';
import type { ForwardedTo } from '../listen/forwarding.js';
import { createForwardAnswers } from './forward-answers.js';
import type { Replay } from './replay.js';

export interface RecordedSourceOptions {
  readonly database: Database;
  readonly stateFolder: string;
  readonly about: Omit<InspectAbout, 'replaysTo'>;
  /** undefined where there is nowhere to send a delivery once more. */
  readonly replay: Replay | undefined;
  readonly words: Text['events'];
}

export interface RecordedSource extends InspectSource {
  /** These events are in the index now. */
  onTaken(taken: readonly TakenEvent[]): void;
  onForwarded(forwarded: ForwardedTo): void;
}

/** What this machine has on record, and what the listener learns meanwhile. */
export function createRecordedSource(options: RecordedSourceOptions): RecordedSource {
  const { database, stateFolder, about, replay, words } = options;
  const answers = createForwardAnswers();
  const hearers = new Set<(ping: InspectPing) => void>();
  const tell = (ping: InspectPing) => {
    for (const hear of hearers) hear(ping);
  };
  const learn = (deliveryId: number, answer: ForwardAnswer) => {
    tell({ type: 'forwarded', deliveryId, answer: answers.add(deliveryId, answer) });
  };
  return {
    about: () => ({ ...about, replaysTo: replay?.target ?? null }),
    query: (query) => queryEvents(database, query),
    count: (conditions) => countEvents(database, conditions),
    detail(id): EventDetail | undefined {
      const listed = findEvent(database, id);
      if (!listed) return undefined;
      const delivery = readIfThere(stateFolder, listed.deliveryId);
      const events = delivery ? eventsOf(delivery) : [];
      const event = events[listed.ordinal] ?? null;
      return {
        listed,
        event,
        sentence: event && eventSentence(event, words),
        delivery: delivery ? toInspected(delivery, events.length) : null,
        forwards: answers.of(listed.deliveryId),
      };
    },
    async replay(id) {
      const listed = findEvent(database, id);
      const delivery = listed && readIfThere(stateFolder, listed.deliveryId);
      if (!delivery || !replay) return undefined;
      const answer = await replay.send(delivery);
      learn(delivery.id, answer);
      return answer;
    },
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    onTaken(taken) {
      if (hearers.size === 0) return;
      tell({ type: 'events' });
      for (const { id, isDuplicate } of taken) {
        const again = isDuplicate && id !== null ? findEvent(database, id) : undefined;
        if (again) tell({ type: 'again', id: again.id, arrivals: again.arrivals });
      }
    },
    onForwarded(forwarded) {
      learn(forwarded.deliveryId, toAnswer(forwarded));
    },
  };
}

function toAnswer({ at, url, status, milliseconds, problem, answer }: ForwardedTo): ForwardAnswer {
  const body = answer && new TextDecoder().decode(answer.body);
  return { at: at.toISOString(), url, status, milliseconds, problem, body, isReplay: false };
}

/** undefined where it is gone or damaged: the event is still listed, and the rest can be read. */
function readIfThere(stateFolder: string, id: number): LoggedDelivery | undefined {
  try {
    return readDelivery(stateFolder, id);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.is('file-damaged')) return undefined;
    throw thrown;
  }
}

function toInspected(delivery: LoggedDelivery, eventCount: number): InspectedDelivery {
  const { id, receivedAt, headers, signature, appId, body } = delivery;
  return { id, receivedAt, headers, bytes: body.byteLength, eventCount, signature, appId };
}
