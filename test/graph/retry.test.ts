import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Refusal } from '../../src/core/failures/graph.js';
import type { Effect } from '../../src/graph/graph.js';
import { nextAttempt, type Setback } from '../../src/graph/retry.js';
import { fault, refusal, scripted } from './scripted-fetch.js';

const read = { path: '/me', answer: z.looseObject({ id: z.string() }) };

function refused(code: number, rest: Partial<Refusal> & { retryAfterSeconds?: number } = {}): Setback {
  const { retryAfterSeconds = null, ...fields } = rest;
  const words = { message: '', details: null, userTitle: null, userMessage: null, fbtraceId: null };
  return {
    kind: 'refusal',
    refusal: { httpStatus: 400, code, subcode: null, transient: false, ...words, ...fields },
    retryAfterSeconds,
  };
}

const lost = (reason: Parameters<typeof fault>[0]): Setback => ({
  kind: 'fault',
  fault: fault(reason, { sent: true }),
});
const unsent = (reason: Parameters<typeof fault>[0]): Setback => ({
  kind: 'fault',
  fault: fault(reason, { sent: false }),
});
const page = (httpStatus: number): Setback => ({ kind: 'garbage', httpStatus, retryAfterSeconds: null });

function isRepeated(setback: Setback, effect: Effect): boolean {
  return nextAttempt(setback, effect, 1, 0.5) !== 'give-up';
}

describe('a read, or a write that only sets a state,', () => {
  test.each([1, 2, 4, 17, 32, 613, 80007, 80008, 130429, 131000, 131016, 131057, 133004])(
    'is repeated after code %i',
    (code) => {
      expect(isRepeated(refused(code), 'repeatable')).toBe(true);
    },
  );

  test.each([100, 10, 190, 200, 131009, 132001, 2200])('is not repeated after code %i', (code) => {
    expect(isRepeated(refused(code), 'repeatable')).toBe(false);
  });

  test.each<[string, Setback, boolean]>([
    ['a connection that broke', lost('broken'), true],
    ['no answer in time', lost('timeout'), true],
    ['a name that cannot be found', unsent('dns'), true],
    ['a certificate that is not trusted', unsent('tls'), false],
    ['a 503 page', page(503), true],
    ['a 404 page', page(404), false],
    ['an unknown code that Meta calls transient', refused(999_999, { transient: true }), true],
    ['an unknown code with a 500', refused(999_999, { httpStatus: 500 }), true],
    ['a fault of the request with a 500', refused(100, { httpStatus: 500 }), false],
    ['a missing permission with a 500', refused(3, { httpStatus: 500 }), false],
  ])('after %s', (_, setback, expected) => {
    expect(isRepeated(setback, 'repeatable')).toBe(expected);
  });
});

describe.each<Effect>(['message', 'change'])('a %s', (effect) => {
  test.each<[string, Setback, boolean]>([
    ['a connection that never came about', unsent('connect'), true],
    ['a time-out before the request left', unsent('timeout'), true],
    ['a time-out after the request left', lost('timeout'), false],
    ['an answer that broke off', lost('broken'), false],
    ['a 502 page', page(502), false],
    ['a clear rejection: throughput', refused(130429), true],
    ['a clear rejection: the account is out of calls', refused(80008), true],
    ['"something went wrong", which proves nothing', refused(131000), false],
    ['a fault that Meta calls transient', refused(2, { transient: true }), false],
    ['a refusal', refused(131030), false],
  ])('is repeated only on proof that it was not accepted: %s', (_, setback, expected) => {
    expect(isRepeated(setback, effect)).toBe(expected);
  });
});

describe('the wait', () => {
  test('doubles up to 20 seconds, drawn from its whole range, and ends after four attempts', () => {
    const waits = [1, 2, 3, 4].map((attempt) => nextAttempt(refused(2), 'repeatable', attempt, 0.999_999));
    expect(waits).toEqual([{ waitMs: 499 }, { waitMs: 999 }, { waitMs: 1999 }, 'give-up']);
    expect(nextAttempt(refused(2), 'repeatable', 3, 0)).toEqual({ waitMs: 0 });
  });

  test('is 4 to the power of X seconds between two messages to one person', () => {
    const waits = [1, 2, 3].map((attempt) => nextAttempt(refused(131056), 'message', attempt, 0.5));
    expect(waits).toEqual([{ waitMs: 1000 }, { waitMs: 4000 }, { waitMs: 16_000 }]);
  });

  test('is at least what the server asks for, and too long a one is left to the user', () => {
    expect(nextAttempt(refused(4, { retryAfterSeconds: 60 }), 'repeatable', 1, 0.5)).toEqual({ waitMs: 60_000 });
    expect(nextAttempt(refused(4, { retryAfterSeconds: 61 }), 'repeatable', 1, 0.5)).toBe('give-up');
  });
});

describe('the server says how long to wait', () => {
  test.each([
    ['in seconds', { 'retry-after': '7' }, 7000],
    ['as a date', { 'retry-after': 'Sun, 22 Nov 2026 12:00:09 GMT' }, 9000],
    [
      'as a date, by its own clock where this machine runs late',
      { 'retry-after': 'Sun, 22 Nov 2026 15:00:09 GMT', date: 'Sun, 22 Nov 2026 15:00:00 GMT' },
      9000,
    ],
    ['as a date that is past', { 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 250],
    ['in words that mean nothing', { 'retry-after': 'soon' }, 250],
  ])('%s', async (_, headers, expected) => {
    const { graph, waits } = scripted([{ ...refusal(4), headers }, { body: { id: '1' } }]);
    await graph.get(read);
    expect(waits).toEqual([expected]);
  });

  test('in minutes until access is regained, which the user is told instead of waiting', async () => {
    const usage =
      '{"102290129340398":[{"type":"whatsapp_business_management","call_count":100,"estimated_time_to_regain_access":12}]}';
    const { graph, waits } = scripted([{ ...refusal(80007), headers: { 'x-business-use-case-usage': usage } }]);
    await expect(graph.get(read)).rejects.toMatchObject({ id: 'rate-limited', facts: { retryAfterSeconds: 720 } });
    expect(waits).toEqual([]);
  });
});

test('a read that fails for a moment succeeds without a word', async () => {
  const { graph, waits } = scripted([
    fault('broken', { sent: true }),
    refusal(2, { status: 503 }),
    { body: { id: '1' } },
  ]);
  expect(await graph.get(read)).toEqual({ id: '1' });
  expect(waits).toEqual([250, 500]);
});

test('an unreachable host is named with the reason', async () => {
  const offline = () => fault('dns', { sent: false });
  const { graph } = scripted([offline(), offline(), offline(), offline()]);
  await expect(graph.get(read)).rejects.toMatchObject({
    id: 'unreachable',
    facts: { host: 'graph.facebook.com', reason: 'dns', code: 'DNS' },
  });
});
