import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueTasks } from '../../src/emulator/due-tasks.js';

test('tasks come in the order in which they are due, and of the same time in the order in which they came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 20 }), (times, until) => {
      const tasks = new DueTasks<string>();
      for (const [age, ms] of times.entries()) tasks.add(ms, `${ms}/${age}`);
      const expected = times.map((ms, age) => ({ ms, name: `${ms}/${age}` })).sort((one, other) => one.ms - other.ms);
      const early = expected.filter(({ ms }) => ms <= until);
      expect(tasks.takeUntil(until)).toEqual(early.map(({ name }) => name));
      expect(tasks.nextMs).toBe(expected[early.length]?.ms);
      expect(tasks.takeUntil(20)).toEqual(expected.slice(early.length).map(({ name }) => name));
    }),
  );
});
