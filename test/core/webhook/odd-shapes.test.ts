/**
 * Shapes that deviate from Meta's reference, as they stand in public projects' tests, issues and recordings (looked at in
 * November 2026). The shapes are facts; names, numbers and sentences are made up.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../../src/core/webhook/event.js';
import { summarize } from '../../../src/core/webhook/event-summary.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';

const NUMBER = { display_phone_number: '15550192837', phone_number_id: '106540352242922' };
const HELLO = { from: '15550142233', id: 'wamid.A', timestamp: '1749416383', type: 'text', text: { body: 'Hello' } };

function delivery(value: unknown, field: unknown = 'messages') {
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes: [{ field, value }] }] };
}

function summariesOf(json: unknown) {
  return parseDelivery(json).map(summarize);
}

const HELLO_READ = { kind: 'message', field: 'messages', detail: 'text', customer: '15550142233', text: 'Hello' };

describe('a message is read although', () => {
  test.each<[string, unknown]>([
    ['there is no metadata', delivery({ messages: [HELLO] })],
    ['the contact has no profile', delivery({ contacts: [{ wa_id: '15550142233' }], messages: [HELLO] })],
    ['the profile has no name', delivery({ contacts: [{ profile: {}, wa_id: '15550142233' }], messages: [HELLO] })],
    ['contacts are null', delivery({ contacts: null, messages: [HELLO] })],
    ['the change says no field', delivery({ messages: [HELLO] }, undefined)],
    ['the product is another', delivery({ messaging_product: 'instagram', messages: [HELLO] })],
    [
      'the entry has no id',
      { object: 'whatsapp_business_account', entry: [{ changes: [{ value: { messages: [HELLO] } }] }] },
    ],
    ['the object is missing', { entry: [{ id: '1', changes: [{ value: { messages: [HELLO] }, field: 'messages' }] }] }],
    [
      'the field stands beside the changes',
      { entry: [{ id: '1', field: 'messages', changes: [{ value: { messages: [HELLO] } }] }] },
    ],
    [
      'the field stands beside the entries',
      { field: 'messages', entry: [{ changes: [{ value: { messages: [HELLO] } }] }] },
    ],
    ['changes are no list', { entry: [{ changes: { field: 'messages', value: { messages: [HELLO] } } }] }],
    ['the entry is the change', { entry: [{ id: '1', field: 'messages', value: { messages: [HELLO] } }] }],
    ["there is only a change, as on Meta's page of samples", { field: 'messages', value: { messages: [HELLO] } }],
    ['there is only an entry', { id: '1', changes: [{ field: 'messages', value: { messages: [HELLO] } }] }],
    [
      'there is no envelope, as from the on-premises API and gateways after it',
      { contacts: [{ profile: { name: 'Ana' }, wa_id: '15550142233' }], messages: [HELLO] },
    ],
    ['the entry is in no list', { entry: { changes: [{ field: 'messages', value: { messages: [HELLO] } }] } }],
    ['the time is in milliseconds', delivery({ messages: [{ ...HELLO, timestamp: 1749416383000 }] })],
    ['a gateway added members', { ...delivery({ messages: [HELLO] }), channel: 7, received: { by: 'x' } }],
    ['ids and times are numbers', delivery({ messages: [{ ...HELLO, from: 15550142233, timestamp: 1749416383 }] })],
    ['its sender has a plus', delivery({ messages: [{ ...HELLO, from: '+15550142233' }] })],
    ['it has no type', delivery({ messages: [{ ...HELLO, type: undefined }] })],
    ['it has no id', delivery({ messages: [{ ...HELLO, id: undefined }] })],
    ['statuses are there, but empty', delivery({ messages: [HELLO], statuses: [], errors: [] })],
    ['several deliveries came in one list', [delivery({ messages: [HELLO] })]],
  ])('%s', (_, json) => {
    expect(summariesOf(json)).toMatchObject([HELLO_READ]);
  });

  test('it has no id: it is the same when it comes again', () => {
    const json = delivery({ messages: [{ ...HELLO, id: undefined }] });
    const [first, again] = [parseDelivery(json), parseDelivery(json)];
    expect(first[0]).toMatchObject({ kind: 'message', messageId: null, identity: expect.stringMatching(/^change:/) });
    expect(again[0]?.identity).toBe(first[0]?.identity);
  });

  test('its sender is known by the user id alone', () => {
    const from_user_id = 'US.13491208655302741918';
    const contacts = [{ profile: { name: 'Ana', username: '@ana' }, user_id: from_user_id }];
    const message = { ...HELLO, from: undefined, from_user_id };
    expect(summariesOf(delivery({ contacts, messages: [message] }))).toMatchObject([
      { customer: from_user_id, customerName: 'Ana', text: 'Hello' },
    ]);
  });

  test('it is a voice message of the on-premises API', () => {
    const voice = { id: '1', mime_type: 'audio/ogg; codecs=opus', sha256: 'x' };
    expect(parseDelivery({ messages: [{ ...HELLO, type: 'voice', text: undefined, voice }] })).toMatchObject([
      { type: 'voice', media: { id: '1', mimeType: 'audio/ogg; codecs=opus' } },
    ]);
  });

  test('a file has no id yet', () => {
    const image = { mime_type: 'image/jpeg', caption: 'Mine' };
    expect(parseDelivery(delivery({ messages: [{ ...HELLO, type: 'image', text: undefined, image }] }))).toMatchObject([
      { type: 'image', text: 'Mine', media: null },
    ]);
  });
});

describe('errors', () => {
  test.each<[string, unknown, object]>([
    [
      'of 2022 have their details beside the code',
      [{ code: 131051, details: 'Not supported', title: 'Unsupported' }],
      { code: 131051, title: 'Unsupported', details: 'Not supported' },
    ],
    ['have a code that is a text', [{ code: '131026', title: 'No' }], { code: 131026, title: 'No' }],
    ['have a text for error_data', [{ code: 1, title: 'No', error_data: 'why' }], { code: 1, details: 'why' }],
    ['have a message and no title', [{ code: 2, message: 'No' }], { code: 2, title: 'No', details: null }],
    ['have no code', [{ title: 'No' }], { code: 0, title: 'No' }],
  ])('%s', (_, errors, error) => {
    const status = { id: 'wamid.A', status: 'failed', timestamp: '1749416383', recipient_id: '15550142233', errors };
    expect(summariesOf(delivery({ statuses: [status] }))).toMatchObject([{ detail: 'failed', errors: [error] }]);
  });

  test('may come without an envelope, as from the on-premises API', () => {
    expect(summariesOf({ errors: [{ code: 1014, title: 'Internal error', details: 'No' }] })).toMatchObject([
      { kind: 'error', errors: [{ code: 1014, details: 'No' }] },
    ]);
  });

  test('stand beside a message that Meta could not make out', () => {
    const message = { from: '15550142233', id: 'wamid.A', timestamp: '1749416383', type: 'interactive' };
    const errors = [{ code: 131000, title: 'Unsupported webhook payload' }];
    expect(summariesOf(delivery({ metadata: NUMBER, messages: [message], errors }))).toMatchObject([
      { kind: 'message', detail: 'interactive', text: null },
      { kind: 'error', errors: [{ code: 131000 }] },
    ]);
  });
});

describe('statuses', () => {
  test.each<[string, object, object]>([
    [
      'have the recipient in a message, as on-premises',
      { message: { recipient_id: '15550142233' } },
      { customer: '15550142233' },
    ],
    ['name nobody', {}, { customer: null }],
    ['say nothing but their message', { status: undefined }, { detail: 'unknown' }],
    [
      'have a conversation and the old price model',
      { conversation: { id: 'c' }, pricing: { pricing_model: 'CBP' } },
      {},
    ],
    ['are of a kind that is not known', { status: 'warning' }, { detail: 'warning' }],
    [
      'are of a payment',
      { type: 'payment', status: 'captured', payment: { reference_id: 'r' } },
      { detail: 'captured' },
    ],
  ])('%s', (_, more, expected) => {
    const status = { id: 'wamid.A', status: 'sent', timestamp: 1749416383, ...more };
    expect(summariesOf(delivery({ statuses: [status] }))).toMatchObject([
      { kind: 'status', messageId: 'wamid.A', ...expected },
    ]);
  });

  test('of calls are of calls, under whatever field', () => {
    const status = {
      id: 'wacid.A',
      type: 'call',
      status: 'RINGING',
      timestamp: '1749416383',
      recipient_id: '15550142233',
    };
    for (const field of ['calls', 'messages']) {
      expect(summariesOf(delivery({ statuses: [status] }, field))).toMatchObject([
        { kind: 'call', detail: 'ringing', customer: '15550142233', messageId: 'wacid.A' },
      ]);
    }
  });
});

describe('calls', () => {
  const call = { id: 'wacid.A', from: '15550192837', to: '15550142233', direction: 'BUSINESS_INITIATED' };

  test('have the errors that stand beside them', () => {
    const ended = { ...call, event: 'terminate', status: 'FAILED', timestamp: '1749416383' };
    const errors = [{ code: 138012, title: 'No' }];
    expect(summariesOf(delivery({ calls: [ended], errors }, 'calls'))).toMatchObject([
      { kind: 'call', detail: 'terminate', customer: '15550142233', errors: [{ code: 138012 }] },
    ]);
  });

  test('each step is an event of its own', () => {
    const steps = ['connect', 'terminate'].map((event) => ({ ...call, event }));
    const events = parseDelivery(delivery({ calls: steps, statuses: [{ id: 'wacid.A', status: 'RINGING' }] }, 'calls'));
    expect(new Set(events.map(({ identity }) => identity)).size).toBe(3);
  });
});

describe('the history of a phone', () => {
  const old = { ...HELLO, history_context: { status: 'READ' } };
  const reply = {
    from: '15550192837',
    to: '15550142233',
    id: 'wamid.B',
    timestamp: '1749416384',
    type: 'text',
    text: { body: 'Hi' },
  };

  test('has the messages of both, told apart', () => {
    const history = [
      { metadata: { phase: 0, progress: 10 }, threads: [{ id: '15550142233', messages: [old, reply] }] },
    ];
    const events = parseDelivery(delivery({ metadata: NUMBER, history }, 'history'));
    expect(events).toMatchObject([
      { kind: 'history', change: 'progress' },
      { kind: 'message', direction: 'in', messageId: 'wamid.A' },
      { kind: 'message', direction: 'echo', messageId: 'wamid.B', to: { waId: '15550142233' } },
    ]);
    expect(JSON.stringify(events[0])).not.toContain('wamid');
  });

  test('may be declined', () => {
    const history = [{ errors: [{ code: 2593109, title: 'History sync is off' }] }];
    expect(summariesOf(delivery({ history }, 'history'))).toMatchObject([
      { kind: 'history', detail: 'declined', errors: [{ code: 2593109 }] },
    ]);
  });

  test('tells a file later, which is no repetition of its placeholder', () => {
    const placeholder = { ...old, type: 'media_placeholder', text: undefined };
    const file = { ...HELLO, type: 'image', text: undefined, image: { id: '1', mime_type: 'image/jpeg' } };
    const history = [{ threads: [{ id: '15550142233', messages: [placeholder] }] }];
    const [, first] = parseDelivery(delivery({ history }, 'history'));
    const [second] = parseDelivery(delivery({ messages: [file] }, 'history'));
    expect(second?.identity).not.toBe(first?.identity);
  });

  test('loses no thread that cannot be read', () => {
    const history = [
      {
        threads: [
          { id: '1', messages: 'later' },
          { id: '15550142233', messages: [old] },
        ],
      },
    ];
    const events = parseDelivery(delivery({ history }, 'history'));
    expect(events).toMatchObject([{ kind: 'history', raw: { threads: [{ id: '1' }] } }, { kind: 'message' }]);
  });
});

describe('while another app answers', () => {
  test('messages and statuses lie one level deeper', () => {
    const standby = { messages: [HELLO], statuses: [{ id: 'wamid.S', status: 'read' }] };
    expect(parseDelivery(delivery({ metadata: NUMBER, standby }, 'standby'))).toMatchObject([
      { kind: 'message', field: 'standby', phoneNumberId: NUMBER.phone_number_id, messageId: 'wamid.A' },
      { kind: 'status', field: 'standby', messageId: 'wamid.S' },
    ]);
  });

  test('what it writes lies in a message of the echo', () => {
    const message = { to: '15550142233', type: 'text', text: { body: 'We are open' } };
    const standby = { message_echoes: [{ id: 'wamid.E', timestamp: '1749416383', message }] };
    expect(summariesOf(delivery({ metadata: NUMBER, standby }, 'standby'))).toMatchObject([
      { kind: 'message', detail: 'text', customer: '15550142233', text: 'We are open', messageId: 'wamid.E' },
    ]);
  });

  test('a handover has our number as recipient', () => {
    const value = {
      type: 'control_passed',
      sender: { phone_number: '15550142233' },
      recipient: NUMBER,
      control_passed: { previous_owner_app_role: 'meta_business_agent' },
    };
    expect(summariesOf(delivery(value, 'messaging_handovers'))).toMatchObject([
      { kind: 'handover', detail: 'control_passed', customer: '15550142233', phoneNumberId: NUMBER.phone_number_id },
    ]);
  });
});

describe('coexistence', () => {
  test('an edited message has the new text, and the old message as what it answers', () => {
    const edit = { original_message_id: 'wamid.O', message: { type: 'text', text: { body: 'Better' } } };
    const message = { ...HELLO, type: 'edit', text: undefined, edit };
    expect(parseDelivery(delivery({ messages: [message] }))).toMatchObject([
      { type: 'edit', text: 'Better', replyTo: 'wamid.O' },
    ]);
  });

  test('a deleted one says which', () => {
    const message = {
      from: '15550192837',
      to: '15550142233',
      id: 'wamid.A',
      type: 'revoke',
      revoke: { original_message_id: 'wamid.O' },
    };
    expect(parseDelivery(delivery({ message_echoes: [message] }, 'smb_message_echoes'))).toMatchObject([
      { type: 'revoke', direction: 'echo', replyTo: 'wamid.O', to: { waId: '15550142233' } },
    ]);
  });
});

describe("the test button of Meta's dashboard", () => {
  /** It has no account, and its message ids are no wamids. */
  const sample = (field: string, value: object) => ({
    object: 'whatsapp_business_account',
    entry: [{ id: '0', time: 1675274553, changes: [{ field, value }] }],
  });

  test.each<[string, object, object]>([
    ['messages', { metadata: NUMBER, messages: [{ ...HELLO, id: 'ABGG' }] }, { kind: 'message', messageId: 'ABGG' }],
    [
      'account_update',
      { phone_number: '15550192837', event: 'VERIFIED_ACCOUNT' },
      { kind: 'account', detail: 'VERIFIED_ACCOUNT' },
    ],
    ['account_review_update', { decision: 'APPROVED' }, { kind: 'account', detail: 'APPROVED' }],
    [
      'phone_number_quality_update',
      { event: 'FLAGGED', current_limit: 'TIER_10K' },
      { kind: 'account', detail: 'FLAGGED' },
    ],
    ['business_capability_update', { max_daily_conversation_per_phone: 100 }, { kind: 'account', detail: null }],
    ['security', { event: 'PIN_CHANGED', requester: '61555822107539' }, { kind: 'account', detail: 'PIN_CHANGED' }],
    [
      'message_template_status_update',
      {
        event: 'APPROVED',
        message_template_id: 12345678,
        message_template_name: 'a',
        message_template_language: 'pt-BR',
        reason: null,
      },
      { kind: 'template', detail: 'APPROVED', text: 'a pt_BR' },
    ],
    [
      'message_template_status_update',
      { event: 'PAUSED', message_template_name: 'a' },
      { kind: 'template', detail: 'PAUSED' },
    ],
    ['flows', { event: 'FLOW_STATUS_CHANGE', flow_id: '1000', message: 'Changed' }, { kind: 'flow', text: 'Changed' }],
    ['tracking_events', { anything: 1 }, { kind: 'other' }],
  ])('sends %s %j', (field, value, summary) => {
    expect(summariesOf(sample(field, value))).toMatchObject([{ field, ...summary }]);
    expect(parseDelivery(sample(field, value))).toMatchObject([{ wabaId: '0' }]);
  });
});

