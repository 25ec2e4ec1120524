import type { Fetch, Handler } from '../host/host.js';
import { createControl } from './control/control.js';
import { createState } from './create-state.js';
import { defaultSeed } from './default-seed.js';
import { attempt, type PostOffice, publish } from './deliver.js';
import { downloadMedia, downloadPublicFile } from './downloads.js';
import type { EmulatorEvent } from './events.js';
import { answerGraph, refuseStranger } from './graph.js';
import { shakeHands } from './handshake.js';
import { createIds } from './ids.js';
import { createLanes } from './lanes.js';
import { createQueue } from './queue.js';
import { replaceState } from './replace-state.js';
import type { World } from './route.js';
import type { Seed } from './seed.js';
import type { EmulatorState, Settings } from './state.js';
import { strangerProblem } from './strangers.js';

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

export function createEmulator(options: EmulatorOptions): Emulator {
  const { nowMs, fetch, randomBytes, schedule, seed = defaultSeed, settings } = options;
  const listeners = new Set<(event: EmulatorEvent) => void>();
  const emit = (event: EmulatorEvent) => {
    for (const listener of listeners) listener(event);
  };
  const state = createState(seed, nowMs(), settings);
  const queue = createQueue({ nowMs, schedule, onFault: (fault) => emit({ kind: 'fault', fault }) });
  const { newId, newHex } = createIds(randomBytes, state);
  const lanes = createLanes({
    state,
    queue,
    newId,
    nowMs,
    attempt: (record, app): Promise<void> => attempt(record, app, office),
  });
  const office: PostOffice = { state, queue, fetch, lanes, nowMs, emit };

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
    lanes.clear();
    replaceState(state, fresh);
  };

  const control = createControl({ world, reset, settle: queue.settle });
  const handler: Handler = async (request) => {
    const { pathname } = new URL(request.url);
    if (/^\/_emulator(\/|$)/.test(pathname)) return control(request);
    const problem = strangerProblem(request.headers);
    if (problem !== undefined) return refuseStranger(problem, request, { world, emit });
    const isRead = /^(GET|HEAD)$/i.test(request.method);
    if (isRead && pathname.startsWith('/whatsapp_business/attachments/')) return downloadMedia(request, world);
    if (isRead && pathname.startsWith('/v/')) return downloadPublicFile(request, world);
    return answerGraph(request, { world, emit });
  };

  return {
    state,
    world,
    handler,
    settle: queue.settle,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => queue.close(),
  };
}
