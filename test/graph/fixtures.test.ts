import { describe, expect, test } from 'vitest';
import type { FailureId } from '../../src/core/failure.js';
import type { AppId, BusinessId, PhoneNumberId, TemplateId, WabaId } from '../../src/core/ids.js';
import {
  listAssignedWabas,
  listBusinesses,
  listClientWabas,
  listOwnedWabas,
  readMe,
  readPortfolio,
  readWaba,
} from '../../src/graph/accounts.js';
import type { Graph } from '../../src/graph/graph.js';
import { readHealth } from '../../src/graph/health.js';
import { deleteMedia, readMediaNode, uploadMedia } from '../../src/graph/media.js';
import { sendMessage } from '../../src/graph/messages.js';
import { prolongToken } from '../../src/graph/oauth.js';
import { listPhoneNumbers, readPhoneNumber } from '../../src/graph/phone-numbers.js';
import { readProfile, updateProfile } from '../../src/graph/profile.js';
import { addPhoneNumber } from '../../src/graph/registration.js';
import {
  listSubscribedApps,
  readAppSubscriptions,
  readWebhookConfiguration,
  removeAppSubscription,
  setAppSubscription,
  setPhoneOverride,
  subscribeApp,
} from '../../src/graph/subscriptions.js';
import { countTemplates } from '../../src/graph/template-count.js';
import { createTemplate, listTemplates, readTemplate } from '../../src/graph/templates.js';
import { inspectToken } from '../../src/graph/tokens.js';
import { fixtureNames, fromFixture } from './fixtures.js';
import { scripted } from './scripted-fetch.js';

const WABA = '102290129340398' as WabaId;
const PHONE = '106540352242922' as PhoneNumberId;
const BUSINESS = '506914307656634' as BusinessId;
const APP = '634974688087057' as AppId;
const TEMPLATE = '2632273056924580' as TemplateId;
const CALLBACK = { callbackUrl: 'https://www.luckyshrub.com/webhooks', verifyToken: 'vibecoding' };

/** Each recorded answer, and the call that it answers. */
const CALLS: Record<string, (graph: Graph) => Promise<unknown>> = {
  'tokens/system-user': (graph) => inspectToken(graph, 'EAAother'),
  'tokens/expired': (graph) => inspectToken(graph, 'EAAother'),
  'tokens/granted': (graph) => prolongToken(graph, { appId: APP, appSecret: 'x' }, { token: 'EAAother', type: 'USER' }),
  'registration/added': (graph) =>
    addPhoneNumber(graph, WABA, { callingCode: '1', national: '4195551518', displayName: 'Lucky Shrub' }),
  'accounts/me': readMe,
  'accounts/businesses': listBusinesses,
  'accounts/owned-wabas': (graph) => listOwnedWabas(graph, BUSINESS),
  'accounts/portfolio': (graph) => readPortfolio(graph, BUSINESS),
  'accounts/waba': (graph) => readWaba(graph, WABA),
  'phone-numbers/list': (graph) => listPhoneNumbers(graph, WABA),
  'phone-numbers/number': (graph) => readPhoneNumber(graph, PHONE),
  'phone-numbers/default-fields': (graph) => readPhoneNumber(graph, PHONE),
  'health/limited': (graph) => readHealth(graph, PHONE),
  'health/blocked-template': (graph) => readHealth(graph, TEMPLATE),
  'profile/flat': (graph) => readProfile(graph, PHONE),
  'profile/nested': (graph) => readProfile(graph, PHONE),
  'profile/nothing-set': (graph) => readProfile(graph, PHONE),
  'profile/updated': (graph) => updateProfile(graph, PHONE, { about: 'Succulents' }),
  'templates/list': (graph) => listTemplates(graph, WABA).next(),
  'templates/rejected': (graph) => readTemplate(graph, TEMPLATE),
  'templates/summary': (graph) => countTemplates(graph, WABA),
  'templates/created': (graph) => createTemplate(graph, WABA, { name: 'spring_sale', category: 'UTILITY' }),
  'messages/sent': (graph) => sendMessage(graph, PHONE, { to: '+16505551234' }),
  'messages/sent-to-user-id': (graph) => sendMessage(graph, PHONE, { recipient: 'US.13491208655302741918' }),
  'media/uploaded': (graph) => uploadMedia(graph, PHONE, { mimeType: 'image/jpeg', bytes: new Uint8Array(3) }),
  'media/node': (graph) => readMediaNode(graph, '2621233374848975'),
  'media/deleted': (graph) => deleteMedia(graph, '2621233374848975'),
  'subscriptions/subscribed-apps': (graph) => listSubscribedApps(graph, WABA),
  'subscriptions/subscribed': (graph) => subscribeApp(graph, WABA),
  'subscriptions/app': (graph) => readAppSubscriptions(graph, APP),
  'subscriptions/app-set': (graph) => setAppSubscription(graph, APP, { ...CALLBACK, fields: ['messages'] }),
  'subscriptions/app-removed': (graph) => removeAppSubscription(graph, APP),
  'subscriptions/number-set': (graph) => setPhoneOverride(graph, PHONE, CALLBACK),
  'subscriptions/number-removed': (graph) => setPhoneOverride(graph, PHONE),
  'subscriptions/webhook-configuration': (graph) => readWebhookConfiguration(graph, PHONE),
};

/** Each recorded refusal, and what it means for the user. */
const REFUSALS: Record<string, FailureId> = {
  'errors/token-expired': 'token-refused',
  'errors/no-token': 'token-refused',
  'errors/object-missing': 'object-unknown',
  'errors/permission': 'permission-refused',
  'errors/throughput': 'rate-limited',
  'errors/pair-rate': 'rate-limited',
  'errors/waba-limit': 'rate-limited',
  'errors/allow-list': 'refused',
  'errors/details-as-text': 'refused',
  'errors/duplicate-template': 'refused',
  'errors/transient': 'meta-unavailable',
};

/** uploads.test.ts plays these, since they belong together. */
const UPLOADS = ['uploads/session', 'uploads/progress', 'uploads/handle'];

test('every recorded answer is read by some call, and every call has a recorded answer', () => {
  expect(fixtureNames()).toEqual([...Object.keys(CALLS), ...Object.keys(REFUSALS), ...UPLOADS].sort());
});

describe('what Meta publishes is understood:', () => {
  test.each(Object.entries(CALLS))('%s', async (name, call) => {
    const { graph } = scripted([fromFixture(name)]);
    expect(await call(graph)).toMatchSnapshot();
  });
});

describe('what Meta refuses is named by code and subcode:', () => {
  test.each(Object.entries(REFUSALS))('%s', async (name, id) => {
    const attempts = id === 'rate-limited' || id === 'meta-unavailable' ? 4 : 1;
    const { graph } = scripted(Array.from({ length: attempts }, () => fromFixture(name)));
    await expect(readPhoneNumber(graph, PHONE)).rejects.toMatchObject({ id });
  });
});

test('accounts shared by others and accounts assigned to the token are asked for at their own edges', async () => {
  const { graph, requests } = scripted([{ body: { data: [] } }, { body: { data: [] } }]);
  await listClientWabas(graph, BUSINESS);
  await listAssignedWabas(graph);
  expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
    '/v25.0/506914307656634/client_whatsapp_business_accounts',
    '/v25.0/me/assigned_whatsapp_business_accounts',
  ]);
});