describe('what is no event of WhatsApp is kept', () => {
  test.each<[string, unknown]>([
    [
      'the test button of another object',
      { object: 'user', entry: [{ id: '0', time: 1675274553, uid: '0', changed_fields: ['location'] }] },
    ],
    [
      'a Messenger event',
      { object: 'page', entry: [{ id: '1', time: 1675274553, messaging: [{ sender: { id: '2' } }] }] },
    ],
    ['an entry without changes', { object: 'whatsapp_business_account', entry: [{ id: '1', time: 1675274553 }] }],
    ['an entry with no changes', { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [] }] }],
    ['no entries', { object: 'whatsapp_business_account', entry: [] }],
    ['a change without a value', { entry: [{ id: '1', changes: [{ field: 'messages' }] }] }],
    [
      'a call permission outside of a message',
      delivery({ call_permission_reply: [{ from: '1', response: 'accept' }] }),
    ],
    ['messages that are no list', delivery({ messages: HELLO })],
    ['the answer to a send', { messaging_product: 'whatsapp', contacts: [{ input: '1', wa_id: '1' }] }],
  ])('%s', (_, json) => {
    const events = parseDelivery(json);
    expect(events).toMatchObject([{ kind: 'other' }]);
    expect(JSON.stringify(json)).toContain(JSON.stringify(events[0]?.raw));
  });

  test('a list of the future beside messages', () => {
    const polls = [{ id: 'p' }];
    expect(parseDelivery(delivery({ messages: [HELLO], polls }))).toMatchObject([
      { kind: 'message' },
      { kind: 'other', raw: { polls } },
    ]);
  });

  test('one entry of a list that cannot be read', () => {
    expect(parseDelivery(delivery({ messages: [HELLO, 7, { type: 'text' }], statuses: [{}] }))).toMatchObject([
      { kind: 'message' },
      { kind: 'other', raw: 7 },
      { kind: 'other', raw: { type: 'text' } },
      { kind: 'other', raw: {} },
    ]);
  });
});

