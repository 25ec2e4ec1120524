import { describe, expect, test } from 'vitest';
import type { KnownEventName } from '../../../../src/core/webhook/known-events.js';
import { parseDelivery } from '../../../../src/core/webhook/parse-delivery.js';
import { RECORDINGS } from '../../../../src/core/webhook/recordings.js';
import { mergeJson, readPath, withPath } from '../../../../src/core/webhook/trigger/json.js';
import { type Overrides, override } from '../../../../src/core/webhook/trigger/overrides.js';

const overridden = (name: KnownEventName, wish: Overrides) => override(RECORDINGS[name].delivery, wish);
const eventOf = (name: KnownEventName, wish: Overrides) => parseDelivery(overridden(name, wish).delivery)[0];
const memberAt = (name: KnownEventName, wish: Overrides, ...path: string[]) =>
  readPath(overridden(name, wish).delivery, ['entry', '0', 'changes', '0', 'value', ...path]);

test.each<[KnownEventName]>([
  ['message-text'],
  ['message-image'],
  ['message-button'],
  ['message-interactive-button-reply'],
  ['message-interactive-list-reply'],
  ['message-reaction'],
  ['message-location'],
  ['message-order'],
  ['message-system-changed-number'],
  ['message-echo'],
])('the text of %s is where a person reads it', (name) => {
  expect(eventOf(name, { text: 'Ya está' })).toMatchObject({ text: 'Ya está' });
});

test('a caption is put where there was none', () => {
  expect(eventOf('message-video', { text: 'Look' })).toMatchObject({ type: 'video', text: 'Look' });
});

test('name, id of the message and name of a template', () => {
  expect(eventOf('message-text', { name: 'Ana' })).toMatchObject({ from: { name: 'Ana' } });
  expect(eventOf('status-read', { messageId: 'wamid.X' })).toMatchObject({ messageId: 'wamid.X' });
  expect(eventOf('template-status-paused', { template: 'order_update' })).toMatchObject({ name: 'order_update' });
});

describe('a status', () => {
  test('of a message, without what belongs to another status', () => {
    expect(eventOf('status-failed', { status: 'delivered' })).toMatchObject({ status: 'delivered', errors: [] });
    expect(memberAt('status-sent', { status: 'failed' }, 'statuses', '0', 'pricing')).toBeUndefined();
  });

  test('is the event of a template, and the decision about a name', () => {
    expect(eventOf('template-status-paused', { status: 'DISABLED' })).toMatchObject({ to: 'DISABLED' });
    expect(eventOf('phone-number-name', { status: 'APPROVED' })).toMatchObject({ event: 'APPROVED' });
  });

  test('with an error is a failure with the words of Meta, and without the customer', () => {
    expect(eventOf('status-sent', { error: 131049 })).toMatchObject({
      status: 'failed',
      pricing: null,
      recipient: { name: null },
      errors: [{ code: 131049, title: expect.stringContaining('healthy ecosystem') }],
    });
  });
});

test('an error of a message that could not be passed on, and of no message', () => {
  expect(eventOf('message-unsupported', { error: 131052 })).toMatchObject({ errors: [{ code: 131052 }] });
  expect(eventOf('value-errors', { error: 131031 })).toMatchObject({ kind: 'error', errors: [{ code: 131031 }] });
});

describe('members by their path', () => {
  const set = (name: string, value: string) => ({ set: [{ name, value }] });

  test('keep being a text where they were one', () => {
    expect(memberAt('message-text', set('messages.0.timestamp', '1749416383'), 'messages', '0', 'timestamp')).toBe(
      '1749416383',
    );
    expect(memberAt('flows-endpoint-latency', set('threshold', '9000'), 'threshold')).toBe(9000);
  });

  test('are made where there were none, and are JSON then', () => {
    const context = memberAt('message-text', set('messages[0].context', '{"forwarded":true}'), 'messages', '0');
    expect(context).toMatchObject({ context: { forwarded: true } });
    expect(memberAt('message-text', set('messages.0.group_id', 'G1'), 'messages', '0', 'group_id')).toBe('G1');
  });

  test('are of the whole delivery when they begin with entry', () => {
    expect(eventOf('message-text', set('entry.0.id', '77'))).toMatchObject({ wabaId: '77' });
  });

  test.each(['', 'a..b', `a${'.b'.repeat(40)}`, 'messages.99999.id'])('%j is none', (name) => {
    expect(overridden('message-text', set(name, '1')).problems).toEqual([{ option: '--set', path: name }]);
  });

  test('cannot reach behind an object', () => {
    const { delivery } = overridden('message-text', set('__proto__.polluted', 'true'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(delivery)).toContain('"__proto__":{"polluted":true}');
  });
});

test('everything that does not fit the kind is told at once', () => {
  const wish = { text: 'x', name: 'x', messageId: 'x', error: 1, template: 'x' };
  expect(overridden('account-settings', wish).problems.map(({ option }) => option)).toEqual([
    '--text',
    '--name',
    '--message-id',
    '--error',
    '--template',
  ]);
  expect(overridden('history', { status: 'x' }).problems).toEqual([{ option: '--status' }]);
});

test('a file is merged into the value, lists item by item', () => {
  const merge = { messages: [{ text: { body: 'Hola' } }], contacts: [{ profile: { username: 'ana' } }] };
  expect(eventOf('message-text', { merge })).toMatchObject({
    type: 'text',
    text: 'Hola',
    from: { name: 'Sheena Nelson', username: 'ana' },
  });
  expect(mergeJson([1, 2, 3], [9])).toEqual([9, 2, 3]);
  expect(mergeJson({ a: 1 }, null)).toBe(null);
});

test('a list that is set behind its end has no holes', () => {
  expect(withPath({}, ['list', '2'], 'x')).toEqual({ list: [null, null, 'x'] });
});
