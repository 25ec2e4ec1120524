import { expect, test } from 'vitest';
import { DEFAULT_IDS, defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Seed } from '../../../src/emulator/seed.js';
import { runEmulator } from '../running-emulator.js';

const { wabaId } = DEFAULT_IDS;
const OTHER = '104996122399161';
const STRANGE = '104996122399162';
const EDGE = `/v25.0/${OTHER}/migrate_message_templates`;
const [HELLO, ORDER, PEDIDO, OFFER] = [1, 2, 3, 4].map((digit) => `119360482551100${digit}`);

const seed: Seed = {
  ...defaultSeed,
  businesses: [...(defaultSeed.businesses ?? []), { id: '201544870031121', name: 'Sol Cafe' }],
  wabas: [
    ...(defaultSeed.wabas ?? []),
    { id: OTHER, name: 'Luna Bakery South', ownerBusinessId: DEFAULT_IDS.businessId },
    { id: STRANGE, name: 'Sol Cafe', ownerBusinessId: '201544870031121' },
  ],
  users: (defaultSeed.users ?? []).map((user) => ({ ...user, assignedWabaIds: [wabaId, OTHER, STRANGE] })),
};

function migrating() {
  const running = runEmulator({ seed });
  const migrate = async (json: object) => (await running.post(EDGE, { json })).body;
  const listed = async (id: string) =>
    (await running.get(`/v25.0/${id}/message_templates`)).body.data.map(({ name }: { name: string }) => name);
  return { ...running, migrate, listed };
}

test('what is approved is copied to another account of the business, and stays where it was', async () => {
  const { migrate, listed } = migrating();
  expect(await migrate({ source_waba_id: wabaId })).toEqual({
    migrated_templates: [HELLO, ORDER, PEDIDO],
    failed_templates: {},
  });
  expect(await listed(OTHER)).toEqual(['pedido_listo', 'order_ready', 'hello_world']);
  expect(await listed(wabaId)).toHaveLength(4);
});

test('templates can be chosen, and each that cannot be copied comes back with a reason', async () => {
  const { migrate, emulator } = migrating();
  await migrate({ source_waba_id: wabaId, template_ids: [HELLO] });
  Object.assign(emulator.state.templates.get(ORDER ?? '') ?? {}, { correctCategory: 'MARKETING' });
  const dangling = [{ type: 'BODY', text: 'Hola {{1}}' }];
  Object.assign(emulator.state.templates.get(PEDIDO ?? '') ?? {}, { components: dangling });
  expect(
    await migrate({ source_waba_id: wabaId, template_ids: JSON.stringify([HELLO, ORDER, PEDIDO, OFFER]) }),
  ).toEqual({
    migrated_templates: [],
    failed_templates: {
      [HELLO ?? '']: 'The template exists already',
      [ORDER ?? '']: 'Incorrect category',
      [PEDIDO ?? '']: 'Formatting error - dangling parameter',
      [OFFER ?? '']: expect.stringContaining('Only approved'),
    },
  });
});

test('the copies come in pages', async () => {
  const { migrate } = migrating();
  const page = (page_number: number) => migrate({ source_waba_id: wabaId, count: 2, page_number });
  expect((await page(0)).migrated_templates).toEqual([HELLO, ORDER]);
  expect((await page(1)).migrated_templates).toEqual([PEDIDO]);
});

test.each([
  ['no source', {}],
  ['a source that does not exist', { source_waba_id: '1' }],
  ['a source of another business', { source_waba_id: STRANGE }],
  ['501 at once', { source_waba_id: wabaId, count: 501 }],
  ['a page before the first', { source_waba_id: wabaId, page_number: -1 }],
  ['a template of nobody', { source_waba_id: wabaId, template_ids: ['1'] }],
  ['an empty choice', { source_waba_id: wabaId, template_ids: [] }],
])('a migration with %s is refused', async (_what, json) => {
  expect((await migrating().migrate(json)).error.code).toBe(100);
});
