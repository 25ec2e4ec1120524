import { describe, expect, test } from 'vitest';
import type { AppId, PhoneNumberId, WabaId } from '../../src/core/ids.js';
import { readPhoneNumber } from '../../src/graph/phone-numbers.js';
import { updateProfile } from '../../src/graph/profile.js';
import {
  removeAppSubscription,
  setAppSubscription,
  setPhoneOverride,
  subscribeApp,
  toAppToken,
} from '../../src/graph/subscriptions.js';
import { countTemplates } from '../../src/graph/template-count.js';
import { createTemplate, listTemplates } from '../../src/graph/templates.js';
import { inspectToken } from '../../src/graph/tokens.js';
import { fault, refusal, type Session, scripted } from './scripted-fetch.js';

const WABA = '102290129340398' as WabaId;
const PHONE = '106540352242922' as PhoneNumberId;
const APP = '634974688087057' as AppId;
const success = { body: { success: true } };

function bodyOf({ requests }: Session, index = 0): unknown {
  return JSON.parse(new TextDecoder().decode(requests[index]?.body));
}

describe('a profile', () => {
  test('is changed in the given fields only, the picture by its handle', async () => {
    const session = scripted([success]);
    await updateProfile(session.graph, PHONE, { about: 'Hello', email: '', pictureHandle: '4:abc' });
    expect(bodyOf(session)).toEqual({
      messaging_product: 'whatsapp',
      about: 'Hello',
      email: '',
      profile_picture_handle: '4:abc',
    });
  });

  test('is written again when the answer is lost, since that changes nothing', async () => {
    const { graph } = scripted([fault('timeout', { sent: true }), success]);
    await updateProfile(graph, PHONE, { about: 'Hello' });
  });

  test('counts as changed only when Meta says so', async () => {
    const { graph } = scripted([{ body: { success: false } }]);
    await expect(updateProfile(graph, PHONE, { about: 'Hello' })).rejects.toMatchObject({
      id: 'answer-not-understood',
    });
  });
});

describe('a template', () => {
  test('is submitted in Meta’s own shape, and the category that Meta chose is given', async () => {
    const session = scripted([{ body: { id: 1906385232743451, status: 'APPROVED', category: 'MARKETING' } }]);
    const submission = {
      name: 'promo',
      language: 'es',
      category: 'utility',
      components: [{ type: 'BODY', text: 'Hola' }],
    };
    expect(await createTemplate(session.graph, WABA, submission)).toEqual({
      id: '1906385232743451',
      status: 'APPROVED',
      category: 'MARKETING',
    });
    expect(bodyOf(session)).toEqual(submission);
  });

  test('that may have been created is not submitted again', async () => {
    const { graph } = scripted([fault('timeout', { sent: true })]);
    await expect(createTemplate(graph, WABA, { name: 'promo', category: 'UTILITY' })).rejects.toMatchObject({
      id: 'outcome-unknown',
      facts: { sent: 'change' },
    });
  });

  test('is searched for by Meta, not here', async () => {
    const { graph, requests } = scripted([{ body: { data: [] } }]);
    for await (const _ of listTemplates(graph, WABA, { name: 'promo', status: 'REJECTED' })) expect.unreachable();
    const { searchParams } = new URL(requests[0]?.url ?? '');
    expect([searchParams.get('name'), searchParams.get('status')]).toEqual(['promo', 'REJECTED']);
    expect(searchParams.get('fields')).toContain('rejected_reason');
  });

  test('that was never rejected has no reason for it', async () => {
    const wire = { id: '1', name: 'a', language: 'en', status: 'PAUSED', category: 'UTILITY', rejected_reason: 'NONE' };
    const { graph } = scripted([{ body: { data: [wire] } }]);
    const { value } = await listTemplates(graph, WABA).next();
    expect(value).toMatchObject([{ rejectedReason: null, components: [] }]);
  });
});

