import { describe, expect, test } from 'vitest';
import type { WebhookEvent } from '../../../src/core/webhook/event.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { recordedDelivery as delivery } from '../../support/recorded-delivery.js';

function eventsOf(name: string): WebhookEvent[] {
  return parseDelivery(delivery(name));
}

/** What is read of recorded deliveries beside field, kind and word, which `known-events.test.ts` holds all of them to. */
const expected: Record<string, object[]> = {
  'message-text': [
    {
      kind: 'message',
      direction: 'in',
      type: 'text',
      text: 'Does it come in another color?',
      phoneNumberId: '106540352242922',
      at: '2025-06-08T20:59:43.000Z',
    },
  ],
  'message-text-reply': [
    { kind: 'message', text: 'Yes, please', replyTo: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI4QkJFMkMyRjhGNzk5MzI3OEMA' },
  ],
  'message-text-from-advertisement': [{ kind: 'message', isReferral: true }],
  'message-text-number-hidden': [
    {
      kind: 'message',
      from: { waId: null, userId: 'US.13491208655302741918', name: 'Pablo M.', username: 'pablomorales' },
    },
  ],
  'message-image': [
    { type: 'image', text: 'Taj Mahal', media: { id: '1003383421387256', mimeType: 'image/jpeg', filename: null } },
  ],
  'message-video': [{ type: 'video', text: null, media: { mimeType: 'video/mp4' } }],
  'message-audio': [{ type: 'audio', media: { mimeType: 'audio/ogg; codecs=opus' } }],
  'message-document': [{ type: 'document', text: 'Invoice', media: { filename: 'invoice.pdf' } }],
  'message-sticker': [{ type: 'sticker', media: { mimeType: 'image/webp' } }],
  'message-location': [{ type: 'location', text: 'Philz Coffee' }],
  'message-contacts': [{ type: 'contacts', text: 'Barbara J. Johnson' }],
  'message-interactive-button-reply': [{ type: 'interactive', text: 'Cancel' }],
  'message-interactive-list-reply': [{ type: 'interactive', text: 'Priority Mail Express' }],
  'message-interactive-flow-reply': [{ type: 'interactive', text: 'Sent' }],
  'message-button': [{ type: 'button', text: 'Unsubscribe' }],
  'message-order': [{ type: 'order', text: 'Love these!' }],
  'message-reaction': [
    { type: 'reaction', text: '👍', replyTo: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI4QkJFMkMyRjhGNzk5MzI3OEMA' },
  ],
  'message-reaction-removed': [{ type: 'reaction', text: null }],
  'message-system-changed-number': [{ type: 'system', text: 'Sheena Nelson changed from 16505551234 to 16505555678' }],
  'message-text-forwarded': [{ kind: 'message', text: 'Have you seen this?', replyTo: null }],
  'message-system-changed-user-id': [{ type: 'system', text: 'User Sheena Nelson has changed their user id' }],
  'message-interactive-call-permission-rejected': [{ type: 'interactive', text: 'reject' }],
  // The message first, then what Meta says of all of the value.
  'message-interactive-empty': [
    { type: 'interactive', text: null },
    { kind: 'error', errors: [{ code: 131000 }] },
  ],
  'history-media': [{ kind: 'message', field: 'history', type: 'image', media: { id: '1003383421387256' } }],
  'status-sent-number-hidden': [{ recipient: { waId: null, userId: 'US.13491208655302741918', name: 'Pablo M.' } }],
  'message-unsupported': [
    { type: 'unsupported', text: 'poll', errors: [{ code: 131051, title: 'Message type unknown' }] },
  ],
  'message-request-welcome': [{ type: 'request_welcome', text: null }],
  'message-group': [{ groupId: 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD', text: 'Hi all' }],
  'message-echo': [{ kind: 'message', direction: 'echo', from: { waId: '15550783881' }, to: { waId: '16505551234' } }],
  'status-sent': [
    { kind: 'status', status: 'sent', callbackData: 'order-17', pricing: { category: 'utility', type: 'regular' } },
  ],
  'status-delivered': [
    { kind: 'status', status: 'delivered', recipient: { waId: '16505551234', name: 'Pablo M.' }, errors: [] },
  ],
  'status-read': [{ kind: 'status', status: 'read', pricing: null }],
  'status-played': [{ kind: 'status', status: 'played' }],
  'status-failed': [
    { kind: 'status', status: 'failed', errors: [{ code: 131047, details: expect.stringContaining('24 hours') }] },
  ],
  'status-group': [
    { kind: 'status', recipient: { waId: '16505551234' }, groupId: expect.stringMatching(/^Y2Fw/) },
    { kind: 'status', recipient: { waId: '16505559876' } },
  ],
  'value-errors': [
    { kind: 'error', phoneNumberId: '106540352242922', errors: [{ code: 130429, title: 'Rate limit hit' }] },
  ],
  'template-status-approved': [
    {
      kind: 'template',
      change: 'status',
      to: 'APPROVED',
      reason: null,
      language: 'en_US',
      templateId: '1689556908129832',
    },
  ],
  'template-status-rejected': [{ kind: 'template', change: 'status', to: 'REJECTED', reason: 'INVALID_FORMAT' }],
  'template-status-paused': [{ kind: 'template', change: 'status', to: 'PAUSED' }],
  'template-status-pending-deletion': [{ kind: 'template', to: 'PENDING_DELETION', reason: null }],
  'template-quality': [{ kind: 'template', change: 'quality', from: 'GREEN', to: 'YELLOW' }],
  'template-components': [{ kind: 'template', change: 'components', name: 'order_confirmation' }],
  'template-category-announced': [{ kind: 'template', change: 'category-announced', from: 'UTILITY', to: 'MARKETING' }],
  'template-category-changed': [{ kind: 'template', change: 'category', from: 'UTILITY', to: 'MARKETING' }],
  'template-correct-category': [{ kind: 'template', change: 'category-announced', from: 'UTILITY', to: 'MARKETING' }],
  'account-update-disabled': [{ kind: 'account', event: 'DISABLED_UPDATE', at: '2025-02-12T00:43:44.000Z' }],
  'account-update-restriction': [{ kind: 'account', event: 'ACCOUNT_RESTRICTION' }],
  'account-review': [{ kind: 'account', event: 'APPROVED' }],
  'account-alerts': [{ kind: 'account', event: 'OBA_APPROVED' }],
  'account-settings': [{ kind: 'account', field: 'account_settings_update', at: '2022-12-21T17:47:04.000Z' }],
  'business-capability': [{ kind: 'account', field: 'business_capability_update', event: null }],
  'business-username': [{ kind: 'account', event: 'approved', displayPhoneNumber: '15550783881' }],
  'phone-number-name': [{ kind: 'account', event: 'REJECTED' }],
  'phone-number-quality': [{ kind: 'account', event: 'THROUGHPUT_UPGRADE' }],
  security: [{ kind: 'account', event: 'PIN_CHANGED' }],
  'user-preferences': [
    { kind: 'preference', category: 'marketing_messages', value: 'stop', from: { name: 'Pablo Morales' } },
  ],
  'user-id': [{ kind: 'user-id', previous: 'US.13491208655302741918', current: 'US.99991208655302741918' }],
  'state-sync': [
    {
      kind: 'contact',
      action: 'add',
      person: { waId: '16505551234', name: 'Pablo Morales' },
      at: '2025-01-31T17:53:26.000Z',
    },
  ],
  history: [
    { kind: 'history', change: 'progress', raw: { metadata: { phase: 1, chunk_order: 1, progress: 55 } } },
    { kind: 'message', field: 'history', direction: 'in', text: 'Hi', at: '2025-02-05T23:02:27.000Z' },
  ],
  calls: [
    { kind: 'call', change: 'connect', direction: 'USER_INITIATED', customer: { waId: '16505551234' }, errors: [] },
  ],
  flows: [{ kind: 'flow', event: 'FLOW_STATUS_CHANGE', flowId: '64244139' }],
  'group-lifecycle': [{ kind: 'group', change: 'group_create', groupId: 'Y2FwaV9ncm91cDox' }],
  'payment-configuration': [{ kind: 'account', field: 'payment_configuration_update', event: 'Needs Testing' }],
  'partner-solutions': [{ kind: 'account', event: 'SOLUTION_UPDATED', wabaId: '506914307656634' }],
};

test.each(Object.entries(expected))('understands %s', (name, events) => {
  const read = eventsOf(name);
  expect(read).toHaveLength(events.length);
  expect(read).toMatchObject(events);
});

describe('nothing is lost', () => {
  const strange: [string, unknown][] = [
    ['null', null],
    ['a text', 'hello'],
    ['an empty object', {}],
    ['an entry that is a number', { object: 'whatsapp_business_account', entry: [7] }],
    ['a change that is a text', { object: 'whatsapp_business_account', entry: [{ id: '1', changes: ['x'] }] }],
    [
      'a field of the future',
      { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'telepathy', value: { a: 1 } }] }] },
    ],
    [
      'a message without an id',
      {
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value: { messages: [{ type: 'text' }] } }] }],
      },
    ],
    [
      'a messages value that holds nothing',
      {
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp' } }] }],
      },
    ],
  ];

  test.each(strange)('%s becomes one event of kind other', (_what, json) => {
    expect(parseDelivery(json)).toMatchObject([{ kind: 'other', identity: expect.stringMatching(/^change:/) }]);
  });

  test('a delivery with several entries, changes and messages gives all events in order', () => {
    const message = (id: string) => ({ id, from: '1', timestamp: '1749416383', type: 'text', text: { body: id } });
    const change = (...ids: string[]) => ({ field: 'messages', value: { messages: ids.map(message) } });
    const json = {
      object: 'whatsapp_business_account',
      entry: [
        { id: '1', changes: [change('a', 'b'), change('c')] },
        { id: '2', changes: [change('d')] },
      ],
    };
    expect(parseDelivery(json).map((event) => [event.wabaId, event.identity])).toEqual([
      ['1', 'message:a'],
      ['1', 'message:b'],
      ['1', 'message:c'],
      ['2', 'message:d'],
    ]);
  });

  test('members of an unexpected type do not hide the message', () => {
    const odd = {
      id: 'wamid.A',
      type: 'text',
      text: 'no object',
      timestamp: true,
      errors: 'none',
      context: 5,
      from: {},
    };
    const json = {
      object: 'whatsapp_business_account',
      entry: [{ id: 1, changes: [{ field: 'messages', value: { contacts: 'none', messages: [odd] } }] }],
    };
    expect(parseDelivery(json)).toMatchObject([
      { kind: 'message', messageId: 'wamid.A', text: null, at: null, wabaId: '1', raw: odd },
    ]);
  });
});

describe('the identity of an event', () => {
  test('is the same when the delivery comes again with its keys in another order', () => {
    const [first] = eventsOf('account-alerts');
    const [again] = parseDelivery(reverseKeys(delivery('account-alerts')));
    expect(again?.identity).toBe(first?.identity);
  });

  test('tells the statuses of one message apart, and the participants of a group', () => {
    const identities = ['status-sent', 'status-delivered', 'status-group']
      .flatMap(eventsOf)
      .map(({ identity }) => identity);
    expect(new Set(identities).size).toBe(4);
  });

  test('tells two account events apart', () => {
    expect(eventsOf('account-update-disabled')[0]?.identity).not.toBe(
      eventsOf('account-update-restriction')[0]?.identity,
    );
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseKeys(member)]),
  );
}
