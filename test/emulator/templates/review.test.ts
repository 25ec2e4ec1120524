import { expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { listenTo } from '../listening-business.js';
import { runEmulator } from '../running-emulator.js';

const EDGE = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;
const HOUR_MS = 3_600_000;

const withText = (text: string, part: object = {}) => ({
  name: 'pickup',
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text, example: { body_text: [['Ana', 'LB-1042']] } }],
  ...part,
});

function reviewing(settings: object = {}) {
  const running = runEmulator({ settings: { reviewDelayMs: 1_000, ...settings } });
  const changes = listenTo(running);
  const create = async (template: object) => (await running.post(EDGE, { json: template })).body;
  const control = (id: string, action: string, json?: object) =>
    running.post(`/_emulator/templates/${id}/${action}`, json && { json });
  const read = async (id: string, fields = 'status,category,rejected_reason') =>
    (await running.get(`/v25.0/${id}?fields=${fields}`)).body;
  const reviewed = async (template: object) => {
    const { id } = await create(template);
    await running.advance(1_000);
    return read(id);
  };
  return { ...running, changes, create, control, read, reviewed };
}

test.each([
  'Buy now and get 20% off your cake.',
  'There is a discount on all cakes today.',
  'Hay descuentos en todas las tortas hoy.',
  'Nueva promoción de tortas para usted.',
])('a UTILITY template that reads "%s" comes back as MARKETING at once', async (text) => {
  const { create, advance, read, changes } = reviewing();
  const { id, ...answer } = await create(withText(text, { message_send_ttl_seconds: 60 }));
  expect(answer).toEqual({ status: 'PENDING', category: 'MARKETING' });
  await advance(1_000);
  expect(await read(id, 'status,category,message_send_ttl_seconds')).toEqual({
    status: 'APPROVED',
    category: 'MARKETING',
    id,
  });
  // Nothing changed after the answer, so only the status is told.
  expect(changes.map(({ field }) => field)).toEqual(['message_template_status_update']);
});

test('words that only look promotional leave a category alone', async () => {
  const { create } = reviewing();
  expect((await create(withText('Your wholesale order of 5% fat milk has left.'))).category).toBe('UTILITY');
});

test.each([
  ['variables side by side', 'Hi {{1}} {{2}}, your order is ready for you.', 'UTILITY', 'INVALID_FORMAT'],
  ['a code outside AUTHENTICATION', 'Your verification code is {{1}} for today.', 'UTILITY', 'INCORRECT_CATEGORY'],
  ['a Spanish code', 'Su código de verificación es {{1}} para hoy.', 'MARKETING', 'INCORRECT_CATEGORY'],
])('a template with %s is rejected', async (_what, text, category, rejected_reason) => {
  const { reviewed } = reviewing();
  expect(await reviewed(withText(text, { category }))).toMatchObject({ status: 'REJECTED', rejected_reason });
});

test('variables side by side are explained in the webhook', async () => {
  const { reviewed, changes } = reviewing();
  await reviewed(withText('Hi {{1}}{{2}}, your order is ready for you.'));
  expect(changes[0]?.value).toMatchObject({
    event: 'REJECTED',
    reason: 'INVALID_FORMAT',
    rejection_info: { reason: expect.stringContaining('{{1}}{{2}}'), recommendation: expect.any(String) },
  });
});

test('a template that repeats the texts of another is rejected, in another language of its own name it is not', async () => {
  const { reviewed, changes } = reviewing();
  const text = 'Your order waits for you.';
  expect(await reviewed(withText(text))).toMatchObject({ status: 'APPROVED' });
  expect(await reviewed(withText(text, { language: 'en_GB' }))).toMatchObject({ status: 'APPROVED' });
  expect(await reviewed(withText(text, { name: 'again' }))).toMatchObject({ status: 'REJECTED' });
  expect(changes.at(-1)?.value.rejection_info.reason).toContain('same text');
});

