import { describe, expect, test } from 'vitest';
import { WEBHOOK_FIELDS } from '../../../src/core/meta/webhook-fields.js';
import { summarize } from '../../../src/core/webhook/event-summary.js';
import { FIELDS_WITHOUT_SHAPE, findKnownEvent, KNOWN_EVENTS } from '../../../src/core/webhook/known-events.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { RECORDINGS } from '../../../src/core/webhook/recordings.js';
import { recordedDelivery, recordedDeliveryNames } from '../../support/recorded-delivery.js';

const names = KNOWN_EVENTS.map(({ name }) => name);

describe('the kinds of events', () => {
  test('each has a recording, and each recording is one', () => {
    const recorded = recordedDeliveryNames();
    expect(recorded.length).toBeGreaterThan(150);
    expect([...names].sort()).toEqual(recorded.sort());
    expect(Object.keys(RECORDINGS).sort()).toEqual(recorded.sort());
  });

  test('no name stands twice', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  test('every field that an app can tick has one, or no reference shows its events', () => {
    const shown = new Set([...KNOWN_EVENTS.map(({ field }) => field), ...FIELDS_WITHOUT_SHAPE]);
    expect(WEBHOOK_FIELDS.map(({ name }) => name).filter((field) => !shown.has(field))).toEqual([]);
    expect([...shown].filter((field) => !WEBHOOK_FIELDS.some(({ name }) => name === field))).toEqual([]);
    expect(KNOWN_EVENTS.filter(({ field }) => FIELDS_WITHOUT_SHAPE.some((none) => none === field))).toEqual([]);
  });

  test.each(KNOWN_EVENTS)('$name is what its recording is read as', (kind) => {
    const delivery = recordedDelivery(kind.name);
    expect(RECORDINGS[kind.name].delivery).toEqual(delivery);
    const [event] = parseDelivery(delivery);
    expect(event && summarize(event)).toMatchObject({ field: kind.field, kind: kind.kind, detail: kind.detail });
  });

  test('none of them is of kind other, which is for what nobody knows', () => {
    expect(KNOWN_EVENTS.filter(({ kind }) => kind === 'other')).toEqual([]);
  });
});

test('a kind is found by its name, in any spelling of it, and a message without its prefix', () => {
  expect(findKnownEvent('status-read')?.name).toBe('status-read');
  expect(findKnownEvent('Status_Read')?.name).toBe('status-read');
  expect(findKnownEvent('text')?.name).toBe('message-text');
  expect(findKnownEvent('telepathy')).toBeUndefined();
});
