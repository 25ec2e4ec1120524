import { expect, test } from 'vitest';
import { judgeLead } from '../../../src/core/webhook/callback-lead.js';

const listener = { url: 'http://127.0.0.1:3000/', publicUrl: 'https://a.trycloudflare.com/hook' };

test.each([
  ['http://127.0.0.1:3000/', 'here'],
  ['http://localhost:3000/webhook', 'here'],
  ['http://127.0.0.1:8080/', 'elsewhere'],
  ['https://a.trycloudflare.com/hook', 'here'],
  ['https://shop.example/webhook', 'unknown'],
] as const)('%s leads %s', (callback, lead) => {
  expect(judgeLead(callback, listener)).toBe(lead);
});

test('without a listener nothing is known', () => {
  expect(judgeLead('http://127.0.0.1:3000/', undefined)).toBe('unknown');
});
