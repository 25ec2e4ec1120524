import type { EventDetail, ForwardAnswer, InspectAbout, InspectFilter } from '../../core/webhook/inspect-protocol.js';
import type { ListedEvent } from '../../core/webhook/listed-event.js';

export interface InspectRange {
  readonly afterId?: number;
  readonly beforeId?: number;
}

export interface InspectQuery extends InspectFilter, InspectRange {
  readonly limit: number;
  /** How many of what is found to pass over. */
  readonly offset: number;
  readonly newestFirst: boolean;
}

/** What has happened since. `events` does not say which: the page asks for those that its filter lets through. */
export type InspectPing =
  | { readonly type: 'events' }
  | { readonly type: 'again'; readonly id: number; readonly arrivals: number }
  | { readonly type: 'forwarded'; readonly deliveryId: number; readonly answer: ForwardAnswer };

/** What the page can show: the events on record, and what this listener learns while it runs. */
export interface InspectSource {
  about(): InspectAbout;
  query(query: InspectQuery): readonly ListedEvent[];
  count(query: InspectFilter & InspectRange): number;
  detail(id: number): EventDetail | undefined;
  /** Sends the delivery of this event once more to where deliveries are forwarded; undefined when the event is gone. */
  replay(id: number): Promise<ForwardAnswer | undefined>;
  /** Returns what ends it. */
  subscribe(hear: (ping: InspectPing) => void): () => void;
}
