import type { HttpRequest, HttpResponse } from '../../src/host/host.js';
import type { RunningEmulator } from './running-emulator.js';
import { APP_TOKEN } from './tour.js';

export interface Callback {
  readonly url: string;
  /** Deliveries as they came in, oldest first. */
  readonly deliveries: HttpRequest[];
  /** How to answer them; 200 unless a test changes it. */
  status: number;
}

const EMPTY = new Uint8Array();

/** A receiver at `https://<host>/hook` that passes handshakes with the token `secret` only. */
export function openCallback({ hosts }: RunningEmulator, host: string): Callback {
  const callback: Callback = { url: `https://${host}/hook`, deliveries: [], status: 200 };
  hosts.set(host, async (request) => {
    if (request.method === 'GET') return shakeHands(request);
    callback.deliveries.push(request);
    return { status: callback.status, headers: {}, body: EMPTY };
  });
  return callback;
}

function shakeHands({ url }: HttpRequest): HttpResponse {
  const { searchParams } = new URL(url);
  const isMeant = searchParams.get('hub.mode') === 'subscribe' && searchParams.get('hub.verify_token') === 'secret';
  const body = new TextEncoder().encode(isMeant ? (searchParams.get('hub.challenge') ?? '') : '');
  return { status: isMeant ? 200 : 403, headers: {}, body };
}

/** Sets the app's callback with these fields and, unless told otherwise, subscribes the app to the WABA. */
export async function subscribeApp(
  emulator: RunningEmulator,
  { appId, wabaId }: { appId: string; wabaId?: string },
  { callback, fields }: { callback: Callback; fields: readonly string[] },
): Promise<void> {
  const json = { object: 'whatsapp_business_account', callback_url: callback.url, verify_token: 'secret', fields };
  await emulator.post(`/v25.0/${appId}/subscriptions`, { token: APP_TOKEN, json });
  if (wabaId) await emulator.post(`/v25.0/${wabaId}/subscribed_apps`);
}
