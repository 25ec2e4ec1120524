import { describe, expect, test } from 'vitest';
import { parseCallbackData, toCallbackData } from '../../../src/core/bulk/callback-data.js';
import { createErrorRate } from '../../../src/core/bulk/error-rate.js';
import { judgeAnswer } from '../../../src/core/bulk/judge-answer.js';
import { bodyMaker } from '../../../src/core/bulk/message-body.js';
import { hasDropped } from '../../../src/core/bulk/quality.js';
import { isRunId, newRunId } from '../../../src/core/bulk/run.js';
import { toPayload } from '../../../src/core/messages/payload.js';
import { aRun, RUN_ID } from '../../support/bulk-run.js';

const refused = (code: number, waitSeconds: number | null = null) =>
  ({ kind: 'refused', code, subcode: null, waitSeconds }) as const;

describe('an answer', () => {
  test('of Meta that it was too fast is no reason to lose the row, however often it comes', () => {
    expect(judgeAnswer(refused(130429), 50)).toEqual({ row: { kind: 'again', afterMs: 0 }, tooFast: true });
  });

  test('about one recipient lets that one wait 1, 4, 16, 64 and 256 seconds, and nobody else', () => {
    const waits = [1, 2, 3, 4, 5].map((tries) => judgeAnswer(refused(131056), tries));
    expect(waits).toEqual([1, 4, 16, 64, 256].map((s) => ({ row: { kind: 'again', afterMs: s * 1000 } })));
    expect(judgeAnswer(refused(131056), 6).row).toEqual({ kind: 'refused', code: 131056 });
  });

  test.each([4, 80007, 80008])('that calls are used up (%d) lets all wait as long as Meta says', (code) => {
    expect(judgeAnswer(refused(code), 1).holdMs).toBe(60_000);
    expect(judgeAnswer(refused(code, 300), 1)).toEqual({ row: { kind: 'again', afterMs: 0 }, holdMs: 300_000 });
    expect(judgeAnswer(refused(code, 7_200), 1).stop).toBe('limit-lasts');
  });

  test('that never came leaves the row unknown', () => {
    expect(judgeAnswer({ kind: 'unknown' }, 1)).toEqual({ row: { kind: 'unknown' } });
  });

  test('of a template that is being paused ends the run', () => {
    const answer = { kind: 'accepted', wamid: 'wamid.A', status: 'paused' } as const;
    expect(judgeAnswer(answer, 1)).toEqual({
      row: { kind: 'accepted', wamid: 'wamid.A', held: true },
      stop: 'template-paused',
    });
  });

  test('that could not be asked for is tried for two minutes', () => {
    const verdicts = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => judgeAnswer({ kind: 'not-sent' }, tries));
    expect(verdicts.reduce((sum, { holdMs = 0 }) => sum + holdMs, 0)).toBe(127_000);
    expect(verdicts.map(({ row }) => row.kind)).toEqual(Array(8).fill('again'));
    expect(verdicts.at(-1)?.stop).toBe('unreachable');
  });
});

describe('an error rate', () => {
  test('says nothing of a few answers, and forgets old ones', () => {
    const rate = createErrorRate();
    for (let count = 0; count < 19; count++) rate.note(true);
    expect(rate.exceeds(10)).toBe(false);
    rate.note(true);
    expect(rate.exceeds(10)).toBe(true);
    for (let count = 0; count < 200; count++) rate.note(false);
    expect(rate.exceeds(0)).toBe(false);
    rate.note(true);
    expect(rate.exceeds(0)).toBe(true);
    expect(rate.exceeds(1)).toBe(false);
  });
});

describe('the body of a message', () => {
  const components = [{ type: 'body', parameters: [{ type: 'text', text: 'ñandú "x"' }] }];

  test.each([
    ['+15550142233', { kind: 'phone', number: '15550142233' }],
    ['US.13491208655302741918', { kind: 'user', userId: 'US.13491208655302741918' }],
  ] as const)('is the one that a single send to %s has', (whom, to) => {
    const run = aRun();
    const { name, language } = run.template;
    const made = bodyMaker(run)({ row: 7, to: whom, components: JSON.stringify(components) });
    const content = { name, language: { code: language }, components };
    expect(JSON.parse(made)).toEqual(toPayload({ to, callbackData: `wabactl:${RUN_ID}:7` }, 'template', content));
  });

  test('has no components where the template has no holes', () => {
    const made = JSON.parse(bodyMaker(aRun())({ row: 1, to: '+15550142233', components: '[]' }));
    expect(made.template).toEqual({ name: 'hello_world', language: { code: 'en_US' } });
  });
});

describe('names', () => {
  test('of runs are short, and no way out of their folder', () => {
    expect(newRunId(new Date('2026-11-27T10:00:00Z'), Uint8Array.of(0, 31, 32, 255))).toMatch(/^20261127-[a-z0-9]{4}$/);
    expect(isRunId('../20261127-k3f9')).toBe(false);
    expect(isRunId(RUN_ID)).toBe(true);
  });

  test('of rows come back from callback data, and nothing else does', () => {
    expect(parseCallbackData(toCallbackData(RUN_ID, 12))).toEqual({ runId: RUN_ID, row: 12 });
    for (const other of ['', 'order-7', 'wabactl:x:1', `wabactl:${RUN_ID}:`, `wabactl:${RUN_ID}:1 `]) {
      expect(parseCallbackData(other)).toBeUndefined();
    }
  });
});

test('quality drops from good to bad only, and what is unknown is no drop', () => {
  expect(hasDropped('GREEN', 'YELLOW')).toBe(true);
  expect(hasDropped('UNKNOWN', 'RED')).toBe(true);
  expect(hasDropped('YELLOW', 'YELLOW')).toBe(false);
  expect(hasDropped('RED', 'GREEN')).toBe(false);
  expect(hasDropped('GREEN', null)).toBe(false);
});
