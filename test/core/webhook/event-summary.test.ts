import { describe, expect, test } from 'vitest';
import { summarize } from '../../../src/core/webhook/event-summary.js';
import { parseDelivery } from '../../../src/core/webhook/parse-delivery.js';
import { recordedDelivery } from '../../support/recorded-delivery.js';

function summariesOf(name: string) {
  return parseDelivery(recordedDelivery(name)).map(summarize);
}

describe('a summary has what an event is looked for by', () => {
  test('of a message: its type, who wrote it, and what it says', () => {
    expect(summariesOf('message-text')).toEqual([
      {
        field: 'messages',
        kind: 'message',
        detail: 'text',
        phoneNumberId: '106540352242922',
        customer: '16505551234',
        customerName: 'Sheena Nelson',
        messageId: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
        text: 'Does it come in another color?',
        errors: [],
      },
    ]);
  });

  test('of an echo the customer is the one whom the business wrote to', () => {
    expect(summariesOf('message-echo')).toMatchObject([{ kind: 'message', customer: '16505551234' }]);
  });

  test('of somebody with a hidden number the user id', () => {
    expect(summariesOf('message-text-number-hidden')).toMatchObject([
      { customer: 'US.13491208655302741918', customerName: 'Pablo M.' },
    ]);
  });

  test('of a status: the status, its message, and the errors', () => {
    expect(summariesOf('status-failed')).toMatchObject([
      { kind: 'status', detail: 'failed', messageId: expect.stringMatching(/^wamid\./), errors: [{ code: 131047 }] },
    ]);
  });

  test('of a template: what became of it, and as text its name', () => {
    expect(summariesOf('template-status-rejected')).toMatchObject([
      {
        kind: 'template',
        detail: 'REJECTED',
        text: expect.stringMatching(/^order_confirmation en_US INVALID_FORMAT$/),
      },
    ]);
  });

  test('of the account: Meta’s word', () => {
    expect(summariesOf('account-update-disabled')).toMatchObject([{ kind: 'account', detail: 'DISABLED_UPDATE' }]);
  });

  test('of a preference: who, and what they want', () => {
    expect(summariesOf('user-preferences')).toMatchObject([{ detail: 'stop', customer: '16505551234' }]);
  });

  test('of a fault of no message: the errors', () => {
    expect(summariesOf('value-errors')).toMatchObject([{ kind: 'error', errors: [{ code: expect.any(Number) }] }]);
  });

  test('of a changed user id: the new one', () => {
    expect(summariesOf('user-id')).toMatchObject([{ kind: 'user-id', customer: 'US.99991208655302741918' }]);
  });
});
