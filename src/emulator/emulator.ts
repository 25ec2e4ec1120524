import { Hono } from 'hono';
import type { Fetch, Handler, HttpRequest, HttpResponse } from '../host/host.js';
import { createControl } from './control/control.js';
import { createState } from './create-state.js';
import { defaultSeed } from './default-seed.js';
import { publish } from './deliver.js';
import { downloadMedia, downloadPublicFile } from './downloads.js';
import type { EmulatorEvent } from './events.js';
import { answerGraph } from './graph.js';
import { shakeHands } from './handshake.js';
import { createIds } from './ids.js';
import { createQueue } from './queue.js';
import { replaceState } from './replace-state.js';
import type { World } from './route.js';
import type { Seed } from './seed.js';
import type { EmulatorState, Settings } from './state.js';

export interface EmulatorOptions {
  nowMs(): number;
  /** For ids and challenges; equal bytes give equal runs. */
  randomBytes(count: number): Uint8Array;
  /** Runs `task` once after `ms`; the result cancels it. A fake one may do nothing: `settle` runs what is due. */
  schedule(ms: number, task: () => void): () => void;
  /** For webhook deliveries and handshakes. */
  fetch: Fetch;
  seed?: Seed;
  /** Wins over the settings in the seed. */
  settings?: Partial<Settings>;
}

/** A Graph API in memory. It knows neither port nor host: absolute URLs are made from each request's Host header. */
export interface Emulator {
  readonly handler: Handler;
  readonly state: EmulatorState;
  readonly world: World;
  /** Does what is due by the clock and waits until nothing is under way. Reviews and retries due later stay. */
  settle(): Promise<void>;
  /** Calls `listener` for each request, delivery and handshake; the result ends it. */
  onEvent(listener: (event: EmulatorEvent) => void): () => void;
  /** Cancels what is scheduled. What is under way ends by itself. */
  close(): void;
}

interface Env {
  Bindings: { request: HttpRequest };
}

export function createEmulator(options: EmulatorOptions): Emulator {
  const { nowMs, fetch, randomBytes, schedule, seed = defaultSeed, settings } = options;
  const listeners = new Set<(event: EmulatorEvent) => void>();
  const emit = (event: EmulatorEvent) => {
    for (const listener of listeners) listener(event);
  };
  const state = createState(seed, nowMs(), settings);
  const queue = createQueue({ nowMs, schedule, onFault: (fault) => emit({ kind: 'fault', fault }) });
  const { newId, newHex } = createIds(randomBytes, state);
  const office = { state, queue, fetch, nowMs, newId, emit };

  const world: World = {
    state,
    nowMs,
    newId,
    newHex,
    later: queue.later,
    publish: (change) => publish(change, office),
    async handshake(callbackUrl, verifyToken) {
      const problem = await shakeHands(fetch, { callbackUrl, verifyToken, challenge: newId().slice(0, 10) });
      emit({ kind: 'handshake', url: callbackUrl, problem });
      return problem;
    },
  };

  const reset = (nextSeed: Seed = seed) => {
    const fresh = createState(nextSeed, nowMs(), settings);
    queue.clear();
    replaceState(state, fresh);
  };

  const app = new Hono<Env>();
  // Faults that cut the connection must reach the server; Hono would answer 500.
  app.onError((fault) => {
    throw fault;
  });
  app.route('/_emulator', createControl({ world, reset, settle: queue.settle }));
  app.get('/whatsapp_business/attachments/*', (c) => toResponse(downloadMedia(c.env.request, world)));
  app.get('/v/*', (c) => toResponse(downloadPublicFile(c.env.request, world)));
  app.all('*', async (c) => toResponse(await answerGraph(c.env.request, { world, emit })));

  return {
    state,
    world,
    handler: async (request) => toHttpResponse(await app.fetch(toRequest(request), { request })),
    settle: queue.settle,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => queue.close(),
  };
}

function toRequest({ method, url, headers, body }: HttpRequest): Request {
  const hasBody = body && body.length > 0 && !/^(GET|HEAD)$/i.test(method);
  return new Request(url, { method, headers: { ...headers }, ...(hasBody && { body }) });
}

function toResponse({ status, headers, body }: HttpResponse): Response {
  return new Response(body, { status, headers: { ...headers } });
}

async function toHttpResponse(response: Response): Promise<HttpResponse> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
