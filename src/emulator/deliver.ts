import { WEBHOOK_FIELDS } from '../core/meta/webhook-fields.js';
import { NetworkFault } from '../core/network-fault.js';
import { toDeliveryHeaders } from '../core/webhook/delivery-headers.js';
import type { Fetch } from '../host/host.js';
import type { EmulatorEvent } from './events.js';
import { describeFault } from './handshake.js';
import type { Lanes } from './lanes.js';
import type { Queue } from './queue.js';
import type { Change } from './route.js';
import type { App, DeliveryRecord, EmulatorState, WabaSubscription } from './state.js';

export interface PostOffice {
  readonly state: EmulatorState;
  readonly queue: Queue;
  readonly fetch: Fetch;
  readonly lanes: Lanes;
  nowMs(): number;
  emit(event: EmulatorEvent): void;
}

/**
 * Sends one change to every app that is subscribed to the WABA and ticked the field: both are needed, and the missing
 * subscription is the classic reason why no webhook arrives. Meta holds some webhooks back from apps in development mode.
 * Which ones is not published (UNSURE): here they hear of test numbers alone, since people report that real messages and
 * what happens to the account stay away until the app is live.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
export function publish(change: Change, office: PostOffice): void {
  const subscriptions = [...(office.state.wabas.get(change.wabaId)?.subscribedApps.values() ?? [])];
  if (subscriptions.length === 0)
    office.emit({ kind: 'not-delivered', field: change.field, reason: 'no-app-subscribed' });
  for (const subscription of subscriptions) {
    const app = office.state.apps.get(subscription.appId);
    if (app) publishTo(app, subscription, change, office);
  }
}

function publishTo(app: App, subscription: WabaSubscription, change: Change, office: PostOffice): void {
  const { field } = change;
  if (!app.subscription?.fields.some(({ name }) => name === field)) {
    office.emit({ kind: 'not-delivered', field, reason: 'field-not-ticked' });
    return;
  }
  const isAboutTestNumber = office.state.phones.get(change.phoneId ?? '')?.accountMode === 'SANDBOX';
  if (app.mode === 'development' && !isAboutTestNumber) {
    office.emit({ kind: 'not-delivered', field, reason: 'app-in-development' });
    return;
  }
  const callback = effectiveCallback(app, subscription, change, office.state);
  office.lanes.add({ app, change, callback });
}

/** The number's callback wins over the WABA's, that over the app's; templates and account changes go to the app's always. */
function effectiveCallback(
  app: App,
  subscription: WabaSubscription,
  change: Change,
  state: EmulatorState,
): Pick<DeliveryRecord, 'url' | 'level'> {
  const isOverridable = WEBHOOK_FIELDS.some(({ name, overridable }) => overridable && name === change.field);
  const ofPhone = state.phones.get(change.phoneId ?? '')?.overrides.get(app.id);
  if (isOverridable && ofPhone) return { url: ofPhone.callbackUrl, level: 'phone' };
  if (isOverridable && subscription.override) return { url: subscription.override.callbackUrl, level: 'waba' };
  return { url: app.subscription?.callbackUrl ?? '', level: 'app' };
}

/** Posts it once, and plans the next attempt where this one was no good. */
export async function attempt(record: DeliveryRecord, app: App, office: PostOffice): Promise<void> {
  // A reset forgets deliveries, also those whose retry was being planned at that moment.
  if (office.state.deliveries.lastIndexOf(record) < 0) return;
  const { status, problem } = await post(record, app, office);
  record.attempts.push({ atMs: office.nowMs(), status, problem });
  const pauseMs = office.state.settings.deliveryRetryMs[record.attempts.length - 1];
  // Only 200 counts, https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint
  if (status === 200) record.state = 'delivered';
  else record.state = pauseMs === undefined ? 'given-up' : 'retrying';
  office.emit({
    kind: 'delivery',
    field: record.field,
    changes: record.changes,
    url: record.url,
    level: record.level,
    attempt: record.attempts.length,
    status,
    problem,
    state: record.state,
  });
  if (record.state === 'retrying' && pauseMs !== undefined)
    office.queue.later(pauseMs, () => attempt(record, app, office));
}

interface Outcome {
  readonly status: number | undefined;
  readonly problem: string | undefined;
}

async function post({ url, body }: DeliveryRecord, app: App, office: PostOffice): Promise<Outcome> {
  const bytes = new TextEncoder().encode(body);
  try {
    const response = await office.fetch(
      { method: 'POST', url, headers: toDeliveryHeaders(bytes, new URL(url).host, app.secret), body: bytes },
      { timeoutMs: office.state.settings.deliveryTimeoutMs, maxBodyBytes: 1_048_576 },
    );
    return { status: response.status, problem: response.status === 200 ? undefined : `HTTP ${response.status}` };
  } catch (fault) {
    if (!(fault instanceof NetworkFault)) throw fault;
    return { status: undefined, problem: describeFault(fault, new URL(url).hostname) };
  }
}
