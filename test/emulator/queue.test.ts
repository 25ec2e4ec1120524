import { expect, test } from 'vitest';
import { createQueue } from '../../src/emulator/queue.js';

function queueAt(clock: { now: number }) {
  const faults: unknown[] = [];
  const timers: (() => void)[] = [];
  const schedule = (_ms: number, task: () => void) => {
    timers.push(task);
    return () => {};
  };
  return {
    faults,
    timers,
    queue: createQueue({ nowMs: () => clock.now, schedule, onFault: (fault) => faults.push(fault) }),
  };
}

test('what is due is done in order, with what it brings about, and nothing more', async () => {
  const clock = { now: 0 };
  const { queue } = queueAt(clock);
  const done: string[] = [];
  queue.later(20, () => {
    done.push('second');
  });
  queue.later(10, () => {
    done.push('first');
    queue.later(5, () => {
      done.push('brought about');
    });
  });
  queue.later(99, () => {
    done.push('later');
  });
  clock.now = 20;
  await queue.settle();
  expect(done).toEqual(['first', 'second']);
  clock.now = 40;
  await queue.settle();
  expect(done).toEqual(['first', 'second', 'brought about']);
});

test('a timer and settle do a task once', async () => {
  const clock = { now: 0 };
  const { queue, timers } = queueAt(clock);
  let count = 0;
  queue.later(0, () => {
    count += 1;
  });
  for (const timer of timers) timer();
  await queue.settle();
  for (const timer of timers) timer();
  await queue.settle();
  expect(count).toBe(1);
});

test('a task that throws is reported and does not stop the others', async () => {
  const { faults, queue } = queueAt({ now: 0 });
  const done: string[] = [];
  queue.later(0, () => {
    throw new Error('broken');
  });
  queue.later(0, () => {
    done.push('done');
  });
  await queue.settle();
  expect(faults).toEqual([new Error('broken')]);
  expect(done).toEqual(['done']);
});

test('one timer waits, for what is due next', async () => {
  const { queue, timers } = queueAt({ now: 0 });
  const done: string[] = [];
  for (const [ms, name] of [
    [30, 'third'],
    [10, 'first'],
    [20, 'second'],
  ] as const) {
    queue.later(ms, () => {
      done.push(name);
    });
  }
  expect(timers).toHaveLength(2);
  timers[1]?.();
  expect(done).toEqual(['first']);
  expect(timers).toHaveLength(3);
});

test('what a task forgets does not begin any more', async () => {
  const { queue } = queueAt({ now: 0 });
  const done: string[] = [];
  queue.later(0, () => queue.clear());
  queue.later(0, () => {
    done.push('forgotten');
  });
  await queue.settle();
  expect(done).toEqual([]);
});
