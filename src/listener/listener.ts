import { readBody } from '../core/webhook/read-body.js';
import { findSigner, isSameText } from '../core/webhook/signature.js';
import type { Handler, HttpRequest, HttpResponse } from '../host/host.js';

/** One POST of Meta's, as it came. */
export interface Delivery {
  readonly receivedAt: Date;
  /** Byte for byte, so that it can be stored and passed on with its signature still good. */
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** What the body says. */
  readonly json: unknown;
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
  onDelivery(delivery: Delivery): Promise<unknown>;
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
  return (request) => (request.method === 'POST' ? receive(options, request) : answerOther(options, request));
}

async function answerOther(options: ListenerOptions, request: HttpRequest): Promise<HttpResponse> {
  if (!isAtPath(options, request)) return refuse(options, request, 'wrong-path');
  if (request.method === 'GET') return shakeHands(options, request, new URL(request.url).searchParams);
  return refuse(options, request, 'wrong-method');
}

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
function shakeHands(options: ListenerOptions, request: HttpRequest, query: URLSearchParams): HttpResponse {
  const challenge = query.get('hub.challenge');
  if (query.get('hub.mode') !== 'subscribe' || challenge === null) return refuse(options, request, 'bad-handshake');
  if (!isSameText(options.verifyToken, query.get('hub.verify_token') ?? '')) {
    return refuse(options, request, 'wrong-verify-token');
  }
  options.onHandshake?.();
  return { status: 200, headers: PLAIN, body: new TextEncoder().encode(challenge) };
}

async function receive(options: ListenerOptions, request: HttpRequest): Promise<HttpResponse> {
  if (!isAtPath(options, request)) return refuse(options, request, 'wrong-path');
  const { headers, body = NOTHING } = request;
  const signature = judgeSignature(options.appSecrets, body, request);
  if (typeof signature === 'string' && signature !== 'unchecked') return refuse(options, request, signature);
  const json = readBody(body);
  if (!json) return refuse(options, request, 'not-json');
  const delivery = { receivedAt: options.now(), body, headers, json: json.value, signature };
  if (options.isOfRightApp?.(delivery) === false) return refuse(options, request, 'other-app');
  await options.onDelivery(delivery);
  return TAKEN;
}

function isAtPath({ path }: ListenerOptions, { url }: HttpRequest): boolean {
  return path === undefined || new URL(url).pathname === path;
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
  const headers = reason === 'wrong-method' ? { ...PLAIN, allow: 'GET, POST' } : PLAIN;
  return { status: STATUS[reason], headers, body: NOTHING };
}

const NOTHING = new Uint8Array();
/** Meta compares the challenge with the whole body, byte for byte. */
const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const TAKEN: HttpResponse = { status: 200, headers: {}, body: NOTHING };
