import { expect, test } from 'vitest';
import { DEFAULT_IDS, defaultSeed } from '../../src/emulator/default-seed.js';
import { runEmulator } from './running-emulator.js';
import { HELLO_WORLD_ID } from './tour.js';

const { appId, businessId, personId, phoneId, systemUserId, wabaId } = DEFAULT_IDS;

test('the businesses of a token lead to its WABAs', async () => {
  const { get } = runEmulator();
  const { body } = await get('/v25.0/me/businesses?fields=name,verification_status');
  expect(body.data).toEqual([{ name: 'Luna Bakery', verification_status: 'verified', id: businessId }]);
  const owned = await get(`/v25.0/${businessId}/owned_whatsapp_business_accounts`);
  expect(owned.body.data).toEqual([
    {
      id: wabaId,
      name: 'Luna Bakery',
      currency: 'USD',
      timezone_id: '1',
      message_template_namespace: 'ba30dd89_2ebd_41e4_b805_f2c05ae04cc9',
    },
  ]);
});

test('WABAs can be filtered and sorted by their age', async () => {
  const [waba] = defaultSeed.wabas ?? [];
  if (!waba) throw new Error('The default seed has a WABA.');
  const older = { ...waba, id: '100000000000001', phones: [], templates: [], createdAt: 1_600_000_000 };
  const { get } = runEmulator({ seed: { ...defaultSeed, wabas: [{ ...waba, createdAt: 1_700_000_000 }, older] } });
  const ids = async (query: string) => {
    const { body } = await get(`/v25.0/${businessId}/owned_whatsapp_business_accounts?${query}`);
    return body.data.map(({ id }: { id: string }) => id);
  };
  expect(await ids('')).toEqual([wabaId, older.id]);
  expect(await ids('sort=creation_time_ascending')).toEqual([older.id, wabaId]);
  const filter = [{ field: 'creation_time', operator: 'LESS_THAN', value: '1650000000' }];
  expect(await ids(`filtering=${encodeURIComponent(JSON.stringify(filter))}`)).toEqual([older.id]);
});

test('a WABA tells its owner, its review and its limit', async () => {
  const { get } = runEmulator();
  const fields = 'owner_business_info,account_review_status,business_verification_status,ownership_type';
  const { body } = await get(`/v25.0/${wabaId}?fields=${fields},whatsapp_business_manager_messaging_limit`);
  expect(body).toEqual({
    owner_business_info: { name: 'Luna Bakery', id: businessId },
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    ownership_type: 'SELF',
    whatsapp_business_manager_messaging_limit: 'TIER_2K',
    id: wabaId,
  });
});

test('a WABA can be renamed', async () => {
  const { get, post } = runEmulator();
  await post(`/v25.0/${wabaId}?name=Luna%20South`);
  expect((await get(`/v25.0/${wabaId}?fields=name`)).body.name).toBe('Luna South');
  expect((await post(`/v25.0/${wabaId}`, { json: { name: 'x'.repeat(101) } })).body.error.code).toBe(100);
});

test('a number shows what support asks for first', async () => {
  const { get } = runEmulator();
  const fields = 'display_phone_number,status,name_status,platform_type,throughput,is_pin_enabled,country_dial_code';
  expect((await get(`/v25.0/${phoneId}?fields=${fields}`)).body).toEqual({
    display_phone_number: '+1 555-019-2837',
    status: 'CONNECTED',
    name_status: 'APPROVED',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    is_pin_enabled: true,
    country_dial_code: '1',
    id: phoneId,
  });
});

test('numbers can be filtered by their mode', async () => {
  const { get } = runEmulator();
  const filter = (value: string) =>
    encodeURIComponent(JSON.stringify([{ field: 'account_mode', operator: 'EQUAL', value }]));
  expect((await get(`/v25.0/${wabaId}/phone_numbers?filtering=${filter('SANDBOX')}`)).body.data).toEqual([]);
  expect((await get(`/v25.0/${wabaId}/phone_numbers?filtering=${filter('LIVE')}`)).body.data).toHaveLength(1);
});

test('the people of a WABA are listed for a business', async () => {
  const { get } = runEmulator();
  const { body } = await get(`/v25.0/${wabaId}/assigned_users?business=${businessId}`);
  expect(body.data).toEqual([
    { id: systemUserId, name: 'Luna System User', tasks: ['MANAGE'] },
    { id: personId, name: 'Ana Luna', tasks: ['MANAGE'] },
  ]);
  expect((await get(`/v25.0/${wabaId}/assigned_users`)).body.error.message).toBe(
    '(#100) The parameter business is required.',
  );
});

test('everything is healthy in the default seed', async () => {
  const { get } = runEmulator();
  const { body } = await get(`/v25.0/${phoneId}?fields=health_status`);
  expect(body.health_status).toEqual({
    can_send_message: 'AVAILABLE',
    entities: [
      { entity_type: 'PHONE_NUMBER', id: phoneId, can_send_message: 'AVAILABLE' },
      { entity_type: 'WABA', id: wabaId, can_send_message: 'AVAILABLE' },
      { entity_type: 'BUSINESS', id: businessId, can_send_message: 'AVAILABLE' },
      { entity_type: 'APP', id: appId, can_send_message: 'AVAILABLE' },
    ],
  });
});

