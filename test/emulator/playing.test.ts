import { beforeEach, expect, test } from 'vitest';
import { NetworkFault } from '../../src/core/network-fault.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import type { SendRule } from '../../src/emulator/playing/send-rule.js';
import { listenTo } from './listening-business.js';
import { type Reply, type RunningEmulator, runEmulator } from './running-emulator.js';
import { HELLO_WORLD_ID } from './tour.js';

const { businessId, phoneId, wabaId } = DEFAULT_IDS;
const MARTIN = '5491150123456';
const template = { name: 'hello_world', language: { code: 'en_US' } };

let running: RunningEmulator;
let changes: ReturnType<typeof listenTo>;

beforeEach(() => {
  running = runEmulator({ settings: { statusDelayMs: 1_000 } });
  changes = listenTo(running);
});

function send(part: object = {}): Promise<Reply> {
  const json = { messaging_product: 'whatsapp', to: `+${MARTIN}`, type: 'template', template, ...part };
  return running.post(`/v25.0/${phoneId}/messages`, { json });
}

async function rule(json: Partial<SendRule>): Promise<void> {
  expect((await running.post('/_emulator/send-rules', { json })).status).toBe(200);
}

const statuses = () => changes.flatMap(({ value }) => value.statuses ?? []);
const outcomes = () => statuses().map(({ status, errors }) => (errors ? `${status} ${errors[0].code}` : status));

async function steps(count = 4): Promise<void> {
  for (let step = 0; step < count; step += 1) await running.advance(1_000);
}

const codeOf = async (part: object = {}) => (await send(part)).body.error?.code ?? 200;
const idOf = ({ body }: Reply): string => body.messages[0].id;

test('a rule refuses every third send to one country, and not more than twice', async () => {
  await rule({ to: '549*', every: 3, times: 2, play: { kind: 'refuse', code: 130429 } });
  const codes: number[] = [];
  for (let sent = 0; sent < 9; sent += 1) codes.push(await codeOf());
  expect(codes).toEqual([200, 200, 130429, 200, 200, 130429, 200, 200, 200]);
  expect(await codeOf({ to: '+34600112233' })).toBe(200);
  expect((await running.get('/_emulator/send-rules')).body).toMatchObject([{ matched: 9, played: 2 }]);
});

test('a share of the sends fails later, the same in equal runs', async () => {
  await rule({ share: 25, play: { kind: 'fail', code: 131026 } });
  for (let sent = 0; sent < 40; sent += 1) await send({ to: `+54911501230${10 + sent}` });
  await steps();
  const failed = outcomes().filter((each) => each === 'failed 131026').length;
  expect(failed).toBeGreaterThan(2);
  expect(failed).toBeLessThan(20);
  expect(outcomes().filter((each) => each === 'read')).toHaveLength(40 - failed);
});

test('rules match template, category, type and callback data', async () => {
  await rule({
    template: 'hello_*',
    category: 'utility',
    callbackData: 'run:*',
    play: { kind: 'refuse', code: 131000 },
  });
  await rule({ type: 'text', play: { kind: 'refuse', code: 131016 } });
  expect(await codeOf()).toBe(200);
  expect(await codeOf({ biz_opaque_callback_data: 'run:7' })).toBe(131000);
  expect(await codeOf({ type: 'text', text: { body: 'Hi' } })).toBe(131016);
});

test('a refusal has the HTTP status of its code, a Retry-After where one is asked for, and the usage headers', async () => {
  await rule({ times: 1, play: { kind: 'refuse', code: 131016, retryAfter: 7 } });
  const { status, headers, body } = await send();
  expect([status, headers['retry-after'], body.error.message]).toEqual([500, '7', '(#131016) Service unavailable']);
  expect(headers['x-app-usage']).toBeDefined();
  await rule({ times: 1, play: { kind: 'refuse', code: 2 } });
  const transient = await send();
  expect([transient.status, transient.body.error]).toMatchObject([503, { code: 2, is_transient: true }]);
});

test('a lost answer is a message that was taken, a dropped request one that was not', async () => {
  await rule({ times: 1, play: { kind: 'lose-answer' } });
  await expect(send({ biz_opaque_callback_data: 'run:1' })).rejects.toThrow(NetworkFault);
  await rule({ times: 1, play: { kind: 'drop' } });
  await expect(send({ biz_opaque_callback_data: 'run:2' })).rejects.toThrow(NetworkFault);
  expect((await running.get('/_emulator/messages/counts/callback-data')).body).toEqual({ 'run:1': 1 });
  await steps();
  expect(statuses().map(({ biz_opaque_callback_data }) => biz_opaque_callback_data)).toEqual([
    'run:1',
    'run:1',
    'run:1',
  ]);
});

