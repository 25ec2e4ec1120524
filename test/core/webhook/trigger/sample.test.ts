import { describe, expect, test } from 'vitest';
import { KNOWN_EVENTS, type KnownEventName } from '../../../../src/core/webhook/known-events.js';
import { parseDelivery } from '../../../../src/core/webhook/parse-delivery.js';
import { RECORDINGS } from '../../../../src/core/webhook/recordings.js';
import { readPath } from '../../../../src/core/webhook/trigger/json.js';
import { makeSample } from '../../../../src/core/webhook/trigger/sample.js';

const AT = new Date('2026-11-23T10:00:00.000Z');
let counter = 0;
const US = {
  wabaId: '200000000000001',
  phoneNumberId: '300000000000001',
  displayPhoneNumber: '34600111222',
  customer: '15550142233',
  at: AT,
  newHex: (length: number) => (++counter).toString(16).padStart(length, '0'),
};

const sample = (name: KnownEventName, more: Partial<typeof US> = {}) =>
  makeSample(RECORDINGS[name].delivery, { ...US, ...more });

const eventOf = (delivery: unknown) => parseDelivery(delivery)[0];
const memberAt = (delivery: unknown, ...path: string[]) =>
  readPath(delivery, ['entry', '0', 'changes', '0', 'value', ...path]);

describe('a recording made anew', () => {
  test.each(KNOWN_EVENTS)('$name is still that kind, and no id of the recording is left', ({ name, field, kind }) => {
    const made = sample(name);
    expect(eventOf(made)).toMatchObject({ field, kind });
    const before = JSON.stringify(RECORDINGS[name].delivery).match(/wa[mc]id\.[^"]+/g) ?? [];
    const text = JSON.stringify(made);
    for (const old of [...before, '102290129340398', '106540352242922', '15550783881', '16505551234']) {
      expect(text).not.toContain(old);
    }
  });

  test('happens now, at this number, with this customer', () => {
    expect(eventOf(sample('message-text'))).toMatchObject({
      at: AT.toISOString(),
      wabaId: US.wabaId,
      phoneNumberId: US.phoneNumberId,
      displayPhoneNumber: US.displayPhoneNumber,
      from: { waId: US.customer, userId: expect.stringMatching(/^US\.\d{20}$/), name: 'Sheena Nelson' },
    });
  });

  test('has times of the same type as before, the entry too', () => {
    expect(memberAt(sample('message-text'), 'messages', '0', 'timestamp')).toBe(String(AT.getTime() / 1000));
    expect(readPath(sample('account-alerts'), ['entry', '0', 'time'])).toBe(AT.getTime() / 1000);
  });

  test('has what was a day later still a day later', () => {
    const at = readPath(sample('template-category-announced'), ['entry', '0', 'time']);
    expect(memberAt(sample('template-category-announced'), 'category_update_timestamp')).toBe(Number(at) + 86_400);
  });

  test('has ids that another one has not, and the same for the same', () => {
    const [one, other] = [sample('message-text'), sample('message-text')];
    expect(memberAt(one, 'messages', '0', 'id')).not.toBe(memberAt(other, 'messages', '0', 'id'));
    const [first, second] = parseDelivery(sample('status-group'));
    expect(first).toMatchObject({ messageId: second && 'messageId' in second ? second.messageId : undefined });
  });

  test("has the customer's number inside the id, as Meta's have", () => {
    const id = String(memberAt(sample('message-text'), 'messages', '0', 'id'));
    expect(Buffer.from(id.replace('wamid.', ''), 'base64').toString('latin1')).toContain(US.customer);
  });

  test('gives each customer a user id of their own, and always the same', () => {
    const userOf = (customer: string) => memberAt(sample('message-text', { customer }), 'contacts', '0', 'user_id');
    expect(userOf('15550142233')).toBe(userOf('15550142233'));
    expect(userOf('15550142233')).not.toBe(userOf('15550142234'));
  });
});