test.each([
  [
    'a number that is not registered',
    'phones',
    phoneId,
    { platformType: 'NOT_APPLICABLE' },
    phoneId,
    'BLOCKED',
    141000,
  ],
  ['a WABA without payment method', 'wabas', wabaId, { primaryFundingId: null }, wabaId, 'LIMITED', 141006],
  ['a banned WABA', 'wabas', wabaId, { status: 'DISABLED' }, wabaId, 'BLOCKED', 141014],
  [
    'an unverified business',
    'businesses',
    businessId,
    { verificationStatus: 'not_verified' },
    wabaId,
    'LIMITED',
    141010,
  ],
])('health shows %s', async (_what, kind, id, change, asked, level, code) => {
  const { get, send } = runEmulator();
  await send('PATCH', `/_emulator/${kind}/${id}`, { json: change });
  const { health_status } = (await get(`/v25.0/${asked}?fields=health_status`)).body;
  expect(health_status.can_send_message).toBe(level);
  const { errors } = health_status.entities.find((entity: { id: string }) => entity.id === id);
  expect(errors).toEqual([expect.objectContaining({ error_code: code })]);
});

test.each([
  ['a display name under review', `phones/${phoneId}`, { nameStatus: 'PENDING_REVIEW' }],
  ['an app in development mode', `apps/${appId}`, { mode: 'development' }],
])('health shows %s as a limit with a reason', async (_what, path, change) => {
  const { get, send } = runEmulator();
  await send('PATCH', `/_emulator/${path}`, { json: change });
  const { health_status } = (await get(`/v25.0/${phoneId}?fields=health_status`)).body;
  expect(health_status.can_send_message).toBe('LIMITED');
  expect(health_status.entities).toContainEqual(expect.objectContaining({ additional_info: [expect.any(String)] }));
});

test('a template is readable by its id, whichever kind of node an id is of', async () => {
  const { get } = runEmulator();
  expect((await get(`/v25.0/${HELLO_WORLD_ID}?fields=name`)).body).toEqual({ name: 'hello_world', id: HELLO_WORLD_ID });
  expect((await get(`/v25.0/${appId}`)).body.name).toBe('Luna Bakery Messaging');
});

test('the profile can be read as a field of its number', async () => {
  const { get } = runEmulator();
  const { body } = await get(`/v25.0/${phoneId}?fields=whatsapp_business_profile{about}`);
  expect(body.whatsapp_business_profile.data).toEqual([
    { about: 'Fresh bread every day', messaging_product: 'whatsapp' },
  ]);
});

// What Meta documents for the two nodes, https://developers.facebook.com/documentation/business-messaging/whatsapp/reference
const PHONE_FIELDS =
  'id,display_phone_number,verified_name,status,quality_rating,quality_score,code_verification_status,platform_type,host_platform,throughput,name_status,new_name_status,new_display_name,account_mode,whatsapp_business_manager_messaging_limit,messaging_limit_tier,is_official_business_account,is_on_biz_app,is_pin_enabled,is_preverified_number,last_onboarded_time,certificate,new_certificate,search_visibility,eligibility_for_api_business_global_search,unified_cert_status,conversational_automation,country_code,country_dial_code,webhook_configuration,health_status,username,official_business_account,whatsapp_business_profile{about}';
const WABA_FIELDS =
  'id,name,status,currency,country,timezone_id,message_template_namespace,account_review_status,business_verification_status,ownership_type,health_status,primary_funding_id,purchase_order_number,is_enabled_for_insights,is_shared_with_partners,on_behalf_of_business_info,owner_business_info,primary_business_location,whatsapp_business_manager_messaging_limit,marketing_messages_lite_api_status,marketing_messages_onboarding_status,disable_marketing_messages_on_cloud_api,phone_numbers,message_templates,subscribed_apps';

test.each([
  ['a number', phoneId, PHONE_FIELDS],
  ['a WABA', wabaId, WABA_FIELDS],
])('clients that ask %s for every documented field get an answer', async (_what, id, fields) => {
  const { get } = runEmulator();
  const { status, body } = await get(`/v25.0/${id}?fields=${fields}`);
  expect(body).not.toHaveProperty('error');
  expect([status, body.id]).toEqual([200, id]);
});

test('a number of bad quality that may still send is not called unregistered', async () => {
  const { emulator, get } = runEmulator();
  Object.assign(emulator.state.phones.get(phoneId) ?? {}, { status: 'FLAGGED' });
  const { body } = await get(`/v25.0/${phoneId}?fields=health_status`);
  expect(body.health_status.can_send_message).toBe('AVAILABLE');
});

test.each([
  ['15550192837', 'US', '1'],
  ['351912345678', 'PT', '351'],
])('the number %s shows its country', async (number, country_code, country_dial_code) => {
  const { emulator, get } = runEmulator();
  Object.assign(emulator.state.phones.get(phoneId) ?? {}, { number });
  const { body } = await get(`/v25.0/${phoneId}?fields=country_code,country_dial_code`);
  expect(body).toEqual({ country_code, country_dial_code, id: phoneId });
});

test('a short code cannot be added as a number', async () => {
  const { post } = runEmulator();
  const json = { cc: '1', phone_number: '55555', verified_name: 'Luna' };
  expect((await post(`/v25.0/${wabaId}/phone_numbers`, { json })).body.error.code).toBe(100);
});

test.each([businessId, wabaId, phoneId])('the limit of a portfolio is unknown before v24: %s', async (id) => {
  const { get } = runEmulator();
  const limit = 'whatsapp_business_manager_messaging_limit';
  expect((await get(`/v24.0/${id}?fields=${limit}`)).body).toEqual({ id, [limit]: 'TIER_2K' });
  const { status, body } = await get(`/v23.0/${id}?fields=${limit}`);
  expect([status, body.error.code]).toEqual([400, 100]);
  expect(body.error.message).toContain(`nonexisting field (${limit})`);
});
