import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { EventDetail } from '../../src/core/webhook/inspect-protocol.js';
import { KNOWN_EVENTS } from '../../src/core/webhook/known-events.js';
import { MESSAGE_TYPES, STATUSES } from '../../src/inspect-page/choices.js';
import { createFormat, gapBetween } from '../../src/inspect-page/format.js';
import { paintJson } from '../../src/inspect-page/paint-json.js';
import { factsOf, whatOf, whoOf } from '../../src/inspect-page/reading.js';
import { visible } from '../../src/inspect-page/visible.js';
import { wordsIn } from '../../src/inspect-page/words.js';
import { aFixture, aRecord, aStatus } from '../support/inspected.js';

const FIXTURES = readdirSync(fileURLToPath(new URL('../../fixtures/webhooks/', import.meta.url)));
const NOON = new Date('2026-11-27T12:00:00Z');

function detailOf(delivery: unknown): EventDetail {
  const record = aRecord();
  record.arrive(delivery, NOON.toISOString());
  const detail = record.detail(1);
  if (!detail) throw new Error('the delivery has an event');
  return detail;
}

function read(delivery: unknown, language = 'en'): Record<string, string> {
  const reader = { words: wordsIn(language), format: createFormat(language, NOON), about: undefined };
  return Object.fromEntries(factsOf(detailOf(delivery), reader).map(({ label, value }) => [label, value]));
}

describe.each(['en', 'es'])('in %s', (language) => {
  test.each(FIXTURES)('%s can be read, and no label stands twice', (file) => {
    const detail = detailOf(aFixture(file.replace('.json', '')));
    const reader = { words: wordsIn(language), format: createFormat(language, NOON), about: undefined };
    const labels = factsOf(detail, reader).map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(3);
    expect(new Set(labels).size).toBe(labels.length);
    expect(whatOf(detail.listed, reader.words)).toMatch(/\S/);
  });
});

test('a message says who wrote it, to which number, and how it came', () => {
  expect(read(aFixture('message-text'))).toMatchObject({
    Customer: 'Sheena Nelson +16505551234',
    Username: '@realsheenanelson',
    'User id': 'US.13491208655302741918',
    'Our number': '+15550783881 · 106540352242922',
    Signature: 'valid, by app 670843887433847',
    Arrived: 'once',
  });
});

test('what came late says how late, and a template event what changed', () => {
  expect(read(aFixture('message-text')).Received).toMatch(/\(.* s late\)$/);
  expect(read(aFixture('template-category-changed')).Change).toMatch(/^category: .+ → .+/);
});

test('a status is its own word, in the language of the reader; an unknown one is Meta’s', () => {
  const { listed } = detailOf(aStatus('delivered', 'wamid.A'));
  expect([whatOf(listed, wordsIn('en')), whatOf(listed, wordsIn('es'))]).toEqual(['Delivered', 'Entregado']);
  expect(whatOf({ kind: 'status', detail: 'constructor' }, wordsIn('en'))).toBe('constructor');
});

test('every type of message and every status that Meta is known to send can be chosen', () => {
  const details = (kind: string) => KNOWN_EVENTS.filter((each) => each.kind === kind).map(({ detail }) => detail);
  expect(MESSAGE_TYPES).toEqual(expect.arrayContaining(details('message')));
  expect(STATUSES).toEqual(expect.arrayContaining(details('status')));
});

test.each([
  ['10:00:00.000', '10:00:00.900', undefined],
  ['10:00:02.000', '10:00:00.000', undefined],
  ['10:00:00.000', '10:00:12.000', '+12 s'],
  ['10:00:00.000', '10:01:59.000', '+1 min'],
  ['10:00:00.000', '13:30:00.000', '+3 h'],
])('from %s to %s it is %s', (earlier, later, gap) => {
  expect(gapBetween(`2026-11-27T${earlier}Z`, `2026-11-27T${later}Z`)).toBe(gap);
});

test('nothing of what strangers write acts unseen', () => {
  expect(whoOf({ customer: '52155', customerName: 'annual\u202ecod.exe' })).toBe('annual\\u202ecod.exe');
  expect(visible('a\u0000b\u001b[31mc\nd\té 👩‍👩‍👧')).toBe('a\\u0000b\\u001b[31mc\nd\té 👩‍👩‍👧');
  const value = { text: 'x\u202ey' };
  expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(value);
});

test.each(['{"a": [1, -2.5e3, true, null, "b\\"c", {}]}', '{"cut": "in the mid', '', '"\\', 'ñ 👩 "é"'])(
  'painting changes no character of %s',
  (json) => {
    expect(
      paintJson(json)
        .map(({ text }) => text)
        .join(''),
    ).toBe(json);
  },
);

test('keys, texts and other values are told apart', () => {
  const looks = paintJson('{"key": "text", "n": 12, "y": null}').filter(({ look }) => look !== 'rest');
  expect(looks.map(({ text, look }) => `${look} ${text.trim()}`)).toEqual([
    'key "key":',
    'string "text"',
    'key "n":',
    'literal 12',
    'key "y":',
    'literal null',
  ]);
});