test('a page of a proxy comes before the message was taken, or after', async () => {
  await rule({ times: 1, play: { kind: 'raw', httpStatus: 503, body: '<h1>Busy</h1>', accepted: true } });
  const taken = await send();
  expect([taken.status, taken.headers['content-type'], taken.body]).toEqual([503, 'text/html', '<h1>Busy</h1>']);
  await rule({ times: 1, play: { kind: 'raw', httpStatus: 502, body: '<h1>Bad</h1>', accepted: false } });
  expect((await send()).status).toBe(502);
  expect(running.emulator.state.tally.accepted).toBe(1);
});

test('a slow answer comes after the statuses, and its message was taken at once', async () => {
  await rule({ play: { kind: 'delay', ms: 5_000, spreadMs: 0 } });
  const slow = send();
  // The request is taken in several steps of the event loop.
  await expect.poll(() => running.emulator.state.tally.accepted).toBe(1);
  await steps(3);
  expect(outcomes()).toEqual(['sent', 'delivered', 'read']);
  await running.advance(2_000);
  expect((await slow).status).toBe(200);
});

test('every answer of the Graph API can be slow, by a setting', async () => {
  await running.send('PATCH', '/_emulator/settings', { json: { answerDelayMs: 100, answerDelaySpreadMs: 50 } });
  const slow = running.get('/v25.0/me');
  let isThere = false;
  void slow.then(() => (isThere = true));
  await running.advance(99);
  expect(isThere).toBe(false);
  await expect.poll(() => running.advance(51).then(() => isThere)).toBe(true);
});

test('held messages are released, and go their way from then on', async () => {
  await rule({ play: { kind: 'hold', outcome: 'release' } });
  expect((await send()).body.messages[0].message_status).toBe('held_for_quality_assessment');
  await steps();
  expect(outcomes()).toEqual([]);
  expect((await running.post('/_emulator/messages/held', { json: {} })).body).toEqual({ released: 1 });
  await running.advance(999);
  expect(outcomes()).toEqual([]);
  await steps();
  expect(outcomes()).toEqual(['sent', 'delivered', 'read']);
});

test('held messages are dropped, and their template is paused', async () => {
  await rule({ play: { kind: 'hold', ms: 10_000, outcome: 'drop' } });
  await send();
  await send({ to: '+34600112233' });
  await running.advance(10_000);
  expect(outcomes()).toEqual(['failed 132015', 'failed 132015']);
  expect(changes.filter(({ field }) => field === 'message_template_status_update')).toMatchObject([
    { value: { event: 'PAUSED', other_info: { title: 'RATE_LIMITING_PAUSE' } } },
  ]);
  expect(await codeOf()).toBe(132015);
});

test('an answer that says paused is followed by a failure', async () => {
  await rule({ play: { kind: 'pause' } });
  expect((await send()).body.messages[0].message_status).toBe('paused');
  await steps();
  expect(outcomes()).toEqual(['failed 132015']);
});

test.each([
  ['never opened', { read: 'never' }, ['sent', 'delivered']],
  ['opened at once', { read: 'at-once' }, ['sent', 'read']],
  ['on two devices', { otherDeviceFails: 131026 }, ['sent', 'delivered', 'failed 131026', 'read']],
  ['out of order', { outOfOrder: true }, ['delivered', 'sent', 'read']],
  ['twice', { twice: true }, ['sent', 'sent', 'delivered', 'delivered', 'read', 'read']],
] as const)('statuses can come %s', async (_, how, expected) => {
  await rule({ play: { kind: 'receipts', ...how } });
  const id = idOf(await send());
  await steps();
  expect(outcomes()).toEqual(expected);
  // What comes late, or of another device, undoes nothing.
  const furthest = expected.some((each) => each === 'read') ? 'read' : 'delivered';
  expect(running.emulator.state.messages.get(id)?.status).toBe(furthest);
});

test('a status that is told late has the time at which it happened', async () => {
  await rule({ play: { kind: 'receipts', outOfOrder: true } });
  await send();
  await steps();
  const [delivered, sent] = statuses();
  expect(Number(delivered.timestamp) - Number(sent.timestamp)).toBe(1);
});