describe('a subscription', () => {
  test('without an override has no body, which makes Meta remove an old one', async () => {
    const { graph, requests } = scripted([success]);
    await subscribeApp(graph, WABA);
    expect(requests[0]).not.toHaveProperty('body');
  });

  test('with an override names the callback and its verify token', async () => {
    const session = scripted([success]);
    await subscribeApp(session.graph, WABA, { callbackUrl: 'https://example.com/hook', verifyToken: 'vibecoding' });
    expect(bodyOf(session)).toEqual({ override_callback_uri: 'https://example.com/hook', verify_token: 'vibecoding' });
  });

  test('of a number is taken away by an empty callback', async () => {
    const session = scripted([success]);
    await setPhoneOverride(session.graph, PHONE);
    expect(bodyOf(session)).toEqual({ webhook_configuration: { override_callback_uri: '' } });
  });

  test("of the app is deleted for WhatsApp alone, so that the app's other webhooks stay", async () => {
    const { graph, requests } = scripted([success]);
    await removeAppSubscription(graph, APP);
    expect(new URL(requests[0]?.url ?? '').searchParams.get('object')).toBe('whatsapp_business_account');
  });

  test('of the app is set with the app token and all fields', async () => {
    const session = scripted([{ body: 'true' }]);
    const graph = session.graph.withToken(toAppToken(APP, 'the-app-secret'), 'app secret');
    const fields = ['messages', 'account_update'];
    await setAppSubscription(graph, APP, {
      callbackUrl: 'https://example.com/hook',
      verifyToken: 'vibecoding',
      fields,
    });
    expect(session.requests[0]?.headers.authorization).toBe('Bearer 634974688087057|the-app-secret');
    expect(bodyOf(session)).toMatchObject({ object: 'whatsapp_business_account', fields: 'messages,account_update' });
  });
});

describe('a token', () => {
  test('of which Meta tells nothing is not valid, and nothing else is known', async () => {
    const { graph } = scripted([{ body: { data: {} } }]);
    expect(await inspectToken(graph, 'EAAother')).toEqual({
      isValid: false,
      type: null,
      appId: null,
      application: null,
      userId: null,
      issuedAt: null,
      expiresAt: null,
      dataAccessExpiresAt: null,
      scopes: [],
      granularScopes: [],
      problem: null,
    });
  });
});

// user-problems.md 69: the field was renamed, and one of the two may be missing.
describe('the messaging limit of a number', () => {
  test.each([
    [{ messaging_limit_tier: 'TIER_1K' }, 'TIER_1K', 'messaging_limit_tier'],
    [
      { messaging_limit_tier: 'TIER_1K', whatsapp_business_manager_messaging_limit: 'TIER_2K' },
      'TIER_2K',
      'whatsapp_business_manager_messaging_limit',
    ],
    [{}, null, null],
  ])('is read from %j', async (fields, messagingLimit, messagingLimitField) => {
    const { graph } = scripted([{ body: { id: '106540352242922', ...fields } }]);
    expect(await readPhoneNumber(graph, PHONE)).toMatchObject({ messagingLimit, messagingLimitField });
  });
});

describe('templates', () => {
  const page = (ids: string[], more: boolean) => ({
    body: {
      data: ids.map((id) => ({ id })),
      paging: {
        cursors: { after: `after-${ids.at(-1)}` },
        ...(more && { next: 'https://graph.facebook.com/v25.0/next' }),
      },
    },
  });

  test('are counted page by page, ids only, where Meta gives no summary', async () => {
    const { graph, requests } = scripted([page(['1'], true), page(['1', '2'], true), page(['3'], false)]);
    expect(await countTemplates(graph, WABA)).toEqual({ count: 3, limit: null });
    expect(requests.map(({ url }) => new URL(url).searchParams.get('fields'))).toEqual(['id', 'id', 'id']);
  });

  test('are counted page by page where Meta refuses to be asked for a summary', async () => {
    const { graph } = scripted([refusal(100), page(['1', '2'], false)]);
    expect(await countTemplates(graph, WABA)).toEqual({ count: 2, limit: null });
  });

  test('are not asked for again by a token that may not see them', async () => {
    const { graph } = scripted([refusal(200)]);
    await expect(countTemplates(graph, WABA)).rejects.toMatchObject({ id: 'permission-refused' });
  });
});

test('an object that is unknown is named by its id', async () => {
  const { graph } = scripted([refusal(100, { subcode: 33 })]);
  await expect(readPhoneNumber(graph, PHONE)).rejects.toMatchObject({
    id: 'object-unknown',
    facts: { object: '106540352242922', channel: 'shop', tokenSource: 'keychain' },
  });
});
