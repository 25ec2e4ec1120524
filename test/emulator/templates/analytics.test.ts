import { expect, test } from 'vitest';
import { DEFAULT_IDS, defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Seed } from '../../../src/emulator/seed.js';
import { runEmulator, START_MS } from '../running-emulator.js';

const { wabaId, phoneId } = DEFAULT_IDS;
const EDGE = `/v25.0/${wabaId}/template_analytics`;
const HELLO = '1193604825511001';
const ORDER = '1193604825511002';
const DAY = 86_400;
const TODAY = Math.floor(START_MS / 1000 / DAY) * DAY;

/** The default world with insights on, and earlier days for two of its templates. */
function busySeed(sent = 1200): Seed {
  const [waba, ...others] = defaultSeed.wabas ?? [];
  if (!waba) throw new Error('The default seed has no account.');
  const templates = (waba.templates ?? []).map((template) => ({
    ...template,
    ...(template.id === HELLO && {
      blockRate: 0.02,
      topBlockReason: 'SPAM',
      figures: [
        {
          daysAgo: 1,
          sent,
          delivered: 1000,
          read: 700,
          amountSpent: 25,
          clicks: [{ content: 'Shop', count: 50 }],
        },
      ],
    }),
    ...(template.id === ORDER && { blockRate: 0.01, figures: [{ daysAgo: 2, sent: 1500 }] }),
  }));
  return { ...defaultSeed, wabas: [{ ...waba, insightsEnabled: true, templates }, ...others] };
}

const range = (days: number, more = '') =>
  `${EDGE}?start=${TODAY - days * DAY}&end=${TODAY + DAY}&granularity=DAILY&template_ids=[${HELLO}]${more}`;

test('analytics must be enabled first, and stay on', async () => {
  const { get, post } = runEmulator();
  expect((await get(range(1))).body.error.code).toBe(200007);
  const enabled = await post(`/v25.0/${wabaId}?is_enabled_for_insights=true`);
  expect(enabled.body).toEqual({ id: Number(wabaId) });
  expect((await get(`/v25.0/${wabaId}?fields=is_enabled_for_insights`)).body.is_enabled_for_insights).toBe(true);
  expect((await get(range(1))).status).toBe(200);
  expect((await post(`/v25.0/${wabaId}?is_enabled_for_insights=false`)).body.error.code).toBe(200006);
});

test('messages sent here and the days of the seed are counted side by side', async () => {
  const { get, post, advance } = runEmulator({ seed: busySeed(), settings: { statusDelayMs: 0 } });
  const message = { messaging_product: 'whatsapp', to: '+15550142233', type: 'template' };
  const template = { name: 'hello_world', language: { code: 'en_US' } };
  const sent = await post(`/v25.0/${phoneId}/messages`, { json: { ...message, template } });
  await post(`/v25.0/${phoneId}/messages`, { json: { ...message, to: '+34600112233', template } });
  await advance(1);
  const { id } = sent.body.messages[0];
  const click = `/_emulator/messages/${encodeURIComponent(id)}/click`;
  await post(click, { json: { button: 'Shop' } });
  await post(click, { json: { button: 'Shop' } });
  await post('/_emulator/inbound', {
    json: { from: '+15550142233', type: 'button', text: 'Thanks', contextMessageId: id },
  });
  const { body } = await get(range(1));
  expect(body.data).toEqual([
    {
      granularity: 'DAILY',
      product_type: 'cloud_api',
      data_points: [
        {
          template_id: HELLO,
          start: TODAY - DAY,
          end: TODAY,
          sent: 1200,
          delivered: 1000,
          read: 700,
          clicked: [{ type: 'url_button', button_content: 'Shop', count: 50 }],
          cost: [
            { type: 'amount_spent', value: 25 },
            { type: 'cost_per_delivered', value: 0.025 },
            { type: 'cost_per_url_button_click', value: 0.5 },
          ],
        },
        {
          template_id: HELLO,
          start: TODAY,
          end: TODAY + DAY,
          sent: 2,
          delivered: 2,
          read: 1,
          clicked: [
            { type: 'quick_reply_button', button_content: 'Thanks', count: 1 },
            { type: 'url_button', button_content: 'Shop', count: 2 },
            { type: 'unique_url_button', button_content: 'Shop', count: 1 },
          ],
          cost: [
            { type: 'amount_spent', value: 0 },
            { type: 'cost_per_delivered', value: 0 },
            { type: 'cost_per_url_button_click', value: 0 },
          ],
        },
      ],
    },
  ]);
  expect(body.paging.cursors).toBeDefined();
});

