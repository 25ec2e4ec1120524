import { describe, expect, test } from 'vitest';
import { isolateEvent } from '../../../src/core/webhook/isolate-event.js';
import { KNOWN_EVENTS } from '../../../src/core/webhook/known-events.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { RECORDINGS } from '../../../src/core/webhook/recordings.js';
import { readPath } from '../../../src/core/webhook/trigger/json.js';
import { makeSample } from '../../../src/core/webhook/trigger/sample.js';

let counter = 0;

/** Each with ids of its own, since recordings share theirs. */
const samples = KNOWN_EVENTS.map((known) => ({
  ...known,
  delivery: makeSample(RECORDINGS[known.name].delivery, {
    wabaId: '1',
    phoneNumberId: '2',
    displayPhoneNumber: undefined,
    customer: undefined,
    at: new Date('2026-11-23T10:00:00.000Z'),
    newHex: (length) => (++counter).toString(16).padStart(length, '0'),
  }),
}));

/** Everything that is known, each in an entry of its own as it came. */
const everything = {
  object: 'whatsapp_business_account',
  entry: samples.flatMap(({ delivery }) => readPath(delivery, ['entry']) as unknown[]),
};

test.each(samples)('$name can be taken out of a delivery with all of them', ({ name, kind, delivery }) => {
  const [wanted] = parseDelivery(delivery);
  const alone = parseDelivery(isolateEvent(everything, wanted?.identity ?? ''));
  expect(alone[0]).toMatchObject({ kind, identity: wanted?.identity, raw: wanted?.raw });
  // A chunk of history is not told apart into its messages.
  expect(alone.length === 1 || name.startsWith('history')).toBe(true);
});

describe('one of several in the same value', () => {
  const messages = ['a', 'b'].map((id) => ({ id, from: '1', type: 'text', text: { body: id } }));
  const statuses = [{ id: 'c', status: 'read', recipient_id: '1' }];
  const contacts = [{ wa_id: '1', profile: { name: 'Ana' } }];
  const value = {
    metadata: { phone_number_id: '7' },
    contacts,
    messages,
    statuses,
    errors: [{ code: 1 }, { code: 2 }],
  };
  const delivery = { object: 'o', entry: [{ id: '9', time: 5, changes: [{ field: 'messages', value }] }] };

  test.each([
    ['message:b', { kind: 'message', text: 'b', from: { name: 'Ana' }, phoneNumberId: '7', wabaId: '9' }],
    ['status:c:read', { kind: 'status', messageId: 'c', recipient: { name: 'Ana' } }],
  ])('%s', (identity, expected) => {
    expect(parseDelivery(isolateEvent(delivery, identity))).toMatchObject([expected]);
  });

  test('errors that belong to no message stay together', () => {
    const event = parseDelivery(delivery).find(({ kind }) => kind === 'error');
    const alone = parseDelivery(isolateEvent(delivery, event?.identity ?? ''));
    expect(alone).toMatchObject([{ kind: 'error', errors: [{ code: 1 }, { code: 2 }] }]);
  });

  test('what is not in it', () => {
    expect(isolateEvent(delivery, 'message:z')).toBeUndefined();
    expect(isolateEvent(null, 'message:z')).toBeUndefined();
  });
});
