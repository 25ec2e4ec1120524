import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { changeQuality, disableTemplate, pauseTemplate } from '../../../src/emulator/templates/quality.js';
import { announceCategory, decideReview } from '../../../src/emulator/templates/review.js';
import { listenTo } from '../listening-business.js';
import { runEmulator, START_MS } from '../running-emulator.js';

const { wabaId } = DEFAULT_IDS;
const EDGE = `/v25.0/${wabaId}/message_templates`;
const DAY_MS = 86_400_000;
const components = [{ type: 'BODY', text: 'Your order is ready to be picked up today.' }];

const aTemplate = (part: object = {}) => ({
  name: 'pickup',
  language: 'en_US',
  category: 'UTILITY',
  components,
  ...part,
});

function reviewing(settings: object = {}) {
  const running = runEmulator({ settings: { reviewDelayMs: 1_000, ...settings } });
  const changes = listenTo(running);
  const create = async (part: object = {}) => (await running.post(EDGE, { json: aTemplate(part) })).body;
  const stored = (id: string) => {
    const template = running.emulator.state.templates.get(id);
    if (!template) throw new Error(`There is no template ${id}.`);
    return template;
  };
  const statusOf = async (id: string) => (await running.get(`/v25.0/${id}?fields=status`)).body.status;
  return { ...running, world: running.emulator.world, changes, create, stored, statusOf };
}

test('the review approves a template after its delay and says so by webhook', async () => {
  const { create, advance, changes, statusOf } = reviewing();
  const { id } = await create();
  expect(await statusOf(id)).toBe('PENDING');
  await advance(1_000);
  expect(await statusOf(id)).toBe('APPROVED');
  expect(changes).toEqual([
    {
      field: 'message_template_status_update',
      value: {
        event: 'APPROVED',
        message_template_id: Number(id),
        message_template_name: 'pickup',
        message_template_language: 'en-US',
        reason: 'NONE',
        message_template_category: 'UTILITY',
      },
    },
  ]);
});

test('a review that is due is decided when somebody looks, even if no timer ran', async () => {
  const { create, statusOf } = reviewing({ reviewDelayMs: 0 });
  expect(await statusOf((await create()).id)).toBe('APPROVED');
});

test('a review can be set to reject, with the reason in the template and the webhook', async () => {
  const { create, advance, changes, get } = reviewing({ reviewOutcome: 'REJECTED' });
  const { id } = await create();
  await advance(1_000);
  expect((await get(`/v25.0/${id}?fields=status,rejected_reason`)).body).toEqual({
    status: 'REJECTED',
    rejected_reason: 'INVALID_FORMAT',
    id,
  });
  expect(changes[0]?.value).toMatchObject({
    event: 'REJECTED',
    reason: 'INVALID_FORMAT',
    rejection_info: { reason: expect.any(String) },
  });
});

test('a review that is decided by hand is not decided again', async () => {
  const { create, stored, advance, world, statusOf } = reviewing();
  const { id } = await create();
  decideReview(world, stored(id), { status: 'REJECTED', rejectedReason: 'SCAM' });
  await advance(5_000);
  expect(await statusOf(id)).toBe('REJECTED');
});

test('a promotional template is approved in another category', async () => {
  const { create, stored, advance, changes, world, get } = reviewing();
  const { id } = await create({ message_send_ttl_seconds: 60 });
  decideReview(world, stored(id), { status: 'APPROVED', category: 'MARKETING' });
  await advance(0);
  const { body } = await get(`/v25.0/${id}?fields=category,previous_category,message_send_ttl_seconds`);
  expect(body).toEqual({ category: 'MARKETING', previous_category: 'UTILITY', id });
  expect(changes.map(({ field }) => field)).toEqual(['template_category_update', 'message_template_status_update']);
  expect(changes[0]?.value).toMatchObject({ previous_category: 'UTILITY', new_category: 'MARKETING' });
});

test('a correction of the category is announced a day ahead, with the current one as new', async () => {
  const { create, stored, advance, changes, world } = reviewing();
  const { id } = await create();
  announceCategory(world, stored(id), 'MARKETING');
  await advance(0);
  expect(changes[0]?.value).toMatchObject({
    new_category: 'UTILITY',
    correct_category: 'MARKETING',
    category_update_timestamp: START_MS / 1000 + 86_400,
  });
});

