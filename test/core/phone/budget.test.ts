import { describe, expect, test } from 'vitest';
import { budgetOf, type RegistrationAttempt, windowStart } from '../../../src/core/phone/budget.js';

const NOW = new Date('2026-11-26T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();
const attempts = (...hours: number[]): RegistrationAttempt[] =>
  hours.map((each) => ({ action: 'register', at: hoursAgo(each), outcome: 'counted' }));

describe('the ten attempts in 72 hours', () => {
  test('are all there for a number that nobody tried to register', () => {
    expect(budgetOf([], 'register', NOW)).toEqual({ used: 0, limit: 10, locked: false, freeAt: null });
  });

  test('count only what lies within 72 hours, and only the same action', () => {
    const other: RegistrationAttempt = { action: 'deregister', at: hoursAgo(1), outcome: 'counted' };
    expect(budgetOf([...attempts(1, 71.9, 72, 100), other], 'register', NOW).used).toBe(2);
    expect(budgetOf([...attempts(1), other], 'deregister', NOW).used).toBe(1);
  });

  test('once spent, are free again when the first of them is 72 hours old', () => {
    const spent = attempts(10, 9, 8, 7, 6, 5, 4, 3, 2, 60);
    expect(budgetOf(spent, 'register', NOW)).toMatchObject({
      used: 10,
      locked: false,
      freeAt: '2026-11-27T00:00:00.000Z',
    });
    expect(budgetOf(spent.slice(1), 'register', NOW).freeAt).toBe(null);
  });

  test('are taken away for 72 hours when Meta says that there were too many, whatever was counted here', () => {
    const locked: RegistrationAttempt = { action: 'register', at: hoursAgo(2), outcome: 'locked' };
    expect(budgetOf([locked], 'register', NOW)).toMatchObject({
      used: 0,
      locked: true,
      freeAt: '2026-11-29T10:00:00.000Z',
    });
    expect(budgetOf([{ ...locked, at: hoursAgo(72) }], 'register', NOW).freeAt).toBe(null);
  });

  test('are taken away until the latest of several locks ends', () => {
    const locks: RegistrationAttempt[] = [50, 2].map((hours) => ({
      action: 'register',
      at: hoursAgo(hours),
      outcome: 'locked',
    }));
    expect(budgetOf(locks, 'register', NOW).freeAt).toBe('2026-11-29T10:00:00.000Z');
  });

  test('are looked up no further back than they count', () => {
    expect(windowStart(NOW)).toBe('2026-11-23T12:00:00.000Z');
  });
});
