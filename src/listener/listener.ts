import { isTooDeep } from '../core/json-depth.js';
import type { WebhookEvent } from '../core/webhook/event.js';
import { parseDelivery } from '../core/webhook/parse-delivery.js';
import { findSigner, isSameText } from '../core/webhook/signature.js';
import type { Handler, HttpRequest, HttpResponse } from '../host/host.js';

/** One POST of Meta's, as it came. */
export interface Delivery {
  readonly receivedAt: Date;
  /** Byte for byte, so that it can be stored and passed on with its signature still good. */
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly events: readonly WebhookEvent[];
  readonly signature: SignatureVerdict;
}

/** Which of the secrets signed it, by its place in the list, or `unchecked` when the listener knows no secret. */
export type SignatureVerdict = { readonly matchedSecretIndex: number } | 'unchecked';

/** A request that was turned away, for a person who wonders why nothing arrives. */
export interface RefusedRequest {
  readonly receivedAt: Date;
  readonly method: string;
  readonly reason:
    | 'wrong-verify-token'
    | 'bad-handshake'
    | 'no-signature'
    | 'wrong-signature'
    | 'other-app'
    | 'not-json'
    | 'wrong-method'
    | 'wrong-path';
}

export interface ListenerOptions {
  readonly verifyToken: string;
  /** Of every app that posts here; with none, signatures cannot be checked and every delivery says so. */
  readonly appSecrets: readonly string[];
  /** Whether the app that signed a delivery may speak for what it is about; every app may when this is left out. */
  isOfRightApp?(delivery: Delivery): boolean;
  /** Answer 200 waits for this: what it has not kept safely Meta must send again. When it rejects, the answer is 500. */
  onDelivery(delivery: Delivery): Promise<void>;
  onHandshake?(): void;
  onRefused?(refused: RefusedRequest): void;
  /** Where it listens; any path when left out. */
  readonly path?: string;
  now(): Date;
}

/**
 * The webhook endpoint as a function from a request to an answer; the caller decides where it is served, and the server
 * holds bodies to Meta's 3 MB. A stranger learns nothing from its refusals.
 */
export function createListener(options: ListenerOptions): Handler {
  return async (request) => {
    const url = new URL(request.url);
    if (options.path !== undefined && url.pathname !== options.path) return refuse(options, request, 'wrong-path');
    if (request.method === 'GET') return shakeHands(options, request, url.searchParams);
    if (request.method === 'POST') return receive(options, request);
    return refuse(options, request, 'wrong-method');
  };
}

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
function shakeHands(options: ListenerOptions, request: HttpRequest, query: URLSearchParams): HttpResponse {
  const challenge = query.get('hub.challenge');
  if (query.get('hub.mode') !== 'subscribe' || challenge === null) return refuse(options, request, 'bad-handshake');
  if (!isSameText(options.verifyToken, query.get('hub.verify_token') ?? '')) {
    return refuse(options, request, 'wrong-verify-token');
  }
  options.onHandshake?.();
  return answer(200, challenge);
}

async function receive(options: ListenerOptions, request: HttpRequest): Promise<HttpResponse> {
  const body = request.body ?? new Uint8Array();
  const signature = judgeSignature(options.appSecrets, body, request);
  if (typeof signature === 'string' && signature !== 'unchecked') return refuse(options, request, signature);
  const json = parseJson(body);
  if (json === undefined) return refuse(options, request, 'not-json');
  const events = parseDelivery(json.value);
  const delivery = { receivedAt: options.now(), body, headers: request.headers, events, signature };
  if (options.isOfRightApp?.(delivery) === false) return refuse(options, request, 'other-app');
  await options.onDelivery(delivery);
  return answer(200, '');
}

function judgeSignature(
  appSecrets: readonly string[],
  body: Uint8Array,
  { headers }: HttpRequest,
): SignatureVerdict | 'no-signature' | 'wrong-signature' {
  if (appSecrets.length === 0) return 'unchecked';
  const header = headers['x-hub-signature-256'];
  if (header === undefined) return 'no-signature';
  const matchedSecretIndex = findSigner(body, header, appSecrets);
  return matchedSecretIndex === undefined ? 'wrong-signature' : { matchedSecretIndex };
}

/** PHP, which writes Meta's JSON, nests 512 levels at most. Whoever sends more wants to exhaust the stack. */
const DEPTH_MAX = 512;

/** In an object, since `null` is JSON too; undefined when it is none. */
function parseJson(body: Uint8Array): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isTooDeep(value, DEPTH_MAX) ? undefined : { value };
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}

const STATUS: Record<RefusedRequest['reason'], number> = {
  'wrong-verify-token': 403,
  'bad-handshake': 400,
  'no-signature': 401,
  'wrong-signature': 401,
  'other-app': 401,
  'not-json': 400,
  'wrong-method': 405,
  'wrong-path': 404,
};

function refuse(options: ListenerOptions, { method }: HttpRequest, reason: RefusedRequest['reason']): HttpResponse {
  options.onRefused?.({ receivedAt: options.now(), method, reason });
  const refusal = answer(STATUS[reason], '');
  return reason === 'wrong-method' ? { ...refusal, headers: { ...refusal.headers, allow: 'GET, POST' } } : refusal;
}

/** Plain text: Meta compares the challenge with the whole body, byte for byte. */
function answer(status: number, text: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: new TextEncoder().encode(text) };
}
