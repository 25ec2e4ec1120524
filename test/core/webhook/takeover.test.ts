import { describe, expect, test } from 'vitest';
import {
  originOf,
  outrankedBy,
  planPutBack,
  previousTokenPlace,
  type Takeover,
} from '../../../src/core/webhook/takeover.js';

const A = 'https://a.example/in';
const B = 'https://b.example/in';
const OURS = 'https://tap.example/in';

describe('who got the messages before, and who would get them all the same', () => {
  test.each([
    ['phone', { phone: A, waba: B, app: B }, undefined, A],
    ['phone', { phone: null, waba: A, app: B }, undefined, A],
    ['phone', { phone: null, waba: null, app: B }, undefined, B],
    ['phone', { phone: null, waba: null, app: null }, undefined, null],
    ['waba', { phone: A, waba: B, app: null }, 'phone', B],
    ['app', { phone: null, waba: A, app: B }, 'waba', B],
    ['app', { phone: null, waba: null, app: B }, undefined, B],
  ] as const)('%s in %o', (level, callbacks, above, origin) => {
    expect(outrankedBy(level, callbacks)).toBe(above);
    expect(originOf(level, callbacks)).toBe(origin);
  });
});

describe('where the verify token of a callback is known', () => {
  const known = { placed: { phone: A }, isStored: true, file: undefined };

  test('nowhere, and need not be, where there is no callback', () => {
    expect(previousTokenPlace(null, 'phone', known)).toBeNull();
  });

  test('at the channel that placed this very callback with it', () => {
    expect(previousTokenPlace(A, 'phone', known)).toEqual({ kind: 'channel' });
    expect(previousTokenPlace(`${A}#`, 'phone', known)).toBeUndefined();
    expect(previousTokenPlace(B, 'phone', known)).toBeUndefined();
    expect(previousTokenPlace(A, 'waba', known)).toBeUndefined();
    expect(previousTokenPlace(A, 'phone', { ...known, isStored: false })).toBeUndefined();
    expect(previousTokenPlace(A, 'phone', { ...known, placed: undefined })).toBeUndefined();
  });

  test('in the file that is named, before all', () => {
    expect(previousTokenPlace(A, 'phone', { ...known, file: '/word' })).toEqual({ kind: 'file', path: '/word' });
  });
});

describe('what is put back', () => {
  const taken = (previousUrl: string | null) => ({ previousUrl, ours: ['https://first.example', OURS] }) as Takeover;

  test.each([
    [null, OURS, 'put-back'],
    [null, 'https://first.example/', 'put-back'],
    [A, OURS, 'put-back'],
    [A, A, 'already-back'],
    [null, null, 'already-back'],
    [A, null, 'not-ours'],
    [A, B, 'not-ours'],
    [null, B, 'not-ours'],
  ] as const)('before %s, now %s: %s', (previous, current, plan) => {
    expect(planPutBack(taken(previous), current)).toBe(plan);
  });
});
