import { expect, test } from 'vitest';
import { type InspectFilter, readFilter, readSearch, writeFilter } from '../../../src/core/webhook/inspect-protocol.js';

test.each<InspectFilter>([
  {},
  { kinds: ['message', 'status'], fields: ['messages'], details: ['failed'] },
  {
    text: 'pan & café = 100% +1',
    customer: '5215550142233',
    messageId: 'wamid.HBg+/=',
    channelId: 'c-1',
    since: '2026-11-27T02:00:00.000Z',
  },
])('a filter comes through a query as it was: %j', (filter) => {
  expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
});

test('empty parts are none', () => {
  expect(writeFilter({ kinds: [], text: '' }).size).toBe(0);
});

test.each([
  ['', {}],
  ['  ', {}],
  ['wamid.HBgL', { messageId: 'wamid.HBgL' }],
  ['+52 (155) 5014-2233', { customer: '5215550142233' }],
  ['5215550142233', { customer: '5215550142233' }],
  ['12 panes', { text: '12 panes' }],
  ['2026', { text: '2026' }],
])('the search for %j asks for %j', (typed, filter) => {
  expect(readSearch(typed)).toEqual(filter);
});
