import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { runEmulator } from '../running-emulator.js';

const LIBRARY = '/v25.0/message_template_library';
const EDGE = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;

// biome-ignore lint/suspicious/noExplicitAny: the library's entries are looked into freely.
const search = async (query: string): Promise<any[]> =>
  (await runEmulator().get(`${LIBRARY}?limit=100&${query}`)).body.data;

test('the library has every use case in English, and some in Spanish', async () => {
  const english = await search('language=en_US');
  expect(new Set(english.map(({ usecase }) => usecase)).size).toBe(25);
  for (const { body, body_params, body_param_types } of english) {
    const variables = [...body.matchAll(/\{\{(\d)\}\}/g)].map(([, digit]) => Number(digit));
    expect(variables).toEqual(body_params.map((_: string, index: number) => index + 1));
    expect(body_param_types).toHaveLength(body_params.length);
  }
  expect((await search('language=es')).length).toBeGreaterThan(2);
});

test.each([
  ['topic=customer_feedback&language=en_US', ['feedback_survey_1']],
  ['usecase=FRAUD_ALERT', ['fraud_alert_1']],
  ['search=warehouse', ['delivery_update_1']],
  ['search=nothing-like-it', []],
])('the library can be searched by %s', async (query, names) => {
  expect((await search(query)).map(({ name }) => name)).toEqual(names);
});

test('the id of a library template is a whole number, as webhooks need', async () => {
  const ids = (await search('')).map(({ id }) => id);
  expect(ids.every((id) => Number.isSafeInteger(Number(id)))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

const fromLibrary = (part: object = {}) => ({
  name: 'mine',
  language: 'es_MX',
  category: 'UTILITY',
  library_template_name: 'delivery_update_1',
  library_template_button_inputs: [
    { type: 'url', url: { base_url: 'https://luna.example/{{1}}', url_suffix_example: 'a' } },
  ],
  ...part,
});

test('a template from the library takes its words in its language, and the additions that were asked for', async () => {
  const { post, get } = runEmulator();
  const inputs = "{'add_track_package_link': true, 'code_expiration_minutes': 5}";
  const { body } = await post(EDGE, { json: fromLibrary({ library_template_body_inputs: inputs }) });
  const [header, text, footer] = (await get(`/v25.0/${body.id}`)).body.components;
  expect(header.text).toBe('Su pedido está en camino');
  expect(text.text).toMatch(/llegará pronto\. You can follow your package/);
  expect(footer).toEqual({ type: 'FOOTER', text: 'This code expires in 5 minutes.' });
});

test('inputs that are no JSON are refused', async () => {
  const { body } = await runEmulator().post(EDGE, { json: fromLibrary({ library_template_button_inputs: '[{]' }) });
  expect(body.error.error_user_msg).toContain('library_template_button_inputs');
});

test.each([
  ['860198', 200],
  ['tomorrow', 400],
])('a value of a library template is held against its type when it is sent: %s', async (value, status) => {
  const { post } = runEmulator();
  await post(EDGE, {
    json: fromLibrary({ library_template_button_inputs: [{ type: 'URL', url: { base_url: 'https://luna.example' } }] }),
  });
  const parameters = [
    { type: 'text', text: 'Ana' },
    { type: 'text', text: value },
  ];
  const reply = await post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, {
    json: {
      messaging_product: 'whatsapp',
      to: '+15550142233',
      type: 'template',
      template: { name: 'mine', language: { code: 'es_MX' }, components: [{ type: 'body', parameters }] },
    },
  });
  expect(reply.status).toBe(status);
  if (status === 400) expect(reply.body.error.error_data.details).toContain('NUMBER');
});
