/**
 * The way of changes to each callback. A change goes by itself, until more wait than are posted at once: then they go together,
 * as Meta says it may do with up to 1,000, though it does not say when.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint
 */
import { toWireJson } from '../core/webhook/wire-json.js';
import { keepChange, keepDelivery } from './history.js';
import type { Queue } from './queue.js';
import type { Change } from './route.js';
import type { App, DeliveryRecord, EmulatorState } from './state.js';

/** Posts to one callback that are under way at once. */
const AT_ONCE = 10;
const CHANGES_TOGETHER = 100;

export interface Lanes {
  add(parcel: Parcel): void;
  /** Forgets what waits. */
  clear(): void;
}

export interface Parcel {
  readonly app: App;
  readonly change: Change;
  readonly callback: Pick<DeliveryRecord, 'url' | 'level'>;
}

interface LaneParts {
  readonly state: EmulatorState;
  readonly queue: Queue;
  newId(): string;
  nowMs(): number;
  attempt(record: DeliveryRecord, app: App): Promise<void>;
}

interface Lane {
  /** Begun or about to begin. */
  underWay: number;
  readonly waiting: Package[];
}

/** A delivery that can still take in more. */
interface Package {
  readonly app: App;
  readonly record: DeliveryRecord;
  join(change: Change): void;
}

export function createLanes(parts: LaneParts): Lanes {
  const { attempt, queue, state } = parts;
  const lanes = new Map<string, Lane>();

  function begin(lane: Lane, { app, record }: Package): void {
    lane.underWay += 1;
    queue.later(0, async () => {
      await attempt(record, app);
      lane.underWay -= 1;
      const next = lane.waiting.shift();
      if (next) begin(lane, next);
    });
  }

  return {
    add({ app, change, callback }) {
      const key = `${app.id} ${callback.url}`;
      const lane = lanes.get(key) ?? { underWay: 0, waiting: [] };
      lanes.set(key, lane);
      const last = lane.waiting.at(-1);
      if (last && last.record.field === change.field && last.record.changes < CHANGES_TOGETHER) {
        last.join(change);
        keepChange(state);
        return;
      }
      const made = pack(app, change, callback, parts);
      keepDelivery(state, made.record);
      if (lane.underWay < AT_ONCE) begin(lane, made);
      else lane.waiting.push(made);
    },
    clear: () => lanes.clear(),
  };
}

function pack(app: App, first: Change, callback: Parcel['callback'], { newId, nowMs }: LaneParts): Package {
  const entries = [entryOf(first, nowMs())];
  let changes = 1;
  let body: string | undefined;
  const record: DeliveryRecord = {
    id: newId(),
    appId: app.id,
    field: first.field,
    ...callback,
    get body() {
      body ??= toWireJson({ object: 'whatsapp_business_account', entry: entries });
      return body;
    },
    get changes() {
      return changes;
    },
    attempts: [],
    state: 'waiting',
  };
  return {
    app,
    record,
    join(change) {
      const last = entries.at(-1);
      if (last?.id === change.wabaId) last.changes.push(contentOf(change));
      else entries.push(entryOf(change, nowMs()));
      changes += 1;
      body = undefined;
    },
  };
}

interface WireEntry {
  readonly id: string;
  readonly time?: number;
  readonly changes: Pick<Change, 'value' | 'field'>[];
}

/** `time` stands on account and template fields only, not where the value is about messages. */
function entryOf(change: Change, nowMs: number): WireEntry {
  const time = change.value.messaging_product === undefined ? { time: Math.floor(nowMs / 1000) } : {};
  return { id: change.wabaId, ...time, changes: [contentOf(change)] };
}

function contentOf({ value, field }: Change): Pick<Change, 'value' | 'field'> {
  return { value, field };
}
