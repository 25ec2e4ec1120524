import { setMaxListeners } from 'node:events';
import { Failure } from '../core/failure.js';

/** Why the program was told to stop when it was not by a signal: whoever read its output has gone (`wabactl … | head`). */
const READER_GONE = 'reader-gone';

/** The signals that end a program politely. The first aborts, and the command undoes what is temporary; the second kills. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Stopper {
  readonly signal: AbortSignal;
  /** Stops the command because nobody reads its output any more. */
  readerIsGone(): void;
}

/** Call it once in a process. */
export function stopOnSignals(): Stopper {
  const controller = new AbortController();
  const abort = (why: string) => controller.abort(new Failure('interrupted', {}, why));
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      abort(signal);
    });
  }
  return { signal: controller.signal, readerIsGone: () => abort(READER_GONE) };
}

/** Every request, server and wait listens to `stop`; Node would warn of a leak at the eleventh. */
export function allowManyListeners(stop: AbortSignal): void {
  setMaxListeners(0, stop);
}

/** True when the command was stopped by a closed pipe, which is no failure: it should end without a word. */
export function wasReaderGone(stop: AbortSignal): boolean {
  return stop.aborted && stop.reason instanceof Failure && stop.reason.cause === READER_GONE;
}
