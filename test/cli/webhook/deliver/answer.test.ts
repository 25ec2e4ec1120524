import { expect, test } from 'vitest';
import { type Answer, summarizeAnswers } from '../../../../src/cli/webhook/deliver/answer.js';

const about = {
  kind: 'answer',
  of: 4,
  url: 'u',
  type: 'message',
  detail: 'text',
  events: 1,
  bytes: 2,
  body: '',
} as const;

function answers(...times: number[]): Answer[] {
  return times.map((milliseconds, at) => ({
    ...about,
    signature: 'valid',
    delivery: at + 1,
    milliseconds,
    status: milliseconds > 100 ? null : 200,
    problem: milliseconds > 100 ? 'ETIMEDOUT' : null,
  }));
}

test('half, 99 of 100, the slowest, and how often each answer came', () => {
  expect(summarizeAnswers('u', answers(5, 1, 200, 3))).toEqual({
    kind: 'summary',
    url: 'u',
    sent: 4,
    taken: 3,
    answers: [
      { answer: '200', count: 3 },
      { answer: 'ETIMEDOUT', count: 1 },
    ],
    milliseconds: { median: 3, p99: 200, slowest: 200 },
  });
});

test('of two, half is the faster one', () => {
  expect(summarizeAnswers('u', answers(37, 2)).milliseconds).toEqual({ median: 2, p99: 37, slowest: 37 });
});