test('a text is free again when the template that had it was edited', async () => {
  const { create, reviewed, advance, post } = reviewing();
  const { id } = await create(withText('Your order waits for you.'));
  await advance(1_000);
  await post(`/v25.0/${id}`, { json: { components: [{ type: 'BODY', text: 'Your cake waits for you.' }] } });
  expect(await reviewed(withText('Your order waits for you.', { name: 'again' }))).toMatchObject({
    status: 'APPROVED',
  });
});

test.each([
  'ABUSIVE_CONTENT',
  'CATEGORY_NOT_AVAILABLE',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
])('a name or a text with the magic word for %s is rejected for it', async (reason) => {
  const { reviewed, changes } = reviewing();
  const word = `reject_${reason.toLowerCase()}`;
  const rejected = { status: 'REJECTED', rejected_reason: reason };
  expect(await reviewed(withText('Your order is ready.', { name: `demo_${word}` }))).toMatchObject(rejected);
  expect(await reviewed(withText(`Your order is ready: ${word} please.`))).toMatchObject(rejected);
  expect(changes.map(({ value }) => value.reason)).toEqual([reason, reason]);
  expect(changes[0]?.value.rejection_info !== undefined).toBe(reason === 'INVALID_FORMAT');
});

test('the content is not looked at where that is turned off', async () => {
  const { create, reviewed } = reviewing({ reviewContent: false });
  expect((await create(withText('Buy now!'))).category).toBe('UTILITY');
  const adjacent = withText('Hi {{1}} {{2}}, your order is ready for you.', { name: 'other' });
  expect(await reviewed(adjacent)).toMatchObject({ status: 'APPROVED' });
});

test('rules of the settings decide before the content, the first that matches', async () => {
  const { post, reviewed, send } = reviewing();
  const reviewRules = [
    { name: 'order_*', category: 'UTILITY', outcome: 'REJECTED', reason: 'TAG_CONTENT_MISMATCH' },
    { content: 'CAKE', language: 'es', as: 'MARKETING' },
    { name: 'cheap' },
  ];
  expect((await send('PATCH', '/_emulator/settings', { json: { reviewRules } })).status).toBe(200);
  expect(await reviewed(withText('Your cake.', { name: 'order_1' }))).toMatchObject({
    status: 'REJECTED',
    rejected_reason: 'TAG_CONTENT_MISMATCH',
  });
  expect(await reviewed(withText('A cake for you.', { name: 'a', language: 'es' }))).toMatchObject({
    status: 'APPROVED',
    category: 'MARKETING',
  });
  expect(await reviewed(withText('Buy now!', { name: 'cheap' }))).toMatchObject({ category: 'UTILITY' });
  expect((await post('/_emulator/settings', { json: {} })).status).toBe(404);
});

test.each([
  ['a reason that does not exist', { outcome: 'REJECTED', reason: 'BAD_MOOD' }],
  ['an outcome that does not exist', { outcome: 'PAUSED' }],
])('a rule with %s is refused', async (_what, rule) => {
  const { send } = reviewing();
  expect((await send('PATCH', '/_emulator/settings', { json: { reviewRules: [rule] } })).status).toBe(400);
});

test('a correction that was announced comes after 24 hours', async () => {
  const { create, control, advance, read, changes } = reviewing();
  const { id } = await create(withText('Your order is ready.'));
  await advance(1_000);
  await control(id, 'category', { category: 'MARKETING', announceOnly: true });
  expect(await read(id, 'category,correct_category')).toMatchObject({
    category: 'UTILITY',
    correct_category: 'MARKETING',
  });
  await advance(24 * HOUR_MS);
  expect(await read(id, 'status,category,previous_category,correct_category')).toEqual({
    status: 'APPROVED',
    category: 'MARKETING',
    previous_category: 'UTILITY',
    id,
  });
  expect(changes.at(-1)).toEqual({
    field: 'template_category_update',
    value: {
      message_template_id: Number(id),
      message_template_name: 'pickup',
      message_template_language: 'en-US',
      previous_category: 'UTILITY',
      new_category: 'MARKETING',
    },
  });
});

