import { expect, test } from 'vitest';
import {
  isPermissionCode,
  PROVABLY_NOT_ACCEPTED,
  THROTTLED_CODES,
  TOKEN_CODES,
  TRANSIENT_CODES,
} from '../../../src/core/meta/error-codes.js';
import {
  advisedVersion,
  ageOfVersion,
  DEFAULT_GRAPH_VERSION,
  findGraphVersion,
  oldestLivingVersion,
} from '../../../src/core/meta/graph-versions.js';
import { isKnownLanguage, normalizeLanguage, TEMPLATE_LANGUAGES } from '../../../src/core/meta/languages.js';
import { UPLOADABLE_MIME_TYPES } from '../../../src/core/meta/media-kinds.js';
import { VERTICALS } from '../../../src/core/meta/verticals.js';
import { findWebhookField, RECOMMENDED_WEBHOOK_FIELDS, WEBHOOK_FIELDS } from '../../../src/core/meta/webhook-fields.js';
import { findVertical } from '../../../src/core/profile/vertical.js';

test('Meta has 111 template languages, three-letter ones among them', () => {
  expect(Object.keys(TEMPLATE_LANGUAGES)).toHaveLength(111);
  expect(['fil', 'prs_AF', 'es_AR'].every(isKnownLanguage)).toBe(true);
  expect(['es_VE', 'toString', ''].some(isKnownLanguage)).toBe(false);
});

const languages: [string, string][] = [
  ['en-US', 'en_US'],
  ['EN_us', 'en_US'],
  ['pt_BR', 'pt_BR'],
  ['es', 'es'],
];

test.each(languages)('%s is written %s', (given, normal) => {
  expect(normalizeLanguage(given)).toBe(normal);
});

const days: [string, string][] = [
  ['2026-09-23T23:59:59Z', 'v20.0'],
  ['2026-09-24T00:00:00Z', 'v21.0'],
  ['2027-01-21T00:00:00Z', 'v22.0'],
  ['2040-01-01T00:00:00Z', 'v26.0'],
];

test.each(days)('at %s the oldest version that answers is %s', (now, version) => {
  expect(oldestLivingVersion(new Date(now)).version).toBe(version);
});

test('the default version is one that is known', () => {
  expect(findGraphVersion(DEFAULT_GRAPH_VERSION)).toBeDefined();
  expect(findGraphVersion('v1.0')).toBeUndefined();
});

const ages: [version: string, now: string, state: string, endsOn: string | null][] = [
  ['v25.0', '2026-11-26T12:00:00Z', 'ok', '2028-07-29'],
  ['v25.0', '2028-04-29T23:59:59Z', 'ok', '2028-07-29'],
  ['v25.0', '2028-04-30T00:00:00Z', 'ends-soon', '2028-07-29'],
  ['v25.0', '2028-07-28T23:59:59Z', 'ends-soon', '2028-07-29'],
  ['v25.0', '2028-07-29T00:00:00Z', 'ended', '2028-07-29'],
  ['v26.0', '2026-11-26T12:00:00Z', 'ok', null],
  ['v19.0', '2026-11-26T12:00:00Z', 'ended', null],
  ['v27.0', '2026-11-26T12:00:00Z', 'unknown', null],
  ['v0.0', '2026-11-26T12:00:00Z', 'unknown', null],
  ['23.0', '2026-11-26T12:00:00Z', 'unknown', null],
  ['latest', '2026-11-26T12:00:00Z', 'unknown', null],
];

test.each(ages)('%s is at %s: %s', (version, now, state, endsOn) => {
  expect(ageOfVersion(version, new Date(now))).toEqual({ state, endsOn });
});

test('the version to use instead is the default, until that comes to its end', () => {
  expect(advisedVersion(new Date('2026-11-26T12:00:00Z'))).toBe('v25.0');
  expect(advisedVersion(new Date('2028-06-01T12:00:00Z'))).toBe('v26.0');
});

test('every vertical is found by its value and by both labels, and by no other of them', () => {
  for (const { value, english, spanish } of VERTICALS) {
    expect([value, english, spanish].map((name) => findVertical(name)?.value)).toEqual([value, value, value]);
  }
  expect(findVertical('')).toBeUndefined();
});

test('the recommended webhook fields exist, and template changes cannot be sent to an override', () => {
  expect(RECOMMENDED_WEBHOOK_FIELDS.map(findWebhookField)).not.toContain(undefined);
  expect(findWebhookField('messages')).toMatchObject({ overridable: true, scope: 'whatsapp_business_messaging' });
  expect(findWebhookField('message_template_status_update')).toMatchObject({ overridable: false });
  expect(new Set(WEBHOOK_FIELDS.map(({ name }) => name)).size).toBe(WEBHOOK_FIELDS.length);
});

test('a code says one thing about trying again', () => {
  const sets = [TRANSIENT_CODES, THROTTLED_CODES, TOKEN_CODES];
  const codes = sets.flatMap((set) => [...set]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter(isPermissionCode)).toEqual([]);
  expect([...PROVABLY_NOT_ACCEPTED].every((code) => THROTTLED_CODES.has(code))).toBe(true);
});

test('webp can be uploaded, and CSV cannot', () => {
  expect(UPLOADABLE_MIME_TYPES).toContain('image/webp');
  expect(UPLOADABLE_MIME_TYPES).not.toContain('text/csv');
});
