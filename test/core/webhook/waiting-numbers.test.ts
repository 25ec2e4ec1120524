import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaitingNumbers } from '../../../src/core/webhook/waiting-numbers.js';

const takeAll = (waiting: WaitingNumbers): number[] => {
  const all: number[] = [];
  for (let next = waiting.take(); next !== undefined; next = waiting.take()) all.push(next);
  return all;
};

/** The same in the simplest way, to compare with. */
class SimplyWaiting {
  readonly numbers: number[] = [];
  readonly taken: number[] = [];
  #last = 0;

  /** A number that is so much higher than the last one. */
  next(gap: number): number {
    this.#last += gap + 1;
    this.numbers.push(this.#last);
    return this.#last;
  }

  take(): number | undefined {
    const number = this.numbers.shift();
    if (number !== undefined) this.taken.push(number);
    return number;
  }

  giveBack(): number | undefined {
    const number = this.taken.pop();
    if (number !== undefined) this.numbers.push(number);
    this.numbers.sort((one, other) => one - other);
    return number;
  }
}

const TAKE = -1;
const GIVE_BACK = -2;

function step(waiting: WaitingNumbers, simply: SimplyWaiting, what: number): void {
  if (what === TAKE) expect(waiting.take()).toBe(simply.take());
  if (what >= 0) waiting.add(simply.next(what));
  const returned = what === GIVE_BACK ? simply.giveBack() : undefined;
  if (returned !== undefined) waiting.giveBack(returned);
}

test('whatever is added, taken and given back, the oldest comes first and none is lost or doubled', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: GIVE_BACK, max: 3 }), { maxLength: 60 }), (steps) => {
      const waiting = new WaitingNumbers();
      const simply = new SimplyWaiting();
      for (const what of steps) step(waiting, simply, what);
      expect(waiting.size).toBe(simply.numbers.length);
      expect(takeAll(waiting)).toEqual(simply.numbers);
      expect(waiting.size).toBe(0);
    }),
  );
});