test('a customer may never open what arrives', async () => {
  await running.post('/_emulator/customers', { json: { waId: MARTIN, name: 'Martín', readsMessages: false } });
  await send();
  await steps();
  expect(outcomes()).toEqual(['sent', 'delivered']);
});

test('a template is paused in the middle of sending, and the account hears why', async () => {
  await rule({ after: 2, times: 1, play: { kind: 'happen', event: 'template-struck' } });
  expect([await codeOf(), await codeOf(), await codeOf(), await codeOf()]).toEqual([200, 200, 132015, 132015]);
  await running.advance(0);
  expect(changes.map(({ field }) => field)).toEqual([
    'message_template_quality_update',
    'message_template_status_update',
  ]);
});

test('an account is locked, and open again', async () => {
  const { emulator, post } = running;
  emulator.state.apps.get(DEFAULT_IDS.appId)?.subscription?.fields.push({ name: 'account_update', version: 'v25.0' });
  await post('/_emulator/happen', { json: { event: 'account-locked' } });
  expect(await codeOf()).toBe(131031);
  await post('/_emulator/happen', { json: { event: 'account-unlocked' } });
  expect(await codeOf()).toBe(200);
  await running.advance(0);
  expect(changes.map(({ value }) => value.ban_info)).toEqual([
    { waba_ban_state: 'DISABLE', waba_ban_date: 'November 23, 2026' },
    { waba_ban_state: 'REINSTATE', waba_ban_date: 'November 23, 2026' },
  ]);
});

test('a payment method is missing, and back', async () => {
  await running.post('/_emulator/happen', { json: { event: 'payment-missing' } });
  await send();
  await running.post('/_emulator/happen', { json: { event: 'payment-restored' } });
  await send();
  await running.advance(1_000);
  expect(outcomes()).toEqual(['failed 131042', 'sent']);
});

test('a number loses its quality, and gets a higher throughput', async () => {
  const { emulator, post } = running;
  const fields = emulator.state.apps.get(DEFAULT_IDS.appId)?.subscription?.fields;
  fields?.push({ name: 'phone_number_quality_update', version: 'v25.0' });
  for (const event of ['number-flagged', 'number-unflagged', 'number-upgraded'])
    await post('/_emulator/happen', { json: { event } });
  await running.advance(0);
  expect(changes.map(({ value }) => value.event)).toEqual(['FLAGGED', 'UNFLAGGED', 'THROUGHPUT_UPGRADE']);
  expect(emulator.state.phones.get(phoneId)).toMatchObject({ qualityRating: 'GREEN', throughputLevel: 'HIGH' });
});

test('what happens to a template needs one', async () => {
  const missing = await running.post('/_emulator/happen', { json: { event: 'template-paused' } });
  const unknown = await running.post('/_emulator/happen', { json: { event: 'template-paused', template: 'nope' } });
  expect([missing.status, unknown.status]).toEqual([400, 404]);
});

test('the window of a contact opens and closes as it is set', async () => {
  const text = { type: 'text', text: { body: 'Hi' } };
  const set = (json: object) => running.post(`/_emulator/customers/${MARTIN}/window`, { json });
  await set({ open: true });
  await send(text);
  await running.advance(1_000);
  await set({ open: false });
  await send(text);
  await running.advance(1_000);
  const nowSeconds = Math.floor(running.emulator.world.nowMs() / 1000);
  expect((await set({ closesAt: nowSeconds + 60 })).body).toMatchObject({ isOpen: true, closesAt: nowSeconds + 60 });
  await running.advance(60_000);
  await send(text);
  await running.advance(1_000);
  expect(outcomes().filter((each) => each.startsWith('failed'))).toEqual(['failed 131047', 'failed 131047']);
  expect(outcomes()[0]).toBe('sent');
});

test('a free entry point makes everything free for 72 hours from the answer', async () => {
  await running.post('/_emulator/inbound', {
    json: { from: MARTIN, text: 'Hi', raw: { referral: { source_id: '1' } } },
  });
  await running.advance(3_600_000);
  await send();
  await running.advance(1_000);
  const answeredAt = Math.floor(running.emulator.world.nowMs() / 1000) - 1;
  expect(statuses()[0]).toMatchObject({
    conversation: {
      expiration_timestamp: String(answeredAt + 72 * 3600),
      origin: { type: 'referral_conversion' },
    },
    pricing: { billable: false, type: 'free_entry_point', category: 'referral_conversion' },
  });
  await running.advance(72 * 3_600_000);
  await send();
  await running.advance(1_000);
  expect(statuses().at(-1)).toMatchObject({ status: 'sent', pricing: { type: 'regular' } });
  expect(statuses().at(-1).conversation).toBeUndefined();
});

