import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { HAPPENINGS } from '../../src/emulator/playing/send-rule.js';
import { type RunningEmulator, runEmulator } from '../emulator/running-emulator.js';
import { APP_TOKEN, TOUR, uploadMedia } from '../emulator/tour.js';
import { CALLBACK_HOST, CALLBACK_URL, callback } from './callback.js';
import { type Exchange, recordCallback, recordGraph } from './exchange.js';

const { appId, phoneId, wabaId } = DEFAULT_IDS;
const CUSTOMER = '15550142233';

/** A correct request to every route of the emulator, each on a fresh one, then messages of every kind in both directions. */
export async function tourRoutes(): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const visit of Object.values(TOUR)) await visit(watched(exchanges));
  await exchangeMessages(watched(exchanges));
  await meetTrouble(watched(exchanges));
  return exchanges;
}

function watched(exchanges: Exchange[]): RunningEmulator {
  const running = runEmulator();
  const { handler, state } = running.emulator;
  Object.assign(running.emulator, { handler: recordGraph(handler, state, exchanges) });
  running.hosts.set(CALLBACK_HOST, recordCallback(callback, exchanges));
  return running;
}

const INBOUND = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'button',
  'button_reply',
  'list_reply',
  'nfm_reply',
  'reaction',
  'order',
  'system',
  'unsupported',
];

async function exchangeMessages(running: RunningEmulator): Promise<void> {
  await subscribe(running, 'messages,message_template_status_update');
  for (const type of INBOUND)
    await running.post('/_emulator/inbound', {
      json: { from: `+${CUSTOMER}`, type, contextMessageId: 'wamid.EARLIER' },
    });
  await running.advance(1_000);
  const { id: media } = (await uploadMedia(running)).body;
  const { id: inbound } = (await running.post('/_emulator/inbound', { json: { from: `+${CUSTOMER}` } })).body;
  const outgoing = [...messagesWith(media), ...receiptsOf(inbound)];
  for (const message of outgoing) {
    const json = { messaging_product: 'whatsapp', ...message };
    const { status, body } = await running.post(`/v25.0/${phoneId}/messages`, { json });
    if (status !== 200) throw new Error(`${JSON.stringify(message)} was refused: ${JSON.stringify(body)}`);
  }
  await failOnce(running);
  for (let step = 0; step < 5; step += 1) await running.advance(5_000);
}

async function subscribe(running: RunningEmulator, fields: string): Promise<void> {
  const subscription = { object: 'whatsapp_business_account', callback_url: CALLBACK_URL, verify_token: 'secret' };
  await running.post(`/v25.0/${appId}/subscriptions`, { token: APP_TOKEN, json: { ...subscription, fields } });
  await running.post(`/v25.0/${wabaId}/subscribed_apps`);
}

const FIELDS_OF_TROUBLE =
  'messages,user_preferences,account_update,phone_number_quality_update,message_template_status_update,message_template_quality_update';

/** Held, out of order, on two devices, free of charge, refused; and an account, a number and a template in trouble. */
async function meetTrouble(running: RunningEmulator): Promise<void> {
  await subscribe(running, FIELDS_OF_TROUBLE);
  const plays = [
    { kind: 'hold', ms: 1_000 },
    { kind: 'receipts', read: 'at-once', twice: true },
    { kind: 'receipts', outOfOrder: true, otherDeviceFails: 131026 },
    { kind: 'refuse', code: 131056 },
    { kind: 'refuse', code: 131016, retryAfter: 1 },
    { kind: 'pause' },
  ];
  const referral = {
    source_id: '120210000000000000',
    source_type: 'ad',
    source_url: 'https://fb.me/1',
    headline: 'Cakes',
    body: 'Write to us',
    media_type: 'image',
    image_url: 'https://lunabakery.example/cake.jpg',
    ctwa_clid: 'Aff-n8ZTODiE79d22KtAwQKj9e_mIEOOj27vDVwFjN80',
  };
  await running.post('/_emulator/inbound', { json: { from: `+${CUSTOMER}`, text: 'Hi', raw: { referral } } });
  const template = { name: 'hello_world', language: { code: 'en_US' } };
  const json = { messaging_product: 'whatsapp', to: CUSTOMER, type: 'template', template };
  for (const play of plays) {
    await running.post('/_emulator/send-rules', { json: { times: 1, play } });
    await running.post(`/v25.0/${phoneId}/messages`, { json });
  }
  // More at once than go one by one.
  for (let person = 10; person < 35; person += 1)
    await running.post(`/v25.0/${phoneId}/messages`, { json: { ...json, to: `54911501230${person}` } });
  for (const value of ['stop', 'resume'])
    await running.post(`/_emulator/customers/${CUSTOMER}/marketing`, { json: { value } });
  for (const event of HAPPENINGS) await running.post('/_emulator/happen', { json: { event, template: 'hello_world' } });
  for (let step = 0; step < 5; step += 1) await running.advance(5_000);
}

function messagesWith(media: string): object[] {
  const link = 'https://lunabakery.example/menu.pdf';
  const action = (name: string, parameters?: object) => ({ name, ...(parameters && { parameters }) });
  const interactive = [
    {
      type: 'button',
      body: { text: 'Tea?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] },
    },
    {
      type: 'list',
      body: { text: 'Which cake?' },
      action: { button: 'Cakes', sections: [{ title: 'Today', rows: [{ id: 'c', title: 'Carrot' }] }] },
    },
    {
      type: 'cta_url',
      body: { text: 'Our menu' },
      action: action('cta_url', { display_text: 'Menu', url: 'https://lunabakery.example/' }),
    },
    { type: 'location_request_message', body: { text: 'Where to?' }, action: action('send_location') },
  ];
  const contents: Record<string, object>[] = [
    { text: { body: 'Hello', preview_url: true } },
    { image: { id: media, caption: 'Our window' } },
    { document: { link, filename: 'menu.pdf' } },
    { video: { link: 'https://lunabakery.example/oven.mp4' } },
    { audio: { link: 'https://lunabakery.example/bell.ogg', voice: true } },
    { sticker: { link: 'https://lunabakery.example/bread.webp' } },
    { location: { latitude: 37.44, longitude: -122.16, name: 'Luna Bakery', address: '1 Main St' } },
    { reaction: { message_id: 'wamid.EARLIER', emoji: '👍' } },
    {
      contacts: [
        {
          name: { formatted_name: 'Ana Torres', first_name: 'Ana' },
          phones: [{ phone: '+15550142233', type: 'CELL' }],
        },
      ],
    },
    { template: { name: 'hello_world', language: { code: 'en_US' } } },
    ...interactive.map((one) => ({ interactive: one })),
  ];
  const toCustomer = { recipient_type: 'individual', to: CUSTOMER };
  return contents.map((content) => ({ ...toCustomer, type: Object.keys(content)[0], ...content }));
}

function receiptsOf(messageId: string): object[] {
  const receipt = { status: 'read', message_id: messageId };
  return [receipt, { ...receipt, typing_indicator: { type: 'text' } }];
}

/** A message that is accepted and fails later, so that a status with errors is delivered. */
async function failOnce(running: RunningEmulator): Promise<void> {
  await running.post('/_emulator/customers', { json: { waId: '34600112233', name: 'Lucía Gómez', failWith: 131026 } });
  const template = { name: 'hello_world', language: { code: 'en_US' } };
  const json = { messaging_product: 'whatsapp', to: '34600112233', type: 'template', template };
  await running.post(`/v25.0/${phoneId}/messages`, { json });
}
