import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { runEmulator } from '../running-emulator.js';

const EDGE = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;

const names = async (query: string) => {
  const { body } = await runEmulator().get(`${EDGE}?${query}`);
  return body.data.map(({ name }: { name: string }) => name).sort();
};

test('a list shows what Meta shows when no fields are named', async () => {
  const { body } = await runEmulator().get(`${EDGE}?name=order_ready`);
  expect(body.data).toEqual([
    {
      name: 'order_ready',
      parameter_format: 'NAMED',
      components: [expect.objectContaining({ type: 'BODY' })],
      language: 'en_US',
      status: 'APPROVED',
      category: 'UTILITY',
      id: '1193604825511002',
    },
  ]);
});

test.each([
  ['part of a name', 'name=order', ['order_ready']],
  ['one status in lower case', 'status=rejected', ['weekend_offer']],
  ['several statuses', 'status=APPROVED,REJECTED', ['hello_world', 'order_ready', 'pedido_listo', 'weekend_offer']],
  ['a category', 'category=MARKETING', ['weekend_offer']],
  ['a language', 'language=es', ['pedido_listo']],
  ['a quality score', 'quality_score=GREEN', ['order_ready']],
  ['words of the text', 'content=welcome', ['hello_world']],
  ['a name or words', 'name_or_content=offer', ['weekend_offer']],
  ['two filters at once', 'status=APPROVED&language=en_US', ['hello_world', 'order_ready']],
  ['what Direct Send made', 'source=AUTO_GENERATED', []],
])('templates can be filtered by %s', async (_what, query, expected) => {
  expect(await names(query)).toEqual(expected);
});

test('a list comes in pages that lead to one another', async () => {
  const { get } = runEmulator();
  const first = await get(`${EDGE}?limit=3&fields=name`);
  expect(first.body.data).toHaveLength(3);
  const second = await get(first.body.paging.next);
  expect(second.body.data).toHaveLength(1);
  expect(second.body.paging.next).toBeUndefined();
});

test('a summary comes when it is asked for', async () => {
  const { get } = runEmulator();
  const { body } = await get(
    `${EDGE}?status=REJECTED&summary=total_count,message_template_count,message_template_limit`,
  );
  expect(body.summary).toEqual({ total_count: 1, message_template_count: 4, message_template_limit: 6000 });
});

test('a template tells whether it can be sent', async () => {
  const { get } = runEmulator();
  const { body } = await get('/v25.0/1193604825511004?fields=health_status');
  expect(body.health_status).toMatchObject({
    can_send_message: 'BLOCKED',
    entities: [
      {
        entity_type: 'MESSAGE_TEMPLATE',
        id: '1193604825511004',
        errors: [{ error_code: 141002, possible_solution: 'Edit or appeal the message template review decision.' }],
      },
      { entity_type: 'WABA', can_send_message: 'AVAILABLE' },
      { entity_type: 'BUSINESS', can_send_message: 'AVAILABLE' },
      { entity_type: 'APP', can_send_message: 'AVAILABLE' },
    ],
  });
});

test('a field of Meta that is never set here is missing, not refused', async () => {
  const { body } = await runEmulator().get('/v25.0/1193604825511001?fields=display_format,bid_spec,status');
  expect(body).toEqual({ status: 'APPROVED', id: '1193604825511001' });
});

test('a field that templates do not have is refused', async () => {
  const { body } = await runEmulator().get('/v25.0/1193604825511001?fields=colour');
  expect(body.error.message).toBe(
    '(#100) Tried accessing nonexisting field (colour) on node type (WhatsAppMessageTemplate)',
  );
});

test("Meta's library of templates can be searched", async () => {
  const { body } = await runEmulator().get('/v25.0/message_template_library?search=balance');
  expect(body.data.map(({ name }: { name: string }) => name)).toEqual(['low_balance_warning_1']);
});
