import { EventEmitter, on } from 'node:events';
import type { Emulator } from '../../emulator/emulator.js';
import type { EmulatorEvent } from '../../emulator/events.js';

/** What came faster than it could be told. */
export interface LeftOut {
  readonly kind: 'left-out';
  readonly events: number;
}

/** A terminal that stands still must not fill the memory. */
const UNTOLD_MAX = 1000;

/** What happens in the emulator, for whoever tells it at their own pace; it listens from the call on. */
export function tellEvents(
  emulator: Pick<Emulator, 'onEvent'>,
  stop: AbortSignal,
): AsyncGenerator<EmulatorEvent | LeftOut> {
  const arrivals = new EventEmitter();
  const arriving = on(arrivals, 'event', { signal: stop });
  let untold = 0;
  let leftOut = 0;
  emulator.onEvent((event) => {
    if (untold >= UNTOLD_MAX) leftOut += 1;
    else {
      untold += 1;
      arrivals.emit('event', event);
    }
  });
  return (async function* tell() {
    for await (const [event] of arriving) {
      untold -= 1;
      yield event as EmulatorEvent;
      if (untold > 0 || leftOut === 0) continue;
      yield { kind: 'left-out' as const, events: leftOut };
      leftOut = 0;
    }
  })();
}
