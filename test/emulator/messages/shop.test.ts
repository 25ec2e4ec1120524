import { expect, test } from 'vitest';
import { DEFAULT_IDS, defaultSeed } from '../../../src/emulator/default-seed.js';
import { runEmulator } from '../running-emulator.js';

const [bakery] = defaultSeed.wabas ?? [];
const catalogs = [{ id: '194836987003835', products: ['SKU-1', 'SKU-2'] }];
const flows = [
  { id: '1123581321345', name: 'booking' },
  { id: '1123581321346', name: 'survey', status: 'DRAFT' as const },
  { id: '1123581321347', name: 'old', status: 'BLOCKED' as const },
];
const seed = { ...defaultSeed, wabas: bakery ? [{ ...bakery, catalogs, flows }] : [] };

async function send(interactive: { readonly type: string } & Record<string, unknown>) {
  const message = { messaging_product: 'whatsapp', to: '+919876543210', type: 'interactive' };
  const json = { ...message, interactive: { body: { text: 'Choose' }, ...interactive } };
  const { body } = await runEmulator({ seed }).post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, { json });
  return body.error ? [body.error.code, body.error.error_data?.details ?? body.error.message] : ['accepted'];
}

const product = (catalog_id: string, product_retailer_id: string) =>
  send({ type: 'product', action: { catalog_id, product_retailer_id } });
const products = (...ids: string[]) =>
  send({
    type: 'product_list',
    header: { type: 'text', text: 'Ours' },
    action: {
      catalog_id: '194836987003835',
      sections: [{ product_items: ids.map((id) => ({ product_retailer_id: id })) }],
    },
  });

test('a product must be in a catalog of the account', async () => {
  expect(await product('194836987003835', 'SKU-1')).toEqual(['accepted']);
  expect(await product('194836987003836', 'SKU-1')).toEqual([131009, expect.stringContaining('not connected')]);
  expect(await product('194836987003835', 'SKU-9')).toEqual([131009, expect.stringContaining('None of the products')]);
});

test('of several products one that is there is enough', async () => {
  expect(await products('SKU-9', 'SKU-2')).toEqual(['accepted']);
  expect(await products('SKU-8', 'SKU-9')).toEqual([131009, expect.stringContaining('None of the products')]);
});

test('the picture of a catalog is that of one of its products', async () => {
  const show = (thumbnail_product_retailer_id: string) =>
    send({
      type: 'catalog_message',
      action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id } },
    });
  expect(await show('SKU-2')).toEqual(['accepted']);
  expect(await show('SKU-9')).toEqual([131009, expect.stringContaining('None of the products')]);
});

const flow = (part: object) =>
  send({
    type: 'flow',
    action: { name: 'flow', parameters: { flow_message_version: '3', flow_cta: 'Book', ...part } },
  });

test.each([
  ['published, by id', { flow_id: '1123581321345' }, ['accepted']],
  ['published, by name', { flow_name: 'booking' }, ['accepted']],
  ['a draft, to try it', { flow_id: '1123581321346', mode: 'draft' }, ['accepted']],
  ['a draft as if it were published', { flow_name: 'survey' }, [131009, expect.stringContaining('is DRAFT')]],
  ['of another account', { flow_id: '1123581321999' }, [131009, expect.stringContaining('does not exist')]],
  ['blocked', { flow_name: 'old' }, [132068, expect.stringContaining('blocked')]],
  [
    'with an unknown action',
    { flow_name: 'booking', flow_action: 'fly' },
    [131009, expect.stringContaining('NAVIGATE')],
  ],
  [
    'that asks its server, but is told with what it begins',
    { flow_name: 'booking', flow_action: 'data_exchange', flow_action_payload: { screen: 'FIRST' } },
    [131009, expect.stringContaining('only for the navigate action')],
  ],
])('a Flow that is %s', async (_what, part, answer) => {
  expect(await flow(part)).toEqual(answer);
});

const address = (parameters: object) =>
  send({ type: 'address_message', action: { name: 'address_message', parameters } });

test.each([
  ['filled in', { country: 'IN', values: { in_pin_code: '400051', city: 'Mumbai' } }, ['accepted']],
  [
    'with saved addresses and what was wrong',
    { country: 'IN', saved_addresses: [{ id: 'home', value: { city: 'Pune' } }], validation_errors: { city: 'No' } },
    ['accepted'],
  ],
  ['without country', {}, [131008, expect.stringContaining("['country']")]],
  ['of another country', { country: 'BR' }, [131009, expect.stringContaining('not available in country BR')]],
  ['with an unknown field', { country: 'IN', values: { zip: '1' } }, [100, expect.stringContaining('"zip"')]],
  [
    'with a PIN code too long',
    { country: 'IN', values: { in_pin_code: '4000511' } },
    [131009, expect.stringContaining('6')],
  ],
  [
    'with a saved address without id',
    { country: 'IN', saved_addresses: [{ value: {} }] },
    [131008, expect.any(String)],
  ],
])('a form for an address %s', async (_what, parameters, answer) => {
  expect(await address(parameters)).toEqual(answer);
});
