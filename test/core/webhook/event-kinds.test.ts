import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { WEBHOOK_FIELDS } from '../../../src/core/meta/webhook-fields.js';
import type { WebhookEvent } from '../../../src/core/webhook/event.js';
import {
  EVENT_KINDS,
  type EventKind,
  FIELDS_WITHOUT_SHAPE,
  findEventKind,
} from '../../../src/core/webhook/event-kinds.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { RECORDINGS } from '../../../src/core/webhook/recordings.js';

const FOLDER = fileURLToPath(new URL('../../../fixtures/webhooks/', import.meta.url));
const Fixture = z.strictObject({ source: z.string().check(z.minLength(10)), delivery: z.unknown() });

const names = EVENT_KINDS.map(({ name }) => name);

describe('the kinds of events', () => {
  test('each has a recording, and each recording is one', () => {
    const recorded = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
    expect(recorded.length).toBeGreaterThan(150);
    expect([...names].sort()).toEqual(recorded.sort());
    expect(Object.keys(RECORDINGS).sort()).toEqual(recorded.sort());
  });

  test('no name stands twice', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  test('every field that an app can tick has one, or no reference shows its events', () => {
    const shown = new Set([...EVENT_KINDS.map(({ field }) => field), ...FIELDS_WITHOUT_SHAPE]);
    expect(WEBHOOK_FIELDS.map(({ name }) => name).filter((field) => !shown.has(field))).toEqual([]);
    expect([...shown].filter((field) => !WEBHOOK_FIELDS.some(({ name }) => name === field))).toEqual([]);
    expect(EVENT_KINDS.filter(({ field }) => FIELDS_WITHOUT_SHAPE.some((none) => none === field))).toEqual([]);
  });

  test.each(EVENT_KINDS)('$name is what its recording is read as', (kind) => {
    const { delivery } = Fixture.parse(JSON.parse(readFileSync(`${FOLDER}${kind.name}.json`, 'utf8')));
    expect(RECORDINGS[kind.name].delivery).toEqual(delivery);
    const [event] = parseDelivery(delivery);
    expect(event).toMatchObject({ field: kind.field, kind: kind.kind });
    if (event) expect(wordsOf(event)).toContain(kind.detail);
    expect(missesItsWord(kind, delivery)).toBe(false);
  });
});

/** What this program reads as Meta's word for the event. */
function wordsOf(event: WebhookEvent): (string | null)[] {
  switch (event.kind) {
    case 'message':
      return [event.type];
    case 'status':
      return [event.status];
    case 'account':
      return [event.event];
    case 'preference':
      return [event.value];
    case 'template':
      return event.change === 'status' || event.change === 'quality' ? [event.to] : [null];
    default:
      // These have no word of their own among what is read; that it stands in the recording is looked at beside this.
      return [null, ...textsOf(event.raw)];
  }
}

function missesItsWord({ detail }: EventKind, delivery: unknown): boolean {
  return detail !== null && !textsOf(delivery).includes(detail);
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test('a kind is found by its name, in any spelling of it, and a message without its prefix', () => {
  expect(findEventKind('status-read')?.name).toBe('status-read');
  expect(findEventKind('Status_Read')?.name).toBe('status-read');
  expect(findEventKind('text')?.name).toBe('message-text');
  expect(findEventKind('telepathy')).toBeUndefined();
});