test('only the metrics that were asked for come back, in any case and with dates', async () => {
  const { get } = runEmulator({ seed: busySeed() });
  const dates = 'start=2026-11-22&end=2026-11-23&use_waba_timezone=true';
  const { body } = await get(`${EDGE}?${dates}&granularity=daily&template_ids=${HELLO}&metric_types=sent,read`);
  expect(body.data[0]).toEqual({
    waba_timezone: 'UTC',
    granularity: 'DAILY',
    product_type: 'cloud_api',
    data_points: [{ template_id: HELLO, start: TODAY - DAY, end: TODAY, sent: 1200, read: 700 }],
  });
});

test('what the Marketing Messages API counts is nothing here', async () => {
  const { get } = runEmulator({ seed: busySeed() });
  const product = '&product_type=MARKETING_MESSAGES_API_FOR_WHATSAPP&metric_types=SENT,APP_PURCHASES';
  expect((await get(range(1, product))).body.data[0].data_points[0].sent).toBe(0);
});

test.each([
  ['no start', `${EDGE}?end=${TODAY}&granularity=DAILY&template_ids=[${HELLO}]`],
  ['no granularity', `${EDGE}?start=${TODAY}&end=${TODAY}&template_ids=[${HELLO}]`],
  ['an hourly granularity', range(1).replace('DAILY', 'HOURLY')],
  ['no templates', range(1).replace(/&template_ids.*/, '')],
  ['eleven templates', range(1).replace(`[${HELLO}]`, Array(11).fill(HELLO).join(','))],
  ['a template of nobody', range(1).replace(HELLO, '1')],
  ['an end before its start', range(-9)],
  ['a year and a half', range(500)],
  ['words for a time', range(1).replace(/start=\d+/, 'start=yesterday')],
  ['unix times of a local day', range(1, '&use_waba_timezone=true')],
  ['an unknown metric', range(1, '&metric_types=LOVED')],
  ['an unknown product', range(1, '&product_type=ON_PREMISES')],
])('analytics with %s are refused', async (_what, path) => {
  expect((await runEmulator({ seed: busySeed() }).get(path)).body.error.code).toBe(100);
});

test('metrics of the Marketing Messages API are refused for the Cloud API', async () => {
  const { body } = await runEmulator({ seed: busySeed() }).get(range(1, '&metric_types=APP_PURCHASES'));
  expect(body.error.error_subcode).toBe(2388077);
});

const compare = (days: number, other = ORDER) =>
  `/v25.0/${HELLO}/compare?template_ids=[${other}]&start=${TODAY + DAY - days * DAY}&end=${TODAY + DAY}`;

test('two templates are compared, the one that is blocked less first', async () => {
  const { get } = runEmulator({ seed: busySeed() });
  expect((await get(compare(7))).body).toEqual({
    data: [
      { metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: [ORDER, HELLO] },
      {
        metric: 'MESSAGE_SENDS',
        type: 'NUMBER_VALUES',
        number_values: [
          { key: HELLO, value: 1200 },
          { key: ORDER, value: 1500 },
        ],
      },
      {
        metric: 'TOP_BLOCK_REASON',
        type: 'STRING_VALUES',
        string_values: [
          { key: HELLO, value: 'SPAM' },
          { key: ORDER, value: 'UNKNOWN_BLOCK_REASON' },
        ],
      },
    ],
  });
  const inMilliseconds = compare(30).replaceAll(/=(\d{10})\b/g, '=$1000');
  expect((await get(inMilliseconds)).status).toBe(200);
});

test.each([
  ['eight days', compare(8)],
  ['itself', compare(7, HELLO)],
  ['two others', compare(7, `${ORDER},1193604825511003`)],
  ['one of nobody', compare(7, '1')],
  ['no other', `/v25.0/${HELLO}/compare?start=1&end=2`],
  ['no time', `/v25.0/${HELLO}/compare?template_ids=[${ORDER}]`],
])('a comparison with %s is refused', async (_what, path) => {
  expect((await runEmulator({ seed: busySeed() }).get(path)).body.error.code).toBe(100);
});

test('a template that was sent less than a thousand times cannot be compared', async () => {
  const { body } = await runEmulator({ seed: busySeed(999) }).get(compare(7));
  expect(body.error.error_user_msg).toContain('1000');
});
