import { expect, test } from 'vitest';
import { waysOut } from '../../../src/core/messages/ways-out.js';

const template = (name: string, language: string, more: object = {}) => ({
  ...{ id: name, name, language, status: 'APPROVED', category: 'UTILITY' },
  ...{ correctCategory: null, previousCategory: null, quality: null, rejectedReason: null },
  ...more,
});

const all = [
  template('hello_world', 'en_US'),
  template('login_code', 'es', { category: 'AUTHENTICATION' }),
  template('order_ready', 'en_US'),
  template('oferta', 'es_MX', { status: 'PAUSED' }),
  template('pedido_listo', 'es'),
];

test("templates in the customer's language come first, Meta's samples last, and what cannot be sent is left out", () => {
  const names = waysOut(all, { kind: 'phone', number: '525512345678' }).map(({ name }) => name);
  expect(names).toEqual(['pedido_listo', 'order_ready', 'hello_world']);
});

test('of a user id the language is not known', () => {
  const names = waysOut(all, { kind: 'user', userId: 'AR.4711' }).map(({ name }) => name);
  expect(names).toEqual(['order_ready', 'pedido_listo', 'hello_world']);
});
