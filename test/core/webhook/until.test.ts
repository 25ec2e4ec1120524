import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventSummary } from '../../../src/core/webhook/event-summary.js';
import { isFault, isHopeless, isWanted, parseUntil, type Until } from '../../../src/core/webhook/until.js';

const MESSAGE: EventSummary = {
  field: 'messages',
  kind: 'message',
  detail: 'text',
  phoneNumberId: '106540352242922',
  customer: '15550142233',
  customerName: 'Ana Torres',
  messageId: 'wamid.A',
  text: 'Hola, ¿qué "tal"?',
  errors: [],
};
const DELIVERED: EventSummary = { ...MESSAGE, kind: 'status', detail: 'delivered', text: null };
const FAILED: EventSummary = {
  ...DELIVERED,
  detail: 'failed',
  errors: [{ code: 131026, title: 'Undeliverable', details: null, href: null }],
};

function read(expression: string): Until {
  const until = parseUntil(expression);
  if (isFault(until)) throw new Error(`${until.problem} at ${until.at}`);
  return until;
}

test.each<[string, number]>([
  ['3', 3],
  [' 12 ', 12],
  ['status=delivered', 1],
  ['2 status=delivered', 2],
])('%j waits for so many: %d', (expression, count) => {
  expect(read(expression).count).toBe(count);
});

test.each<[string, readonly [boolean, boolean, boolean]]>([
  ['1', [true, true, true]],
  ['kind=message', [true, false, false]],
  ['kind = message', [true, false, false]],
  ['KIND==message', [true, false, false]],
  ['kind!=message', [false, true, true]],
  ['status=delivered', [false, true, false]],
  ['status=Delivered', [false, true, false]],
  ['status=delivered or status=failed', [false, true, true]],
  ['type=text', [true, false, false]],
  ['detail=text', [true, false, false]],
  ['kind=message and text~"hola"', [true, false, false]],
  ["kind=message and text~'hola, ¿qué'", [true, false, false]],
  ['text~"\\"tal\\""', [true, false, false]],
  ['text!~hola', [false, true, true]],
  ['not kind=message', [false, true, true]],
  ['not not kind=message', [true, false, false]],
  ['phone=+15550142233 and not (status=failed or kind=message)', [false, true, false]],
  ['phone=15550142233', [true, true, true]],
  ['name~torres', [true, true, true]],
  ['message=wamid.A and code=131026', [false, false, true]],
  ['number=106540352242922 and field=messages', [true, true, true]],
  ['kind=status and status=failed or kind=message', [true, false, true]],
  ['kind=status and (status=failed or kind=message)', [false, false, true]],
])('%j wants of a message, delivered and failed: %j', (expression, wanted) => {
  const { condition } = read(expression);
  expect([MESSAGE, DELIVERED, FAILED].map((event) => isWanted(condition, event))).toEqual(wanted);
});

test.each<[string, object]>([
  ['', { problem: 'empty', at: 1 }],
  ['   ', { problem: 'empty', at: 1 }],
  ['0', { problem: 'count', at: 1 }],
  ['1000001', { problem: 'count', at: 1 }],
  ['statsu=delivered', { problem: 'word', at: 1, found: 'statsu', nearest: 'status' }],
  ['3 colour=red', { problem: 'word', at: 3, found: 'colour', nearest: null }],
  ['status delivered', { problem: 'operator', at: 8, found: 'delivered' }],
  ['status', { problem: 'operator', at: 7, found: '' }],
  ['status=', { problem: 'value', at: 8, found: '' }],
  ['status=(', { problem: 'value', at: 8, found: '(' }],
  ['kind=mesage', { problem: 'kind', at: 6, found: 'mesage', nearest: 'message' }],
  ['text~"hola', { problem: 'quote', at: 6, found: '"' }],
  ['(kind=message', { problem: 'bracket', at: 14 }],
  ['kind=message)', { problem: 'bracket', at: 13, found: ')' }],
  ['kind=message adn text~x', { problem: 'joint', at: 14, found: 'adn', nearest: 'and' }],
  ['kind=message and', { problem: 'word', at: 17, found: '' }],
  ['text ! hola', { problem: 'operator', at: 6, found: '!' }],
])('%j is not understood: %j', (expression, fault) => {
  expect(parseUntil(expression)).toMatchObject(fault);
});

test('nothing that is typed makes it throw', () => {
  const part = fc.constantFrom(
    'kind',
    'status',
    'text',
    '=',
    '!=',
    '~',
    '!',
    'and',
    'or',
    'not',
    '(',
    ')',
    '"',
    "'",
    '3',
    ' ',
    'x',
  );
  const typed = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  const outcomes = fc.sample(typed, 1000).map((expression) => parseUntil(expression));
  for (const until of outcomes) {
    if (isFault(until)) expect(until.at).toBeGreaterThan(0);
    else expect(isWanted(until.condition, MESSAGE)).toBeTypeOf('boolean');
  }
  expect(outcomes.some(isFault)).toBe(true);
});

describe('a failed message ends the waiting', () => {
  test.each<[string, boolean]>([
    ['status=delivered', true],
    ['status=read and message=wamid.A', true],
    ['status=delivered and message=wamid.B', false],
    ['status=delivered or status=failed', false],
    ['status=failed', false],
    ['kind=status', false],
    ['kind=message', false],
    ['3', false],
  ])('for %j: %j', (expression, isOver) => {
    expect(isHopeless(read(expression), FAILED)).toBe(isOver);
  });

  test('and nothing else does', () => {
    expect([MESSAGE, DELIVERED].map((event) => isHopeless(read('status=read'), event))).toEqual([false, false]);
  });
});