test('the third fall of the quality disables a template', async () => {
  const { create, control, advance, read, changes } = reviewing();
  const { id } = await create(withText('Your order is ready.'));
  await advance(1_000);
  const statuses: string[] = [];
  for (const hours of [3, 6, 24]) {
    await control(id, 'strike');
    statuses.push((await read(id)).status);
    await advance(hours * HOUR_MS);
    statuses.push((await read(id)).status);
  }
  expect(statuses).toEqual(['PAUSED', 'APPROVED', 'PAUSED', 'APPROVED', 'DISABLED', 'DISABLED']);
  const told = changes.slice(1).map(({ value }) => value.other_info?.title ?? value.new_quality_score);
  expect(told).toEqual(['RED', 'FIRST_PAUSE', 'UNPAUSE', 'SECOND_PAUSE', 'UNPAUSE', 'DISABLED']);
});

test.each([
  ['APPROVED', 'APPROVED', 'NONE'],
  ['REJECTED', 'REJECTED', 'SCAM'],
])('an appeal can end %s', async (outcome, status, rejected_reason) => {
  const { create, control, advance, read, changes } = reviewing();
  const { id } = await create(withText('Your order is ready.', { name: 'reject_scam' }));
  await advance(1_000);
  await control(id, 'appeal', { outcome });
  expect((await read(id)).status).toBe('IN_APPEAL');
  await advance(1_000);
  expect(await read(id)).toMatchObject({ status, rejected_reason });
  expect(changes.map(({ value }) => value.event)).toEqual(['REJECTED', 'IN_APPEAL', status]);
});

test('archiving and unarchiving keep the status that a template had', async () => {
  const { control, read, advance, changes } = reviewing();
  const id = '1193604825511004';
  await control(id, 'archive');
  expect((await read(id)).status).toBe('ARCHIVED');
  await control(id, 'unarchive');
  expect((await read(id)).status).toBe('REJECTED');
  await advance(0);
  expect(changes.map(({ value }) => value.event)).toEqual(['ARCHIVED', 'UNARCHIVED']);
});

test('several are archived by one call, and what cannot be comes with a reason', async () => {
  const { post } = reviewing();
  const json = { hsm_ids: '1193604825511001,1193604825511002,1' };
  expect((await post(`${EDGE}/archive`, { json })).body).toEqual({
    archived_templates: ['1193604825511001', '1193604825511002'],
    failed_templates: { 1: "The message template doesn't exist." },
  });
  expect(
    (await post(`${EDGE}/unarchive`, { json: { hsm_ids: ['1193604825511001', '1193604825511004'] } })).body,
  ).toEqual({
    unarchived_templates: ['1193604825511001'],
    failed_templates: { '1193604825511004': "The message template isn't archived." },
  });
  expect((await post(`${EDGE}/archive`)).body.error.message).toContain('hsm_ids');
  const many = Array.from({ length: 101 }, (_, index) => index);
  expect((await post(`${EDGE}/archive`, { json: { hsm_ids: many } })).status).toBe(400);
});

test('a template too many, and events that change no status, are told by webhook', async () => {
  const { control, read, advance, changes } = reviewing();
  const id = '1193604825511001';
  for (const event of ['FLAGGED', 'REINSTATED', 'LOCKED']) await control(id, 'event', { event });
  expect((await read(id)).status).toBe('APPROVED');
  await control(id, 'limit-exceeded');
  expect((await read(id)).status).toBe('LIMIT_EXCEEDED');
  await advance(0);
  expect(changes.map(({ value }) => value.event)).toEqual(['FLAGGED', 'REINSTATED', 'LOCKED', 'LIMIT_EXCEEDED']);
});
