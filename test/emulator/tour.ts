import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import type { Reply, RunningEmulator } from './running-emulator.js';

const { appId, appSecret, businessId, personId, phoneId, systemUserId, testAppId, wabaId } = DEFAULT_IDS;
export const APP_TOKEN = `${appId}|${appSecret}`;
export const HELLO_WORLD_ID = '1193604825511001';

/** A callback that passes every handshake. */
const CALLBACK = 'https://hooks.lunabakery.example/whatsapp';

function acceptWebhooks({ hosts }: RunningEmulator): void {
  hosts.set('hooks.lunabakery.example', async ({ url }) => ({
    status: 200,
    headers: {},
    body: new TextEncoder().encode(new URL(url).searchParams.get('hub.challenge') ?? ''),
  }));
}

export async function uploadPicture(emulator: RunningEmulator): Promise<string> {
  const opened = await emulator.post(`/v25.0/${appId}/uploads?file_name=logo.png&file_length=4&file_type=image/png`);
  const sent = await emulator.post(`/v25.0/${opened.body.id}`, {
    body: new Uint8Array([137, 80, 78, 71]),
    headers: { file_offset: '0' },
  });
  return sent.body.h;
}

export async function uploadMedia(emulator: RunningEmulator, type = 'image/jpeg'): Promise<Reply> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('file', new Blob([new Uint8Array([255, 216, 255])], { type }), 'photo.jpg');
  return emulator.post(`/v25.0/${phoneId}/media`, { form });
}

const template = {
  name: 'tour_template',
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your table is ready.' }],
};
const text = { messaging_product: 'whatsapp', to: '+15550142233', type: 'text', text: { body: 'Hello' } };
const overOAuth = { token: undefined };
const DIALOG = `/v25.0/dialog/oauth?client_id=${testAppId}&redirect_uri=http://localhost:3000/&scope=public_profile`;
const asApp = { token: APP_TOKEN };

