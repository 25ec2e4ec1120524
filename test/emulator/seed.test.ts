import { expect, test } from 'vitest';
import { createRedactor } from '../../src/core/redact.js';
import { createState } from '../../src/emulator/create-state.js';
import { DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import { parseSeed } from '../../src/emulator/seed.js';
import { START_MS } from './running-emulator.js';

test('the default seed is a valid seed file', () => {
  expect(parseSeed(JSON.parse(JSON.stringify(defaultSeed)))).toMatchObject({ wabas: [{ name: 'Luna Bakery' }] });
});

test('an empty seed is an empty emulator with default settings', () => {
  const state = createState({}, START_MS);
  expect([state.wabas.size, state.tokens.size]).toEqual([0, 0]);
  expect(state.settings).toMatchObject({ reviewOutcome: 'APPROVED', checkPermissions: true });
});

test('settings in the seed are taken, and those of the caller win', () => {
  const seed = { settings: { reviewDelayMs: 5, statusDelayMs: 6 } };
  expect(createState(seed, START_MS, { statusDelayMs: 7 }).settings).toMatchObject({
    reviewDelayMs: 5,
    statusDelayMs: 7,
  });
});

test('two states of one seed share nothing that changes', () => {
  const [one, other] = [createState(defaultSeed, START_MS), createState(defaultSeed, START_MS)];
  for (const { profile } of one.phones.values()) profile.about = 'changed';
  for (const { components } of one.templates.values()) components.splice(0);
  const [phone] = [...other.phones.values()];
  expect(phone?.profile.about).toBe('Fresh bread every day');
  expect([...other.templates.values()].every(({ components }) => components.length > 0)).toBe(true);
});

test.each([
  ['an unknown member', { wabas: [], phones: [] }, '(top)'],
  ['a bad id', { businesses: [{ id: 'abc', name: 'X' }] }, 'businesses.0.id'],
  ['a link to nothing', { wabas: [{ id: '123456', name: 'X', ownerBusinessId: '999999' }] }, 'wabas.123456'],
  [
    'a token of nobody',
    {
      apps: [{ id: '123456', name: 'A', secret: 's' }],
      tokens: [{ token: 'EAA', appId: '123456', userId: '5555555' }],
    },
    'tokens.userId',
  ],
])('a seed with %s is refused with the place', (_what, seed, at) => {
  expect(() => parseSeed(seed)).toThrow(
    expect.objectContaining({ id: 'seed-invalid', facts: expect.objectContaining({ at }) }),
  );
});

test('the default token is hidden like a real one', () => {
  expect(createRedactor().hideAll(`token ${DEFAULT_TOKEN}.`)).toBe('token ***.');
});

test('a customer of the seed without an id gets one of their own country', () => {
  const { customers } = createState(
    {
      ...defaultSeed,
      customers: [
        { waId: '+34 600 11 22 33', name: 'Lucía' },
        { waId: '5215512345678', name: 'Luis' },
      ],
    },
    0,
  );
  expect([...customers.values()].map(({ userId }) => userId)).toEqual([
    expect.stringMatching(/^ES\.\d{20}$/),
    expect.stringMatching(/^MX\.\d{20}$/),
  ]);
});

test('templates of the seed without an id get ids of their own, small enough for a JSON number', () => {
  const templates = [
    { name: 'a', language: 'en', components: [] },
    { name: 'b', language: 'en', components: [] },
  ];
  const waba = { name: 'W', ownerBusinessId: '100200300', templates };
  const wabas = [
    { ...waba, id: '999999999999991' },
    { ...waba, id: '999999999999992' },
  ];
  const state = createState({ businesses: [{ id: '100200300', name: 'B' }], wabas }, 0);
  expect(state.templates.size).toBe(4);
  for (const id of state.templates.keys()) expect(Number.isSafeInteger(Number(id))).toBe(true);
});

test('a callback in a seed is a URL', () => {
  const subscription = { callbackUrl: 'my server', verifyToken: 'x', fields: ['messages'] };
  const problem = caught(() => parseSeed({ apps: [{ id: '712300456789012', name: 'A', secret: 's', subscription }] }));
  expect(problem).toMatchObject({ facts: { at: 'apps.0.subscription.callbackUrl', problem: 'must be a URL' } });
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (problem) {
    return problem;
  }
}
