import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { runEmulator } from '../running-emulator.js';

const EDGE = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;
const APP = { package_name: 'com.example.luckyshrub', signature_hash: 'K8a/AINcGX7' };

const aCode = (button: object, ...others: object[]) => ({
  name: 'verification_code',
  language: 'en_US',
  category: 'authentication',
  components: [
    { type: 'body', add_security_recommendation: true },
    { type: 'footer', code_expiration_minutes: 5 },
    { type: 'buttons', buttons: [{ type: 'otp', otp_type: 'copy_code', ...button }] },
    ...others,
  ],
});

test('Meta writes the text of a verification code, and the button reads back as a URL', async () => {
  const { post, get } = runEmulator();
  const { body } = await post(EDGE, { json: aCode({}) });
  const read = await get(`/v25.0/${body.id}`);
  expect(read.body.components).toEqual([
    {
      type: 'BODY',
      text: '*{{1}}* is your verification code. For your security, do not share this code.',
      add_security_recommendation: true,
      example: { body_text: [['123456']] },
    },
    { type: 'FOOTER', text: 'This code expires in 5 minutes.', code_expiration_minutes: 5 },
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: 'Copy code',
          url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
          example: ['https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp123456'],
        },
      ],
    },
  ]);
});

test.each([
  ['a header', aCode({}, { type: 'header', format: 'text', text: 'Code' })],
  ['a body of its own', { ...aCode({}), components: [{ type: 'body', text: 'Your code is {{1}} today.' }] }],
  ['no body', { ...aCode({}), components: aCode({}).components.slice(1) }],
  ['no button', { ...aCode({}), components: [{ type: 'body' }] }],
  ['an unknown kind of button', aCode({ otp_type: 'two_tap' })],
  ['one-tap without an app', aCode({ otp_type: 'one_tap' })],
  [
    'a signature hash of ten characters',
    aCode({ otp_type: 'one_tap', supported_apps: [{ ...APP, signature_hash: 'K8a/AINcGX' }] }),
  ],
  [
    'a package name without a dot',
    aCode({ otp_type: 'one_tap', supported_apps: [{ ...APP, package_name: 'luckyshrub' }] }),
  ],
  ['six apps', aCode({ otp_type: 'one_tap', supported_apps: Array(6).fill(APP) })],
  ['zero-tap without accepted terms', aCode({ otp_type: 'zero_tap', supported_apps: [APP] })],
])('refuses %s in a verification code', async (_what, template) => {
  const { status, body } = await runEmulator().post(EDGE, { json: template });
  expect([status, body.error?.code]).toEqual([400, 100]);
});

test.each([0, 91, 'soon'])('refuses a code that expires after %s minutes', async (minutes) => {
  const template = aCode({});
  template.components[1] = { type: 'footer', code_expiration_minutes: minutes };
  expect((await runEmulator().post(EDGE, { json: template })).status).toBe(400);
});

test.each([
  ['one-tap', aCode({ otp_type: 'ONE_TAP', supported_apps: [APP] })],
  ['zero-tap', aCode({ otp_type: 'zero_tap', zero_tap_terms_accepted: true, supported_apps: [APP] })],
])('accepts a %s button', async (_what, template) => {
  expect((await runEmulator().post(EDGE, { json: template })).body.error).toBeUndefined();
});

test('a zero-tap button is read back with its label, its apps and their hashes in the address', async () => {
  const running = runEmulator();
  const button = {
    otp_type: 'zero_tap',
    autofill_text: 'Fill in',
    zero_tap_terms_accepted: true,
    supported_apps: [APP],
  };
  const { body } = await running.post(EDGE, { json: aCode(button) });
  const read = await running.get(`/v25.0/${body.id}?fields=components`);
  const [{ url }] = read.body.components[2].buttons;
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    otp_type: 'ZERO_TAP',
    cta_display_name: 'Fill in',
    package_name: APP.package_name,
    signature_hash: APP.signature_hash,
    code: 'otp{{1}}',
  });
});

test.each([
  [
    'two buttons',
    [
      { type: 'otp', otp_type: 'copy_code' },
      { type: 'otp', otp_type: 'copy_code' },
    ],
  ],
  ['a button of its own', [{ type: 'url', text: 'Shop', url: 'https://luna.example' }]],
  ['a label of 26 characters', [{ type: 'otp', otp_type: 'copy_code', text: 'a'.repeat(26) }]],
])('refuses %s under a verification code', async (_what, buttons) => {
  const template = aCode({});
  template.components[2] = { type: 'buttons', buttons };
  expect((await runEmulator().post(EDGE, { json: template })).status).toBe(400);
});
