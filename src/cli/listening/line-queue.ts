import { createBell } from './bell.js';

/** What is to be shown, in order. Those who make lines may wait until they are taken, so that memory stays flat. */
export interface LineQueue<Line> {
  /** Never waits; for what is rare. */
  push(line: Line): void;
  /** Resolves once there is room for more. */
  offer(line: Line): Promise<void>;
  /** Everything that waits, at once. */
  drain(): Line[];
  /** Lines come until the queue is ended and empty, or has failed. */
  lines(): AsyncGenerator<Line, void, undefined>;
  /** What is in it is still taken. */
  end(): void;
  /** Whoever takes lines gets this error after those that are there. */
  fail(error: unknown): void;
}

const ROOM = 256;

export function createLineQueue<Line>(): LineQueue<Line> {
  const more = createBell();
  const room = createBell();
  let waiting: Line[] = [];
  let isOver = false;
  let failure: { readonly error: unknown } | undefined;

  const push = (line: Line) => {
    waiting.push(line);
    more.ring();
  };
  const drain = () => {
    const taken = waiting;
    waiting = [];
    return taken;
  };
  const end = () => {
    isOver = true;
    more.ring();
    room.ring();
  };
  return {
    push,
    async offer(line) {
      push(line);
      if (waiting.length >= ROOM && !isOver) await room.wait();
    },
    drain,
    async *lines() {
      while (waiting.length > 0 || !isOver) {
        if (waiting.length === 0) await more.wait();
        yield* drain();
        room.ring();
      }
      if (failure) throw failure.error;
    },
    end,
    fail(error) {
      failure ??= { error };
      end();
    },
  };
}
