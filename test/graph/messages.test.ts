import { describe, expect, test } from 'vitest';
import type { PhoneNumberId } from '../../src/core/ids.js';
import { sendMessage } from '../../src/graph/messages.js';
import { fault, refusal, type Step, scripted } from './scripted-fetch.js';

const PHONE = '106540352242922' as PhoneNumberId;
const PAYLOAD = { messaging_product: 'whatsapp', to: '+16505551234', type: 'text', text: { body: 'Hello' } };
const ACCEPTED = {
  body: { contacts: [{ input: '+16505551234', wa_id: '16505551234' }], messages: [{ id: 'wamid.A' }] },
};

test('a message goes out as it was built', async () => {
  const { graph, requests } = scripted([ACCEPTED]);
  const sent = await sendMessage(graph, PHONE, PAYLOAD);
  expect(sent).toEqual({
    wamid: 'wamid.A',
    input: '+16505551234',
    waId: '16505551234',
    userId: null,
    status: 'accepted',
  });
  expect(requests[0]?.url).toBe('https://graph.facebook.com/v25.0/106540352242922/messages');
  expect(JSON.parse(new TextDecoder().decode(requests[0]?.body))).toEqual(PAYLOAD);
});

test.each<[string, Step]>([
  ['the connection never came about', fault('connect', { sent: false })],
  ['the number sends too fast', refusal(130429)],
])('a message is sent again when %s, since it was surely not accepted', async (_, step) => {
  const { graph } = scripted([step, ACCEPTED]);
  expect(await sendMessage(graph, PHONE, PAYLOAD)).toMatchObject({ wamid: 'wamid.A' });
});

describe('a message that may have been accepted is not sent again when', () => {
  test.each<[string, Step, string, string]>([
    ['no answer came in time', fault('timeout', { sent: true }), 'timeout', 'TIMEOUT'],
    ['the answer broke off', fault('broken', { sent: true }), 'broken', 'BROKEN'],
    ['a proxy answers 502', { status: 502, body: '<html>' }, 'server-error', '502'],
    ['Meta says that something went wrong', refusal(131000, { status: 500 }), 'server-error', '131000'],
    ['a proxy answers in another protocol', { status: 101, body: '' }, 'server-error', '101'],
    ['a proxy puts its page before the answer', { body: '<html>Log in</html>' }, 'server-error', 'UNKNOWN_ANSWER'],
    ['the answer is cut short', { body: '{"messages":[{"id":"wam' }, 'server-error', 'UNKNOWN_ANSWER'],
    ['the answer is empty', { body: '' }, 'server-error', 'UNKNOWN_ANSWER'],
    ['the answer names no message', { body: { messages: [] } }, 'server-error', 'UNKNOWN_ANSWER'],
    ['Meta says 500 with a code that nobody knows', refusal(987_654, { status: 500 }), 'server-error', '987654'],
  ])('%s', async (_, step, reason, code) => {
    const { graph } = scripted([step]);
    await expect(sendMessage(graph, PHONE, PAYLOAD)).rejects.toMatchObject({
      id: 'outcome-unknown',
      facts: { host: 'graph.facebook.com', sent: 'message', reason, code },
    });
  });
});

test('a message that Meta refuses as a whole, being down, is not sent again but known not to be sent', async () => {
  const { graph } = scripted([refusal(131016, { status: 500 })]);
  await expect(sendMessage(graph, PHONE, PAYLOAD)).rejects.toMatchObject({ id: 'meta-unavailable' });
});

test('a connection that never comes about is no unknown outcome', async () => {
  const down = () => fault('connect', { sent: false });
  const { graph } = scripted([down(), down(), down(), down()]);
  await expect(sendMessage(graph, PHONE, PAYLOAD)).rejects.toMatchObject({ id: 'unreachable' });
});

test('a redirect is not followed, and the message is known not to be sent', async () => {
  const { graph } = scripted([{ status: 307, headers: { location: 'https://evil.example/' }, body: '' }]);
  await expect(sendMessage(graph, PHONE, PAYLOAD)).rejects.toMatchObject({ id: 'meta-unavailable' });
});

test('a dry run names the recipient and sends nothing', async () => {
  const { graph, planned } = scripted([], { dry: true });
  expect(await sendMessage(graph, PHONE, PAYLOAD)).toMatchObject({ input: '+16505551234', waId: null });
  expect(planned).toMatchObject([{ method: 'POST', body: PAYLOAD }]);
});
