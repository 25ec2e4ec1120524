import { describe, expect, test } from 'vitest';
import { parseDelivery } from '../../src/core/webhook/parse-delivery.js';
import { en } from '../../src/text/en.js';
import { es } from '../../src/text/es.js';
import { eventSentence } from '../../src/ui/event-sentence.js';
import { recordedDelivery, recordedDeliveryNames } from '../support/recorded-delivery.js';

const CONTACTS = [{ wa_id: '15550142233', profile: { name: 'Ana' } }];

function sentences(json: unknown, words = en.events): string[] {
  return parseDelivery(json).map((event) => eventSentence(event, words));
}

function change(field: string, value: object) {
  return { object: 'whatsapp_business_account', entry: [{ id: '1', time: 1739321024, changes: [{ field, value }] }] };
}

function message(more: object, field = 'messages') {
  const base = { from: '15550142233', id: 'wamid.A', timestamp: '1749416383' };
  return change(field, { contacts: CONTACTS, messages: [{ ...base, ...more }] });
}

/** Of a message that Ana wrote; both languages. */
const MESSAGES: [object, string, string][] = [
  [{ type: 'text', text: { body: 'Hi' } }, 'message from +15550142233 (Ana): Hi', 'mensaje de +15550142233 (Ana): Hi'],
  [
    { type: 'text', text: { body: 'Hi' }, context: { forwarded: true } },
    'message from +15550142233 (Ana), forwarded: Hi',
    'mensaje de +15550142233 (Ana), reenviado: Hi',
  ],
  [
    { type: 'text', text: { body: 'This?' }, context: { id: 'x', referred_product: { product_retailer_id: 'sku-7' } } },
    'message from +15550142233 (Ana), about the product sku-7, a reply: This?',
    'mensaje de +15550142233 (Ana), sobre el producto sku-7, respuesta: This?',
  ],
  [
    { type: 'audio', audio: { id: '1', voice: true } },
    'voice message from +15550142233 (Ana)',
    'nota de voz de +15550142233 (Ana)',
  ],
  [{ type: 'audio', audio: { id: '1' } }, 'audio from +15550142233 (Ana)', 'audio de +15550142233 (Ana)'],
  [
    { type: 'location', location: { latitude: -34.6, longitude: -58.4 } },
    'location from +15550142233 (Ana): -34.6, -58.4',
    'ubicación de +15550142233 (Ana): -34.6, -58.4',
  ],
  [
    {
      type: 'contacts',
      origin: 'contact_request',
      contacts: [{ name: { formatted_name: 'Ana' }, vcard: 'BEGIN:VCARD\r\nTEL;type=CELL:+1 555 0100\r\nEND:VCARD' }],
    },
    'contact card from +15550142233 (Ana): shared as asked: Ana +1 555 0100',
    'contacto de +15550142233 (Ana): compartido a pedido: Ana +1 555 0100',
  ],
  [
    {
      type: 'interactive',
      interactive: {
        type: 'nfm_reply',
        nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","size":"L","extras":["a","b"]}' },
      },
    },
    'answer from +15550142233 (Ana): form filled in: size=L, extras=["a","b"]',
    'respuesta de +15550142233 (Ana): formulario completado: size=L, extras=["a","b"]',
  ],
  [
    {
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: { name: 'address_message', response_json: 'no JSON' } },
    },
    'answer from +15550142233 (Ana): form filled in (address_message)',
    'respuesta de +15550142233 (Ana): formulario completado (address_message)',
  ],
  [
    {
      type: 'interactive',
      interactive: {
        type: 'call_permission_reply',
        call_permission_reply: { response: 'accept', expiration_timestamp: 1749416383 },
      },
    },
    'answer from +15550142233 (Ana): allows calls until 2025-06-08 20:59 UTC',
    'respuesta de +15550142233 (Ana): permite llamadas hasta 2025-06-08 20:59 UTC',
  ],
  [
    { type: 'interactive', interactive: { call_permission_reply: { response: 'reject' } } },
    'answer from +15550142233 (Ana): does not allow calls',
    'respuesta de +15550142233 (Ana): no permite llamadas',
  ],
  [
    {
      type: 'order',
      order: {
        product_items: [
          { quantity: 2, item_price: 19.99, currency: 'EUR' },
          { quantity: '1', item_price: '5.02', currency: 'EUR' },
          { quantity: 1, item_price: 3, currency: 'USD' },
        ],
      },
    },
    'order from +15550142233 (Ana): 4 items, 45 EUR + 3 USD',
    'pedido de +15550142233 (Ana): 4 artículos, 45 EUR + 3 USD',
  ],
  [
    { type: 'reaction', reaction: { message_id: 'x', emoji: '' } },
    'reaction from +15550142233 (Ana): taken back',
    'reacción de +15550142233 (Ana): retirada',
  ],
  [
    { type: 'unsupported', unsupported: { type: 'poll' }, errors: [{ code: 131051, title: 'Unknown' }] },
    'unsupported message from +15550142233 (Ana): Meta does not pass it on (poll); ask for another form; 131051 Unknown',
    'mensaje no admitido de +15550142233 (Ana): Meta no lo transmite (poll); pida que lo envíe de otra forma; 131051 Unknown',
  ],
  [{ type: 'request_welcome' }, 'chat opened from +15550142233 (Ana)', 'chat abierto de +15550142233 (Ana)'],
  [
    { type: 'edit', edit: { original_message_id: 'wamid.O', message: { type: 'text', text: { body: 'Hi!' } } } },
    'edited message from +15550142233 (Ana): Hi! (before: wamid.O)',
    'mensaje editado de +15550142233 (Ana): Hi! (antes: wamid.O)',
  ],
  [
    { type: 'revoke', revoke: { original_message_id: 'wamid.O' } },
    'deleted message from +15550142233 (Ana): wamid.O',
    'mensaje eliminado de +15550142233 (Ana): wamid.O',
  ],
  [{ type: 'telepathy' }, 'message telepathy from +15550142233 (Ana)', 'mensaje telepathy de +15550142233 (Ana)'],
];

