import { describe, expect, test } from 'vitest';
import { isHiddenOnDesktop, previewOf } from '../../../src/core/templates/preview.js';
import { EVERY_TEMPLATE } from '../../support/every-template.js';

const one = (components: object[], values = {}, category = 'UTILITY') =>
  previewOf({ language: 'en_US', category, components: components as { type: string }[] }, values);

const BODY = { type: 'BODY', text: 'Hi {{1}}, it is {{2}}.', example: { body_text: [['Ana', 'ready']] } };

test('samples fill the holes, given values go before them, and a hole without either stays', () => {
  expect(one([BODY]).body).toBe('Hi Ana, it is ready.');
  expect(one([BODY], { body: { 1: 'Eva' } }).body).toBe('Hi Eva, it is ready.');
  expect(one([{ type: 'BODY', text: 'Hi {{1}}!' }]).body).toBe('Hi {{1}}!');
});

test('a button shows where it leads', () => {
  const url = { type: 'URL', text: 'Go', url: 'https://luna.example/{{1}}', example: ['https://luna.example/x'] };
  const buttons = [
    url,
    { type: 'PHONE_NUMBER', text: 'Call', phone_number: '1 555' },
    { type: 'COPY_CODE', example: 'A1' },
  ];
  expect(one([BODY, { type: 'BUTTONS', buttons }]).buttons).toEqual([
    { type: 'URL', label: 'Go', target: 'https://luna.example/x' },
    { type: 'PHONE_NUMBER', label: 'Call', target: '+1555' },
    { type: 'COPY_CODE', label: null, target: 'A1' },
  ]);
  expect(one([BODY, { type: 'BUTTONS', buttons: [url] }], { buttons: { 0: 'y' } }).buttons[0]?.target).toBe(
    'https://luna.example/y',
  );
});

describe('a code', () => {
  const file = [
    { type: 'BODY', add_security_recommendation: true },
    { type: 'FOOTER', code_expiration_minutes: 5 },
  ];

  test("has Meta's text, in English where only the file is known", () => {
    expect(one(file, { code: '777' }, 'AUTHENTICATION')).toMatchObject({
      body: '*777* is your verification code. For your security, do not share this code.',
      footer: 'This code expires in 5 minutes.',
      isMetasText: true,
    });
  });

  test('has the text that Meta read back, where it did', () => {
    const read = [
      { type: 'BODY', text: '*{{1}}* es su código.' },
      { type: 'FOOTER', text: 'Vence en 5 minutos.' },
    ];
    expect(one(read, {}, 'AUTHENTICATION')).toMatchObject({
      body: '*123456* es su código.',
      footer: 'Vence en 5 minutos.',
    });
  });
});

test.each([
  [['QUICK_REPLY', 'QUICK_REPLY', 'QUICK_REPLY'], false],
  [['URL', 'PHONE_NUMBER'], false],
  [['QUICK_REPLY', 'URL'], true],
  [['QUICK_REPLY', 'QUICK_REPLY', 'QUICK_REPLY', 'QUICK_REPLY'], true],
])('%j on a computer: hidden %j', (types, hidden) => {
  const buttons = types.map((type) => ({ type, label: 'x', target: null }));
  expect(isHiddenOnDesktop({ buttons })).toBe(hidden);
});

test.each(EVERY_TEMPLATE)('$kind can be shown', ({ file }) => {
  const { language, category, components } = file as unknown as Parameters<typeof previewOf>[0];
  const shown = previewOf({ language, category, components });
  expect(shown.body).not.toBe('');
  expect(JSON.stringify(shown)).not.toContain('{{');
});