/** One request that works for every route there is, by `METHOD path`; each begins with a fresh emulator. */
export const TOUR: Readonly<Record<string, (emulator: RunningEmulator) => Promise<Reply>>> = {
  'GET /dialog/oauth': ({ get }) => get(DIALOG, overOAuth),
  'POST /dialog/oauth': ({ post }) =>
    post(DIALOG, { ...overOAuth, form: new URLSearchParams({ person: personId, action: 'continue' }) }),
  'GET /connect/login_success.html': ({ get }) => get('/connect/login_success.html?code=x', overOAuth),
  'GET /debug_token': ({ get }) => get(`/v25.0/debug_token?input_token=${encodeURIComponent(APP_TOKEN)}`, asApp),
  'GET /oauth/access_token': ({ get }) =>
    get(
      `/v25.0/oauth/access_token?client_id=${appId}&client_secret=${appSecret}&grant_type=client_credentials`,
      overOAuth,
    ),
  'POST /oauth/access_token': ({ post }) =>
    post('/v25.0/oauth/access_token', {
      ...overOAuth,
      form: new URLSearchParams({ client_id: appId, client_secret: appSecret, grant_type: 'client_credentials' }),
    }),
  'GET /me': ({ get }) => get('/v25.0/me?fields=id,name'),
  'GET /{user-id}': ({ get }) => get(`/v25.0/${systemUserId}`),
  'GET /me/businesses': ({ get }) => get('/v25.0/me/businesses?fields=id,name,verification_status'),
  'GET /{user-id}/businesses': ({ get }) => get(`/v25.0/${systemUserId}/businesses`),
  'GET /me/assigned_whatsapp_business_accounts': ({ get }) => get('/v25.0/me/assigned_whatsapp_business_accounts'),
  'GET /{user-id}/assigned_whatsapp_business_accounts': ({ get }) =>
    get(`/v25.0/${systemUserId}/assigned_whatsapp_business_accounts`),
  'GET /{business-id}': ({ get }) => get(`/v25.0/${businessId}?fields=id,name,verification_status`),
  'GET /{business-id}/owned_whatsapp_business_accounts': ({ get }) =>
    get(`/v25.0/${businessId}/owned_whatsapp_business_accounts`),
  'GET /{business-id}/client_whatsapp_business_accounts': ({ get }) =>
    get(`/v25.0/${businessId}/client_whatsapp_business_accounts`),
  'GET /{app-id}': ({ get }) => get(`/v25.0/${appId}`),
  'POST /{app-id}/uploads': ({ post }) =>
    post(`/v25.0/${appId}/uploads?file_name=logo.png&file_length=4&file_type=image/png`),
  'GET /upload:{session}': async ({ get, post }) => {
    const { body } = await post(`/v25.0/${appId}/uploads?file_name=logo.png&file_length=4&file_type=image/png`);
    return get(`/v25.0/${body.id}`);
  },
  'POST /upload:{session}': async ({ post }) => {
    const { body } = await post(`/v25.0/${appId}/uploads?file_name=logo.png&file_length=4&file_type=image/png`);
    return post(`/v25.0/${body.id}`, { body: new Uint8Array(4), headers: { file_offset: '0' } });
  },
  'GET /{waba-id}': ({ get }) => get(`/v25.0/${wabaId}?fields=name,status,health_status`),
  'POST /{waba-id}': ({ post }) => post(`/v25.0/${wabaId}`, { json: { name: 'Luna Bakery South' } }),
  'GET /{waba-id}/phone_numbers': ({ get }) => get(`/v25.0/${wabaId}/phone_numbers`),
  'POST /{waba-id}/phone_numbers': ({ post }) =>
    post(`/v25.0/${wabaId}/phone_numbers`, {
      json: { cc: '1', phone_number: '5550199999', verified_name: 'Luna South' },
    }),
  'GET /{waba-id}/assigned_users': ({ get }) => get(`/v25.0/${wabaId}/assigned_users?business=${businessId}`),
  'GET /{app-id}/subscriptions': ({ get }) => get(`/v25.0/${appId}/subscriptions`, asApp),
  'POST /{app-id}/subscriptions': (emulator) => {
    acceptWebhooks(emulator);
    return emulator.post(`/v25.0/${appId}/subscriptions`, {
      ...asApp,
      json: { object: 'whatsapp_business_account', callback_url: CALLBACK, verify_token: 'secret', fields: 'messages' },
    });
  },
  'DELETE /{app-id}/subscriptions': (emulator) =>
    emulator.delete(`/v25.0/${appId}/subscriptions?object=whatsapp_business_account`, asApp),
  'GET /{waba-id}/subscribed_apps': ({ get }) => get(`/v25.0/${wabaId}/subscribed_apps`),
  'POST /{waba-id}/subscribed_apps': ({ post }) => post(`/v25.0/${wabaId}/subscribed_apps`),
  'DELETE /{waba-id}/subscribed_apps': (emulator) => emulator.delete(`/v25.0/${wabaId}/subscribed_apps`),
  'GET /{phone-number-id}': ({ get }) => get(`/v25.0/${phoneId}?fields=status,quality_rating,webhook_configuration`),
  'POST /{phone-number-id}': ({ post }) => post(`/v25.0/${phoneId}`, { json: { pin: '150954' } }),
  'GET /{phone-number-id}/whatsapp_business_profile': ({ get }) =>
    get(`/v25.0/${phoneId}/whatsapp_business_profile?fields=about,websites,vertical`),
  'POST /{phone-number-id}/whatsapp_business_profile': ({ post }) =>
    post(`/v25.0/${phoneId}/whatsapp_business_profile`, { json: { messaging_product: 'whatsapp', about: 'Open' } }),
  'POST /{phone-number-id}/request_code': ({ emulator, post }) => {
    const phone = emulator.state.phones.get(phoneId);
    if (phone) phone.codeVerificationStatus = 'NOT_VERIFIED';
    return post(`/v25.0/${phoneId}/request_code?code_method=SMS&language=en_US`);
  },
  'POST /{phone-number-id}/verify_code': async ({ emulator, post }) => {
    const phone = emulator.state.phones.get(phoneId);
    if (phone) phone.codeVerificationStatus = 'NOT_VERIFIED';
    await post(`/v25.0/${phoneId}/request_code?code_method=SMS&language=en_US`);
    return post(`/v25.0/${phoneId}/verify_code?code=${phone?.pendingCode?.code}`);
  },
  'POST /{phone-number-id}/register': ({ post }) =>
    post(`/v25.0/${phoneId}/register`, { json: { messaging_product: 'whatsapp', pin: '271828' } }),
  'POST /{phone-number-id}/deregister': ({ post }) => post(`/v25.0/${phoneId}/deregister`),
  'POST /{phone-number-id}/media': (emulator) => uploadMedia(emulator),
  'GET /{media-id}': async (emulator) => emulator.get(`/v25.0/${(await uploadMedia(emulator)).body.id}`),
  'DELETE /{media-id}': async (emulator) => emulator.delete(`/v25.0/${(await uploadMedia(emulator)).body.id}`),
  'GET /{waba-id}/message_templates': ({ get }) => get(`/v25.0/${wabaId}/message_templates?limit=2`),
  'POST /{waba-id}/message_templates': ({ post }) => post(`/v25.0/${wabaId}/message_templates`, { json: template }),
  'DELETE /{waba-id}/message_templates': (emulator) =>
    emulator.delete(`/v25.0/${wabaId}/message_templates?name=order_ready`),
  'POST /{waba-id}/message_templates/archive': ({ post }) =>
    post(`/v25.0/${wabaId}/message_templates/archive`, { json: { hsm_ids: HELLO_WORLD_ID } }),
  'POST /{waba-id}/message_templates/unarchive': async ({ post }) => {
    const json = { hsm_ids: HELLO_WORLD_ID };
    await post(`/v25.0/${wabaId}/message_templates/archive`, { json });
    return post(`/v25.0/${wabaId}/message_templates/unarchive`, { json });
  },
  'GET /{template-id}': ({ get }) => get(`/v25.0/${HELLO_WORLD_ID}`),
  'POST /{template-id}': ({ post }) =>
    post(`/v25.0/1193604825511004`, {
      json: { components: [{ type: 'BODY', text: 'Come and see us this weekend.' }] },
    }),
  'POST /{template-id}/unpause': ({ emulator, post }) => {
    const paused = emulator.state.templates.get(HELLO_WORLD_ID);
    if (paused) paused.status = 'PAUSED';
    return post(`/v25.0/${HELLO_WORLD_ID}/unpause`);
  },
  'GET /{template-id}/compare': ({ emulator, get }) => {
    for (const id of [HELLO_WORLD_ID, '1193604825511002']) {
      const figures = { day: 0, sent: 1000, delivered: 0, read: 0, amountSpent: 0, clicks: [] };
      emulator.state.templates.get(id)?.figures.push(figures);
    }
    return get(`/v25.0/${HELLO_WORLD_ID}/compare?template_ids=["1193604825511002"]&start=0&end=604800`);
  },
  'GET /{waba-id}/template_analytics': ({ emulator, get }) => {
    Object.assign(emulator.state.wabas.get(wabaId) ?? {}, { insightsEnabled: true });
    const range = 'start=2026-11-01&end=2026-11-08&granularity=DAILY';
    return get(`/v25.0/${wabaId}/template_analytics?${range}&template_ids=["${HELLO_WORLD_ID}"]`);
  },
  'POST /{waba-id}/migrate_message_templates': ({ post }) =>
    post(`/v25.0/${wabaId}/migrate_message_templates`, { json: { source_waba_id: wabaId, count: 2 } }),
  'POST /{waba-id}/upsert_message_templates': ({ post }) =>
    post(`/v25.0/${wabaId}/upsert_message_templates`, {
      json: {
        name: 'tour_code',
        category: 'AUTHENTICATION',
        languages: ['en_US', 'es'],
        components: [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }],
      },
    }),
  'GET /{waba-id}/message_template_previews': ({ get }) =>
    get(`/v25.0/${wabaId}/message_template_previews?category=AUTHENTICATION&languages=en_US,es&button_types=OTP`),
  'GET /message_template_library': ({ get }) => get('/v25.0/message_template_library?limit=1'),
  'POST /{phone-number-id}/marketing_messages': ({ emulator, post }) => {
    const marketing = emulator.state.templates.get(HELLO_WORLD_ID);
    if (marketing) marketing.category = 'MARKETING';
    return post(`/v25.0/${phoneId}/marketing_messages`, {
      json: {
        messaging_product: 'whatsapp',
        to: '+34600112233',
        type: 'template',
        template: { name: 'hello_world', language: { code: 'en_US' } },
      },
    });
  },
  'POST /{phone-number-id}/messages': ({ post }) => post(`/v25.0/${phoneId}/messages`, { json: text }),
};