test('a quality pause ends after three hours', async () => {
  const { create, stored, advance, changes, world, statusOf } = reviewing();
  const { id } = await create();
  await advance(1_000);
  pauseTemplate(world, stored(id), 'FIRST_PAUSE');
  expect(await statusOf(id)).toBe('PAUSED');
  await advance(3 * 3_600_000);
  expect(await statusOf(id)).toBe('APPROVED');
  await advance(0);
  expect(changes.slice(-2).map(({ value }) => value.other_info.title)).toEqual(['FIRST_PAUSE', 'UNPAUSE']);
});

test('a pacing pause waits for unpause', async () => {
  const { create, stored, advance, world, statusOf, post } = reviewing();
  const { id } = await create();
  await advance(1_000);
  expect((await post(`/v25.0/${id}/unpause`)).body).toMatchObject({ success: false });
  pauseTemplate(world, stored(id), 'RATE_LIMITING_PAUSE');
  await advance(24 * 3_600_000);
  expect(await statusOf(id)).toBe('PAUSED');
  expect((await post(`/v25.0/${id}/unpause`)).body).toEqual({ success: true });
  expect(await statusOf(id)).toBe('APPROVED');
});

test('a change of quality and a disabling are told by webhook', async () => {
  const { create, stored, advance, changes, world } = reviewing();
  const { id } = await create();
  changeQuality(world, stored(id), 'RED');
  disableTemplate(world, stored(id));
  await advance(0);
  expect(changes[0]).toMatchObject({
    field: 'message_template_quality_update',
    value: { previous_quality_score: 'UNKNOWN', new_quality_score: 'RED' },
  });
  expect(changes[1]?.value).toMatchObject({ event: 'DISABLED', disable_info: { disable_date: START_MS / 1000 } });
});

test('an edit replaces the components and starts a new review', async () => {
  const { create, advance, changes, get, post } = reviewing();
  const { id } = await create();
  await advance(1_000);
  const edited = [{ type: 'BODY', text: 'Your order waits for you until Friday.' }];
  expect((await post(`/v25.0/${id}`, { json: { components: edited } })).body).toEqual({ success: true });
  expect((await get(`/v25.0/${id}?fields=status,components`)).body).toMatchObject({
    status: 'PENDING',
    components: edited,
  });
  await advance(1_000);
  expect(changes.map(({ field, value }) => value.event ?? field)).toEqual([
    'APPROVED',
    'message_template_components_update',
    'APPROVED',
  ]);
});

test('an approved template can be edited once a day', async () => {
  const { create, advance, post } = reviewing();
  const { id } = await create();
  const edit = async () => {
    await advance(1_000);
    return (await post(`/v25.0/${id}`, { json: { components } })).status;
  };
  expect([await edit(), await edit()]).toEqual([200, 400]);
  await advance(DAY_MS);
  expect(await edit()).toBe(200);
});

test('an approved template can be edited ten times in thirty days', async () => {
  const { create, advance, post } = reviewing();
  const { id } = await create();
  const edit = async () => {
    await advance(DAY_MS + 2_000);
    return (await post(`/v25.0/${id}`, { json: { components } })).status;
  };
  for (let count = 0; count < 10; count += 1) expect(await edit()).toBe(200);
  expect(await edit()).toBe(400);
});

test('rejected templates can be edited as often as one likes, also into another category', async () => {
  const { create, advance, post } = reviewing({ reviewOutcome: 'REJECTED' });
  const { id } = await create();
  for (const category of ['MARKETING', 'UTILITY', 'MARKETING']) {
    await advance(1_000);
    expect((await post(`/v25.0/${id}`, { json: { category, components } })).status).toBe(200);
  }
});

test('a template in review cannot be edited, and the category of an approved one neither', async () => {
  const { create, advance, post } = reviewing();
  const { id } = await create();
  expect((await post(`/v25.0/${id}`, { json: { components } })).body.error).toMatchObject({
    error_subcode: 2388039,
    error_user_title: "Message template status can't be changed",
  });
  await advance(1_000);
  expect((await post(`/v25.0/${id}`, { json: { category: 'MARKETING', components } })).status).toBe(400);
});

test('the same name and language twice is refused', async () => {
  const { create } = reviewing();
  await create();
  expect((await create()).error).toMatchObject({
    error_subcode: 2388024,
    error_user_title: 'Content in This Language Already Exists',
    error_user_msg:
      'There is already English (US) content for this template. You can create a new template and try again.',
  });
});

test('another language must have the same category', async () => {
  const { create } = reviewing();
  await create();
  expect((await create({ language: 'es' })).error).toBeUndefined();
  expect((await create({ language: 'fr', category: 'MARKETING' })).error.error_user_msg).toBe(
    "The category MARKETING doesn't match the one that's already associated with this template, UTILITY.",
  );
});

