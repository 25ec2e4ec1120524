import { expect, test } from 'vitest';
import { createRedactor } from '../../src/core/redact.js';
import { AGENCY_IDS, AGENCY_SENDER_TOKEN, AGENCY_TOKEN, agencySeed } from '../../src/emulator/agency-seed.js';
import { parseSeed } from '../../src/emulator/seed.js';
import { runEmulator } from './running-emulator.js';

const { agencyBusinessId, clientBusinessId, ownWabaId, sharedWabaId, unassignedWabaId } = AGENCY_IDS;

function agency(token: string) {
  const { get } = runEmulator({ seed: agencySeed });
  return async (path: string) => (await get(`/v25.0/${path}`, { token })).body;
}

const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

test('the world of the agency is a valid seed, and its tokens are hidden like real ones', () => {
  expect(parseSeed(JSON.parse(JSON.stringify(agencySeed))).businesses).toHaveLength(2);
  expect(createRedactor().hideAll(`${AGENCY_TOKEN} ${AGENCY_SENDER_TOKEN}`)).toBe('*** ***');
});

test('the agency owns accounts and is given one, and does not reach them all', async () => {
  const get = agency(AGENCY_TOKEN);
  expect(idsOf(await get('me/businesses'))).toEqual([agencyBusinessId]);
  expect(idsOf(await get(`${agencyBusinessId}/client_whatsapp_business_accounts`))).toEqual([sharedWabaId]);
  expect(idsOf(await get(`${agencyBusinessId}/owned_whatsapp_business_accounts`))).toContain(unassignedWabaId);
  expect((await get(ownWabaId)).id).toBe(ownWabaId);
  expect((await get(unassignedWabaId)).error).toMatchObject({ code: 100, error_subcode: 33 });
  const { owner_business_info, ownership_type, business_verification_status } = await get(
    `${sharedWabaId}?fields=owner_business_info,ownership_type,business_verification_status`,
  );
  expect([owner_business_info.id, ownership_type, business_verification_status]).toEqual([
    clientBusinessId,
    'CLIENT_OWNED',
    'not_verified',
  ]);
});

test('the second token has no portfolio and one account', async () => {
  const get = agency(AGENCY_SENDER_TOKEN);
  expect((await get('me/businesses')).error.code).toBe(200);
  expect(idsOf(await get('me/assigned_whatsapp_business_accounts'))).toEqual([sharedWabaId]);
  expect((await get(ownWabaId)).error.error_subcode).toBe(33);
});

test('its numbers are in different states of their life', async () => {
  const get = agency(AGENCY_TOKEN);
  const state = async (id: string) => {
    const fields = 'status,quality_rating,code_verification_status,platform_type,account_mode,last_onboarded_time';
    const { last_onboarded_time, ...rest } = await get(`${id}?fields=${fields}`);
    return [...Object.values(rest).slice(0, -1), last_onboarded_time !== undefined];
  };
  const none = 'NOT_APPLICABLE';
  expect(await state(AGENCY_IDS.connectedPhoneId)).toEqual([
    'CONNECTED',
    'GREEN',
    'VERIFIED',
    'CLOUD_API',
    'LIVE',
    true,
  ]);
  expect(await state(AGENCY_IDS.flaggedPhoneId)).toEqual(['FLAGGED', 'RED', 'VERIFIED', 'CLOUD_API', 'LIVE', true]);
  expect(await state(AGENCY_IDS.testPhoneId)).toEqual([
    'CONNECTED',
    'GREEN',
    'VERIFIED',
    'CLOUD_API',
    'SANDBOX',
    false,
  ]);
  expect(await state(AGENCY_IDS.verifiedPhoneId)).toEqual(['PENDING', 'UNKNOWN', 'VERIFIED', none, 'LIVE', false]);
  expect(await state(AGENCY_IDS.addedPhoneId)).toEqual(['PENDING', 'UNKNOWN', 'NOT_VERIFIED', none, 'LIVE', false]);
});
