import { expect, test } from 'vitest';
import { checkEnvelope, toPayload } from '../../../src/core/messages/payload.js';
import { parseRecipient } from '../../../src/core/messages/recipient.js';
import { checkText } from '../../../src/core/messages/text.js';
import { isWindowOpen } from '../../../src/core/messages/window.js';

test('a phone number goes out with a plus, and a user id in its own member', () => {
  const content = { body: 'Hi', preview_url: false };
  expect(toPayload({ to: { kind: 'phone', number: '16505551234' } }, 'text', content)).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '+16505551234',
    type: 'text',
    text: content,
  });
  const toUser = toPayload({ to: { kind: 'user', userId: 'US.134' }, replyTo: 'wamid.A' }, 'text', content);
  expect(toUser).toMatchObject({ recipient: 'US.134', context: { message_id: 'wamid.A' }, text: content });
  expect(toUser).not.toHaveProperty('to');
});

test('a text has 1 to 4096 characters', () => {
  expect(checkText('🎉'.repeat(4096))).toEqual([]);
  expect(checkText('x'.repeat(4097))).toEqual([{ field: 'body', problem: 'too-long', length: 4097, limit: 4096 }]);
  expect(checkText(' \n')).toEqual([{ field: 'body', problem: 'empty' }]);
});

test('all faults of an envelope are told at once', () => {
  const problems = checkEnvelope({ replyTo: '123', callbackData: 'x'.repeat(513) });
  expect(problems.map(({ field }) => field)).toEqual(['reply-to', 'callback-data']);
});

test('recipients are phone numbers or user ids', () => {
  expect(parseRecipient('+54 9 11 5874-9895')).toEqual({ kind: 'phone', number: '5491158749895' });
  expect(parseRecipient(' US.13491208655302741918 ')).toEqual({ kind: 'user', userId: 'US.13491208655302741918' });
  expect(parseRecipient('Pablo')).toBeUndefined();
});

test('the window is open for 24 hours after the last message of the customer, and unknown when none was seen', () => {
  const noon = new Date('2026-01-01T12:00:00Z');
  expect(isWindowOpen(noon, new Date('2026-01-02T11:59:59Z'))).toBe(true);
  expect(isWindowOpen(noon, new Date('2026-01-02T12:00:00Z'))).toBe(false);
  expect(isWindowOpen(undefined, noon)).toBeUndefined();
});