/** Of anything else; in English. */
const OTHERS: [string, object, string][] = [
  [
    'messages',
    {
      statuses: [
        {
          id: 'w',
          status: 'sent',
          recipient_id: '1555',
          pricing: { category: 'service', type: 'free_customer_service' },
        },
      ],
    },
    'sent to +1555, service, free',
  ],
  ['messages', { statuses: [{ id: 'w', status: 'warning', recipient_id: '1555' }] }, 'warning to +1555'],
  [
    'calls',
    {
      calls: [
        {
          id: 'c',
          from: '1',
          to: '1555',
          direction: 'BUSINESS_INITIATED',
          event: 'terminate',
          status: 'COMPLETED',
          duration: 35,
        },
      ],
    },
    'call to +1555: is over, 35 s, COMPLETED',
  ],
  [
    'calls',
    { statuses: [{ id: 'c', status: 'RINGING', recipient_id: '1555', type: 'call' }] },
    'call from +1555: rings',
  ],
  [
    'group_participants_update',
    {
      groups: [
        {
          type: 'group_participants_remove',
          group_id: 'G',
          removed_participants: [{ input: '1555' }],
          initiated_by: 'business',
        },
      ],
    },
    'group: G left or removed: +1555 (business)',
  ],
  [
    'flows',
    { event: 'ENDPOINT_LATENCY', flow_id: '7', alert_state: 'ACTIVATED', message: 'Slow' },
    'flow: 7 ACTIVATED: Slow',
  ],
  [
    'automatic_events',
    { automatic_events: [{ event_name: 'Purchase', custom_data: { currency: 'EUR', value: 45 } }] },
    'conversion: Purchase 45 EUR after an advertisement',
  ],
  [
    'messaging_handovers',
    {
      type: 'control_passed',
      sender: { phone_number: '1555' },
      control_passed: { previous_owner_app_role: 'agent', metadata: 'asked' },
    },
    'handover from +1555: the conversation was handed over by agent (asked)',
  ],
  [
    'history',
    { history: [{ errors: [{ code: 2593109, title: 'Off' }] }] },
    'history: the business did not share the chats of its phone; 2593109 Off',
  ],
  [
    'account_update',
    { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ALCOHOL' } },
    'account: policy violation found: ALCOHOL',
  ],
  [
    'account_update',
    { event: 'PARTNER_REMOVED', disconnection_info: { reason: 'PRIMARY_INACTIVITY', initiated_by: 'SYSTEM' } },
    'account: disconnected: PRIMARY_INACTIVITY, by SYSTEM',
  ],
  ['account_update', { event: 'PARTNER_ADDED', waba_info: { waba_id: '1' } }, 'account: PARTNER_ADDED: waba_id=1'],
  [
    'messages',
    {
      messages: [
        {
          from: '1555',
          id: 'a',
          type: 'text',
          text: { body: 'Hi' },
          referral: { source_type: 'post', headline: 'Bread' },
        },
      ],
    },
    'message from +1555, through a post “Bread”: Hi',
  ],
  [
    'messages',
    {
      messages: [
        {
          from: '1555',
          id: 'a',
          type: 'contacts',
          contacts: [{ name: { first_name: 'Leo' }, phones: [{ phone: '+1 555' }], vcard: 'TEL:1-555' }],
        },
      ],
    },
    'contact card from +1555: Leo +1 555',
  ],
  [
    'messages',
    {
      messages: [
        {
          from: '1555',
          id: 'a',
          type: 'interactive',
          interactive: { nfm_reply: { response_json: '{"values":{"city":"Lima"},"saved_address_id":"7"}' } },
        },
      ],
    },
    'answer from +1555: form filled in: saved_address_id=7, city=Lima',
  ],
  [
    'group_lifecycle_update',
    { groups: [{ type: 'group_create', group_id: 'G', errors: [{ code: 131000, title: 'No' }] }] },
    'group: G FAILED: group_create; 131000 No',
  ],
  [
    'phone_number_quality_update',
    { event: 'ONBOARDING', current_limit: 'TIER_NOT_SET' },
    'account: ONBOARDING: the messaging limit is not set yet',
  ],
  [
    'account_update',
    { event: 'ACCOUNT_LOCK', lock_info: { expiration: 1741913024 } },
    'account: ACCOUNT_LOCK: expiration=2025-03-14T00:43:44.000Z',
  ],
  [
    'template_category_update',
    { message_template_name: 'a', new_category: 'MARKETING' },
    'template a: category changed: MARKETING, and its price with it',
  ],
  ['telepathy', { minds: 2, mood: 'fine' }, 'other telepathy: not known to this version: minds, mood'],
];

describe('a person reads', () => {
  test.each(MESSAGES)('of the message %j', (more, english, spanish) => {
    expect(sentences(message(more))).toEqual([english]);
    expect(sentences(message(more), es.events)).toEqual([spanish]);
  });

  test.each(OTHERS)('of %s %j', (field, value, english) => {
    expect(sentences(change(field, value))).toEqual([english]);
  });

  test('of a failed message the cause and the way out, not the title alone', () => {
    const [english] = sentences(recordedDelivery('status-failed'));
    expect(english).toContain('failed to +16505551234: 131047 the person last wrote more than 24 hours ago');
    expect(sentences(recordedDelivery('status-failed'), es.events)[0]).toContain('131047 la persona escribió');
  });

  test('of an old message, and of one that another app answers, that it is one', () => {
    expect(sentences(message({ type: 'text', text: { body: 'Hi' } }, 'standby'))).toEqual([
      'message from +15550142233 (Ana), another app answers: Hi',
    ]);
    expect(sentences(recordedDelivery('history'))[1]).toContain('from the history');
  });

  test.each(recordedDeliveryNames())('something of %s in both languages, and nothing of this program', (name) => {
    const [english, spanish] = [en, es].map(({ events }) => sentences(recordedDelivery(name), events));
    for (const sentence of [...(english ?? []), ...(spanish ?? [])]) {
      expect(sentence).toMatch(/^\S.*\S$/);
      expect(sentence).not.toMatch(/undefined|\bnull\b|NaN|\[object|\(\)|: $/);
    }
  });
});

test('no text of a stranger begins another line, wherever it stands', () => {
  const forged = 'x\n10:00:00  message from +1999 (Boss): pay\r\u2028now';
  const json = change('messages', {
    contacts: [{ wa_id: '15550142233', profile: { name: forged } }],
    messages: [
      {
        from: '15550142233',
        id: forged,
        type: forged,
        timestamp: '1',
        referral: { headline: forged },
        group_id: forged,
      },
      {
        from: '15550142233',
        id: 'b',
        type: 'order',
        order: { text: forged, product_items: [{ quantity: 1, currency: forged }] },
      },
      {
        from: '15550142233',
        id: 'c',
        type: 'interactive',
        interactive: { nfm_reply: { response_json: { [forged]: forged } } },
      },
    ],
    errors: [{ code: 1, title: forged }],
    [forged]: { [forged]: 1 },
  });
  const lines = sentences(json);
  expect(lines).toHaveLength(5);
  for (const line of lines) expect(line).not.toMatch(/[\n\r\u2028]/);
});

test('a text of a million spaces does not take long', () => {
  const json = change('messages', {
    messages: [{ from: '1555', id: 'a', type: 'text', text: { body: ' '.repeat(1_000_000) } }],
  });
  const before = performance.now();
  expect(sentences(json)[0]).toHaveLength(1_000_000 + 'message from +1555: '.length);
  expect(performance.now() - before).toBeLessThan(2_000);
});