test('the name of a deleted approved template stays taken for thirty days', async () => {
  const { create, advance, send } = reviewing();
  await create();
  await advance(1_000);
  expect((await send('DELETE', `${EDGE}?name=pickup`)).body).toEqual({ success: true });
  expect((await create()).error).toMatchObject({
    error_subcode: 2388023,
    error_user_msg: expect.stringContaining('4 weeks'),
  });
  expect((await create({ language: 'es' })).error.error_subcode).toBe(2388025);
  await advance(30 * DAY_MS);
  expect((await create()).error).toBeUndefined();
});

test('the name of a template that was never approved is free again after a minute', async () => {
  const { create, advance, send } = reviewing({ reviewDelayMs: DAY_MS });
  await create();
  await send('DELETE', `${EDGE}?name=pickup`);
  expect((await create()).error.error_user_msg).toContain('less than 1 minute');
  await advance(60_000);
  expect((await create()).error).toBeUndefined();
});

test('by name all languages are deleted, by name and id only one', async () => {
  const { create, send, get } = reviewing();
  const [english, spanish, french] = [
    await create(),
    await create({ language: 'es' }),
    await create({ language: 'fr' }),
  ];
  await send('DELETE', `${EDGE}?name=pickup&hsm_id=${spanish.id}`);
  expect((await get(`/v25.0/${spanish.id}`)).status).toBe(400);
  expect((await get(`/v25.0/${french.id}`)).status).toBe(200);
  await send('DELETE', `${EDGE}?name=pickup`);
  expect((await get(`/v25.0/${english.id}`)).status).toBe(400);
});

test('several are deleted by id, or none when one of the ids is wrong', async () => {
  const { create, send, get } = reviewing();
  const ids = [(await create()).id, (await create({ name: 'other' })).id];
  expect((await send('DELETE', `${EDGE}?hsm_ids=${JSON.stringify([...ids, '1'])}`)).status).toBe(400);
  expect((await get(`/v25.0/${ids[0]}`)).status).toBe(200);
  expect((await send('DELETE', `${EDGE}?hsm_ids=${JSON.stringify(ids)}`)).body).toEqual({ success: true });
  expect((await get(`/v25.0/${ids[1]}`)).status).toBe(400);
});

test.each(['', '?name=unknown', '?name=hello_world&hsm_id=1', '?name=a&hsm_ids=["1"]'])(
  'DELETE with "%s" is refused',
  async (query) => {
    expect((await reviewing().send('DELETE', `${EDGE}${query}`)).status).toBe(400);
  },
);

test('a disabled template cannot be deleted', async () => {
  const { create, stored, world, send } = reviewing();
  disableTemplate(world, stored((await create()).id));
  expect((await send('DELETE', `${EDGE}?name=pickup`)).status).toBe(400);
});

test('a template with messages on their way is deleted once they have arrived', async () => {
  const { post, send, statusOf, get, advance } = reviewing({ statusDelayMs: 60_000 });
  const message = {
    messaging_product: 'whatsapp',
    to: '+34600112233',
    type: 'template',
    template: { name: 'hello_world', language: { code: 'en_US' } },
  };
  await post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, { json: message });
  await send('DELETE', `${EDGE}?name=hello_world`);
  expect(await statusOf('1193604825511001')).toBe('PENDING_DELETION');
  for (let step = 0; step < 3; step += 1) await advance(60_000);
  const { body } = await get(`${EDGE}?name=hello_world`);
  expect(body.data).toEqual([]);
});

test('a WABA creates a hundred templates in an hour and no more', async () => {
  const { create, advance } = reviewing();
  for (let count = 0; count < 100; count += 1) expect((await create({ name: `t${count}` })).error).toBeUndefined();
  expect((await create({ name: 't100' })).error.code).toBe(80007);
  await advance(3_600_000);
  expect((await create({ name: 't100' })).error).toBeUndefined();
});

test('an unverified business has room for 250 templates', async () => {
  const { create, emulator } = reviewing();
  const { state } = emulator;
  Object.assign(state.businesses.get(DEFAULT_IDS.businessId) ?? {}, { verificationStatus: 'not_verified' });
  const { id } = await create();
  const [first] = [...state.templates.values()];
  if (!first) throw new Error('The default seed has no templates.');
  for (let count = state.templates.size; count < 250; count += 1)
    state.templates.set(`x${count}`, { ...first, id: `x${count}`, name: `x${count}` });
  expect(id).toBeDefined();
  expect((await create({ name: 'one_too_many' })).error.error_subcode).toBe(2388019);
});