function approveMarketing(): void {
  const offer = running.emulator.state.templates.get(HELLO_WORLD_ID);
  if (offer) offer.category = 'MARKETING';
}

test('who stops marketing gets none until they want it again, and the business hears of both', async () => {
  approveMarketing();
  const fields = running.emulator.state.apps.get(DEFAULT_IDS.appId)?.subscription?.fields;
  fields?.push({ name: 'user_preferences', version: 'v25.0' });
  const consent = (value: string) => running.post('/_emulator/customers/+34600112233/marketing', { json: { value } });
  await consent('stop');
  await send({ to: '+34600112233' });
  await running.advance(1_000);
  await consent('resume');
  await send({ to: '+34600112233' });
  await running.advance(1_000);
  expect(outcomes()).toEqual(['failed 131050', 'sent']);
  expect(changes.flatMap(({ value }) => value.user_preferences ?? [])).toMatchObject([
    { wa_id: '34600112233', category: 'marketing_messages', value: 'stop' },
    { wa_id: '34600112233', category: 'marketing_messages', value: 'resume' },
  ]);
});

test('a person has enough of marketing for a day', async () => {
  approveMarketing();
  await running.send('PATCH', '/_emulator/settings', { json: { marketingCapPerDay: 2 } });
  for (const _ of [1, 2, 3]) await send();
  await steps();
  expect(outcomes().filter((each) => each === 'failed 131049')).toHaveLength(1);
  await running.advance(86_400_000);
  await send();
  await running.advance(1_000);
  expect(outcomes().at(-1)).toBe('sent');
});

test('a portfolio reaches so many people a day outside the window, and those inside it besides', async () => {
  const { emulator, post } = running;
  const business = emulator.state.businesses.get(businessId);
  if (business) business.messagingLimit = 'TIER_50';
  await post('/_emulator/inbound', { json: { from: MARTIN, text: 'Hi' } });
  for (let person = 0; person < 51; person += 1) await send({ to: `+54911501230${10 + person}` });
  await send();
  await send({ to: '+5491150123010' });
  await running.advance(1_000);
  expect(outcomes().filter((each) => each.startsWith('failed'))).toEqual(['failed 131048']);
  expect(outcomes().filter((each) => each === 'sent')).toHaveLength(52);
  await running.advance(86_400_000);
  await send({ to: '+5491150123060' });
  await running.advance(1_000);
  expect(outcomes().at(-1)).toBe('sent');
});

test('the quota of messages fills as the headers say, and ends in 80007', async () => {
  await running.send('PATCH', '/_emulator/settings', { json: { messagesPerHour: 4 } });
  const percents: number[] = [];
  for (const _ of [1, 2, 3, 4]) {
    const { headers } = await send();
    percents.push(JSON.parse(headers['x-business-use-case-usage'] ?? '')[wabaId][0].call_count);
  }
  expect(percents).toEqual([25, 50, 75, 100]);
  const refused = await send();
  const [usage] = JSON.parse(refused.headers['x-business-use-case-usage'] ?? '')[wabaId];
  expect([refused.body.error.code, usage.estimated_time_to_regain_access]).toEqual([80007, 60]);
  await running.advance(3_600_000);
  expect(await codeOf()).toBe(200);
});

test('what comes in counts against the throughput of the number', async () => {
  for (let person = 0; person < 80; person += 1)
    await running.post('/_emulator/inbound', { json: { from: `+54911501230${10 + person}`, text: 'Hi' } });
  expect(await codeOf()).toBe(130429);
  await running.advance(1_000);
  expect(await codeOf()).toBe(200);
});

test.each([
  [{ play: { kind: 'refuse' } }, 'play.code: must be a code of Meta, for example 131026'],
  [{ play: { kind: 'refused', code: 2 } }, expect.stringContaining('play.kind: must be one of refuse, fail, hold')],
  [{ play: { kind: 'happen', event: 'rain' } }, expect.stringContaining('play.event: must be one of template-struck')],
  [{ share: 500, play: { kind: 'drop' } }, 'share: must be above 0 and at most 100'],
])('a rule that makes no sense is refused with its place: %j', async (json, error) => {
  const { status, body } = await running.post('/_emulator/send-rules', { json });
  expect([status, body.error]).toEqual([400, error]);
});
