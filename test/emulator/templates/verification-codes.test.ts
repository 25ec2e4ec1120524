import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { runEmulator } from '../running-emulator.js';

const { wabaId } = DEFAULT_IDS;
const UPSERT = `/v25.0/${wabaId}/upsert_message_templates`;
const PREVIEWS = `/v25.0/${wabaId}/message_template_previews`;

const aCode = (part: object = {}) => ({
  name: 'code',
  category: 'authentication',
  languages: ['en_US', 'es_MX'],
  components: [
    { type: 'body', add_security_recommendation: true },
    { type: 'footer', code_expiration_minutes: 10 },
    { type: 'buttons', buttons: [{ type: 'otp', otp_type: 'copy_code' }] },
  ],
  ...part,
});

test('one call makes a verification code in several languages, each with texts of its own', async () => {
  const { post, get } = runEmulator();
  const { body } = await post(UPSERT, { json: aCode() });
  expect(body.data).toEqual([
    { id: expect.any(String), status: 'APPROVED', language: 'en_US' },
    { id: expect.any(String), status: 'APPROVED', language: 'es_MX' },
  ]);
  const spanish = await get(`/v25.0/${body.data[1].id}?fields=components`);
  expect(spanish.body.components.map(({ text }: { text?: string }) => text)).toEqual([
    '*{{1}}* es tu código de verificación. Por tu seguridad, no lo compartas.',
    'Este código caduca en 10 minutos.',
    undefined,
  ]);
  expect(spanish.body.components[2].buttons[0].text).toBe('Copiar código');
});

test('a second call replaces what is there and adds what is not', async () => {
  const { post, get } = runEmulator();
  const first = await post(UPSERT, { json: aCode() });
  const components = [{ type: 'body' }, aCode().components[2]];
  const second = await post(UPSERT, { json: aCode({ languages: 'en_US,fr', components }) });
  expect(second.body.data.map(({ language }: { language: string }) => language)).toEqual(['en_US', 'fr']);
  expect(second.body.data[0].id).toBe(first.body.data[0].id);
  const english = await get(`/v25.0/${first.body.data[0].id}?fields=components`);
  expect(english.body.components[0].text).toBe('*{{1}}* is your verification code.');
});

test.each([
  ['another category', { category: 'UTILITY' }],
  ['one language', { language: 'en_US' }],
  ['no languages', { languages: undefined }],
  ['an unknown language', { languages: ['xx'] }],
  [
    'a label',
    {
      components: [
        { type: 'body' },
        { type: 'buttons', buttons: [{ type: 'otp', otp_type: 'copy_code', text: 'Copy' }] },
      ],
    },
  ],
  ['the name of a template of another category', { name: 'hello_world' }],
])('an upsert with %s is refused', async (_what, part) => {
  expect((await runEmulator().post(UPSERT, { json: aCode(part) })).body.error.code).toBe(100);
});

test("a preview shows Meta's texts before anything is made", async () => {
  const query =
    'category=AUTHENTICATION&languages=en_US,es_ES&add_security_recommendation=true&code_expiration_minutes=10';
  const { body } = await runEmulator().get(`${PREVIEWS}?${query}&button_types=OTP`);
  expect(body.data).toEqual([
    {
      body: '*{{1}}* is your verification code. For your security, do not share this code.',
      buttons: [{ autofill_text: 'Autofill', text: 'Copy code' }],
      footer: 'This code expires in 10 minutes.',
      language: 'en_US',
    },
    expect.objectContaining({ language: 'es_ES', footer: 'Este código caduca en 10 minutos.' }),
  ]);
});

test('a preview without languages shows all of them, page by page', async () => {
  const { get } = runEmulator();
  const { body } = await get(`${PREVIEWS}?category=authentication&limit=50`);
  expect(body.data).toHaveLength(50);
  expect((await get(body.paging.next)).body.data[0].language).not.toBe(body.data[0].language);
  expect((await get(`${PREVIEWS}?category=authentication&language=pt_BR`)).body.data).toHaveLength(1);
});

test.each([
  '',
  'category=UTILITY',
  'category=AUTHENTICATION&code_expiration_minutes=91',
  'category=AUTHENTICATION&languages=xx',
])('a preview of "%s" is refused', async (query) => {
  expect((await runEmulator().get(`${PREVIEWS}?${query}`)).body.error.code).toBe(100);
});
