import { NetworkFault } from '../../src/core/network-fault.js';
import { DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/emulator.js';
import type { EmulatorEvent } from '../../src/emulator/events.js';
import type { Fetch, Handler, HttpResponse } from '../../src/host/host.js';

export const ORIGIN = 'http://127.0.0.1:8787';

export interface CallOptions {
  /** undefined sends none. */
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; set the content type yourself. */
  readonly body?: string | Uint8Array;
  readonly form?: FormData | URLSearchParams;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely and fail loudly where a member is missing.
  readonly body: any;
}

export interface RunningEmulator {
  readonly emulator: Emulator;
  /** `get('/me')` and friends send the default token unless told otherwise; a version is put in front when there is none. */
  get(path: string, options?: CallOptions): Promise<Reply>;
  post(path: string, options?: CallOptions): Promise<Reply>;
  delete(path: string, options?: CallOptions): Promise<Reply>;
  send(method: string, path: string, options?: CallOptions): Promise<Reply>;
  /** Moves the clock and does everything that became due. */
  advance(ms: number): Promise<void>;
  readonly events: EmulatorEvent[];
  /** Hosts that exist on the emulator's side of the network; others cannot be resolved. */
  readonly hosts: Map<string, Handler>;
}

export const START_MS = Date.UTC(2026, 10, 23, 12, 0, 0);

/** An emulator on a fake clock and a fake network. It throws at the first fault of its own. */
export function runEmulator(options: Partial<Pick<EmulatorOptions, 'seed' | 'settings'>> = {}): RunningEmulator {
  let nowMs = START_MS;
  let counter = 0;
  const hosts = new Map<string, Handler>();
  const emulator = createEmulator({
    nowMs: () => nowMs,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => (counter = (counter * 73 + 41) % 251)),
    schedule: () => () => {},
    fetch: fetchFrom(hosts),
    ...options,
  });
  const events: EmulatorEvent[] = [];
  emulator.onEvent((event) => {
    events.push(event);
    if (event.kind === 'fault') throw event.fault;
  });
  const send = (method: string, path: string, call: CallOptions = {}) => request(emulator.handler, method, path, call);
  return {
    emulator,
    events,
    hosts,
    send,
    get: (path, call) => send('GET', path, call),
    post: (path, call) => send('POST', path, call),
    delete: (path, call) => send('DELETE', path, call),
    async advance(ms) {
      nowMs += ms;
      await emulator.settle();
    },
  };
}

function fetchFrom(hosts: ReadonlyMap<string, Handler>): Fetch {
  return async (request) => {
    const handler = hosts.get(new URL(request.url).host);
    if (!handler) throw new NetworkFault('dns', 'ENOTFOUND', false);
    return handler(request);
  };
}

async function request(handler: Handler, method: string, path: string, call: CallOptions): Promise<Reply> {
  const { token = DEFAULT_TOKEN, headers = {} } = call;
  const url = path.startsWith('http') ? path : `${ORIGIN}${path}`;
  const { body, contentType } = await encode(call);
  const withoutToken = 'token' in call && call.token === undefined;
  const response = await handler({
    method,
    url,
    headers: {
      host: new URL(url).host,
      ...(!withoutToken && { authorization: `Bearer ${token}` }),
      ...(contentType && { 'content-type': contentType }),
      ...headers,
    },
    ...(body && { body }),
  });
  return { ...response, bytes: response.body, body: decode(response) };
}

async function encode({
  json,
  body,
  form,
}: CallOptions): Promise<{ body?: Uint8Array; contentType?: string | undefined }> {
  if (json !== undefined)
    return { body: new TextEncoder().encode(JSON.stringify(json)), contentType: 'application/json' };
  if (typeof body === 'string') return { body: new TextEncoder().encode(body) };
  if (body) return { body };
  if (!form) return {};
  const encoded = new Request('http://form/', { method: 'POST', body: form });
  const contentType = encoded.headers.get('content-type') ?? undefined;
  return { body: new Uint8Array(await encoded.arrayBuffer()), contentType };
}

function decode({ headers, body }: HttpResponse): unknown {
  const text = new TextDecoder().decode(body);
  return headers['content-type']?.includes('json') ? JSON.parse(text) : text;
}