test("a template from Meta's library is approved at once", async () => {
  const { post, get } = reviewing();
  const json = {
    name: 'on_its_way',
    language: 'en_US',
    category: 'UTILITY',
    library_template_name: 'delivery_update_1',
    library_template_button_inputs:
      "[{'type':'URL','url':{'base_url':'https://luna.example/{{1}}','url_suffix_example':'https://luna.example/a'}}]",
  };
  const { body } = await post(EDGE, { json });
  expect(body.status).toBe('APPROVED');
  const read = await get(`/v25.0/${body.id}?fields=library_template_name,components`);
  expect(read.body.library_template_name).toBe('delivery_update_1');
  expect(read.body.components.at(-1).buttons[0].url).toBe('https://luna.example/{{1}}');
});

test.each([
  ['that does not exist', { library_template_name: 'nope' }],
  ['without the target of its button', { library_template_name: 'delivery_update_1' }],
  [
    'without the number of its button',
    {
      library_template_name: 'low_balance_warning_1',
      library_template_button_inputs: [{ type: 'URL', url: { base_url: 'https://luna.example' } }],
    },
  ],
])('a template from the library %s is refused', async (_what, part) => {
  expect((await reviewing().create({ components: undefined, ...part })).error.code).toBe(100);
});

test('a template that has no message on its way is deleted at once', async () => {
  const { post, send, get, advance } = reviewing({ lastStatus: 'sent', statusDelayMs: 0 });
  const message = {
    messaging_product: 'whatsapp',
    to: '+34600112233',
    type: 'template',
    template: { name: 'hello_world', language: { code: 'en_US' } },
  };
  await post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, { json: message });
  await advance(0);
  await send('DELETE', `${EDGE}?name=hello_world`);
  expect((await get('/v25.0/1193604825511001')).status).toBe(400);
});

test('an edit may give a template a sub-category', async () => {
  const { create, post, get } = reviewing({ reviewDelayMs: 0, reviewOutcome: 'REJECTED' });
  const { id } = await create();
  await get(`/v25.0/${id}`);
  expect((await post(`/v25.0/${id}`, { json: { sub_category: 'order_status' } })).body).toEqual({ success: true });
  expect((await get(`/v25.0/${id}?fields=sub_category`)).body.sub_category).toBe('ORDER_STATUS');
});

test('clicks are counted or not without a review and without an edit of the budget', async () => {
  const { create, advance, post, get, statusOf } = reviewing();
  const { id } = await create();
  await advance(1_000);
  for (const optedOut of [true, false, true]) {
    const query = `cta_url_link_tracking_opted_out=${optedOut}&category=utility`;
    expect((await post(`/v25.0/${id}?${query}`)).body).toEqual({ success: true });
  }
  expect(await statusOf(id)).toBe('APPROVED');
  const { body } = await get(`/v25.0/${id}?fields=cta_url_link_tracking_opted_out`);
  expect(body.cta_url_link_tracking_opted_out).toBe(true);
});

test('an edit that makes a UTILITY template promotional lets the review correct its category', async () => {
  const { create, advance, post, get, changes } = reviewing();
  const { id } = await create();
  await advance(1_000);
  await post(`/v25.0/${id}`, { json: { components: [{ type: 'BODY', text: 'There is a discount on cakes.' }] } });
  await advance(1_000);
  expect((await get(`/v25.0/${id}?fields=category,previous_category`)).body).toEqual({
    category: 'MARKETING',
    previous_category: 'UTILITY',
    id,
  });
  expect(changes.map(({ field }) => field)).toContain('template_category_update');
});

test('the edge takes 200 calls in an hour where no number is registered, and 5000 where one is', async () => {
  const { emulator, get, create, send } = reviewing();
  const calls = async (count: number) => {
    for (let call = 0; call < count; call += 1) await get(`${EDGE}?limit=1&fields=id`);
  };
  await calls(201);
  expect((await get(EDGE)).status).toBe(200);
  for (const phone of emulator.state.phones.values()) phone.platformType = 'NOT_APPLICABLE';
  expect((await get(EDGE)).body.error.code).toBe(80007);
  expect((await create()).error.code).toBe(80007);
  expect((await send('DELETE', `${EDGE}?name=hello_world`)).body.error.code).toBe(80007);
});