/** Everything that is no object and no list, in order. */
function leavesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leavesOf);
}

describe('whatever comes', () => {
  const KEYS = ['entry', 'changes', 'field', 'value', 'messages', 'statuses', 'errors', 'id', 'type', 'text', 'calls'];
  const jsonLike = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 7 },
      fc.constantFrom(null, true, 0, '1749416383', 'text', 'messages', 'sent'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...KEYS, 'history', 'threads', 'standby', 'metadata', 'groups'), tie('value'), {
        maxKeys: 4,
      }),
    ),
  })).value;

  test('nothing throws, and every event can be summarised', async () => {
    await fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), jsonLike), (json) => {
        for (const event of parseDelivery(json)) expect(EVENT_KINDS).toContain(summarize(event).kind);
      }),
      { numRuns: 500 },
    );
  });

  test('each value of a change is an event, and each entry of its lists', async () => {
    const value = fc.dictionary(
      fc.constantFrom('messages', 'statuses', 'calls', 'groups', 'polls'),
      fc.array(jsonLike, { maxLength: 3 }),
    );
    await fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        (entries) => {
          const entry = entries.map((values, id) => ({
            id,
            changes: values.map((each) => ({ field: 'x', value: each })),
          }));
          const events = parseDelivery({ object: 'whatsapp_business_account', entry });
          const lists = entries.flat().map((each) => Object.entries(each).filter(([key]) => key !== 'polls'));
          const least = lists.map((each) =>
            Math.max(
              1,
              each.reduce((sum, [, list]) => sum + list.length, 0),
            ),
          );
          expect(events.length).toBeGreaterThanOrEqual(least.reduce((sum, count) => sum + count, 0));
          const kept = new Set(leavesOf(events.map(({ raw }) => raw)));
          for (const leaf of lists.flat().flatMap(([, list]) => leavesOf(list))) expect(kept).toContain(leaf);
        },
      ),
      { numRuns: 300 },
    );
  });
});
