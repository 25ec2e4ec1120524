import { describe, expect, test } from 'vitest';
import { createFlight } from '../../../src/core/bulk/flight.js';
import { createPace } from '../../../src/core/bulk/pace.js';
import { paceFor } from '../../../src/core/bulk/throughput.js';
import type { PhoneNumber } from '../../../src/core/channel/phone-number.js';

const fast = (perSecond: number) => ({ perSecond, burstMs: 100 });

/** How many leave from one time to another, when they go as soon as they may. */
function send(pace: ReturnType<typeof createPace>, from: number, to: number): number {
  let sent = 0;
  for (let now = from; now < to; now += 1) {
    const many = pace.available(now);
    pace.take(many);
    sent += many;
  }
  return sent;
}

describe('a pace', () => {
  test.each([1, 20, 80, 1_000])('of %d a second is held and not exceeded', (perSecond) => {
    const sent = send(createPace(fast(perSecond), 0), 0, 60_000);
    expect(sent).toBeLessThanOrEqual(perSecond * 60 + 1);
    expect(sent).toBeGreaterThan(perSecond * 59);
  });

  test('makes up for a tenth of a second and no more, after a pause', () => {
    const pace = createPace(fast(1_000), 0);
    expect(pace.available(3_600_000)).toBe(100);
  });

  test('lets messages leave together, but never waits longer than for one of them where it is slow', () => {
    const quick = createPace(fast(1_000), 0);
    quick.take(quick.available(0));
    expect(quick.nextAt(0)).toBe(100);
    const slow = createPace(fast(1), 0);
    slow.take(1);
    expect(slow.nextAt(0)).toBe(1_000);
  });

  test('is slower after Meta found it too fast, once for all that were under way, and whole again later', () => {
    const pace = createPace(fast(1_000), 0);
    for (let now = 0; now < 300; now++) pace.slowDown(now);
    expect(send(pace, 300, 3_300) / 3).toBeCloseTo(900, -2);
    expect(send(pace, 60_000, 61_000)).toBeGreaterThan(990);
  });

  test('for a number never sends more within a second than Meta takes from it', () => {
    for (const [throughputLevel, most] of [
      ['STANDARD', 80],
      ['HIGH', 1_000],
    ] as const) {
      const phone = { throughputLevel, isOnBusinessApp: false } as PhoneNumber;
      const pace = createPace(paceFor(phone, null), 0);
      // A pause first, after which there is most to make up for.
      const sent = send(pace, 10_000, 11_000);
      expect(sent).toBeLessThanOrEqual(most);
      expect(sent).toBeGreaterThan(most * 0.95);
    }
  });

  test('lets nothing leave while Meta asks to wait', () => {
    const pace = createPace(fast(1_000), 0);
    pace.holdUntil(60_000);
    expect(send(pace, 0, 60_000)).toBe(0);
    expect(pace.nextAt(1_000)).toBe(60_000);
    expect(pace.heldUntil(1_000)).toBe(60_000);
    expect(send(pace, 60_000, 61_000)).toBeGreaterThan(990);
    expect(pace.heldUntil(60_000)).toBeUndefined();
  });

  test('goes on when the clock is set back', () => {
    const pace = createPace(fast(1_000), 3_600_000);
    send(pace, 3_600_000, 3_601_000);
    expect(send(pace, 0, 1_000)).toBeGreaterThan(990);
  });
});

describe('what is under way at once', () => {
  test('is little before the first answer, and then what pace and latency ask for', () => {
    const flight = createFlight();
    expect(flight.limit(1_000)).toBe(8);
    flight.answered(0, 50);
    expect(flight.limit(1_000)).toBe(158);
    expect(flight.limit(20)).toBe(11);
  });

  test('never needs more than 400 connections', () => {
    const flight = createFlight();
    flight.answered(0, 5_000);
    expect(flight.limit(1_000)).toBe(400);
  });

  test('grows with a network that has become slower', () => {
    const flight = createFlight();
    flight.answered(0, 10);
    flight.answered(15_000, 100);
    expect(flight.limit(1_000)).toBe(38);
    flight.answered(30_000, 100);
    expect(flight.limit(1_000)).toBe(308);
  });
});
