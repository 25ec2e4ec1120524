import { expect, test } from 'vitest';
import { sha256Of } from '../../src/core/digest.js';
import type { AppId, BusinessId, PhoneNumberId, WabaId } from '../../src/core/ids.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { createEmulator } from '../../src/emulator/emulator.js';
import {
  listAssignedWabas,
  listBusinesses,
  listClientWabas,
  listOwnedWabas,
  readMe,
  readPortfolio,
  readWaba,
} from '../../src/graph/accounts.js';
import { createGraph } from '../../src/graph/client.js';
import type { Graph } from '../../src/graph/graph.js';
import { readHealth } from '../../src/graph/health.js';
import { deleteMedia, readMediaNode, uploadMedia } from '../../src/graph/media.js';
import { sendMessage } from '../../src/graph/messages.js';
import { kindOfNode } from '../../src/graph/nodes.js';
import { prolongToken } from '../../src/graph/oauth.js';
import { listPhoneNumbers, readPhoneNumber } from '../../src/graph/phone-numbers.js';
import { readProfile, updateProfile } from '../../src/graph/profile.js';
import {
  addPhoneNumber,
  deregisterNumber,
  registerNumber,
  requestCode,
  requestDisplayName,
  setPin,
} from '../../src/graph/registration.js';
import {
  listSubscribedApps,
  readAppSubscriptions,
  readWebhookConfiguration,
  removeAppSubscription,
  setAppSubscription,
  setPhoneOverride,
  subscribeApp,
  toAppToken,
} from '../../src/graph/subscriptions.js';
import { countTemplates } from '../../src/graph/template-count.js';
import { createTemplate, listTemplates } from '../../src/graph/templates.js';
import { inspectToken } from '../../src/graph/tokens.js';
import { uploadResumable } from '../../src/graph/uploads.js';

const APP = DEFAULT_IDS.appId as AppId;
const WABA = DEFAULT_IDS.wabaId as WabaId;
const PHONE = DEFAULT_IDS.phoneId as PhoneNumberId;
const BUSINESS = DEFAULT_IDS.businessId as BusinessId;
const CALLBACK = 'http://127.0.0.1:5999/webhook';
const BODY = [{ type: 'BODY', text: 'Your table is ready, come in.' }];

/** What only the wire can prove: that two programs that share no schema understand each other. */
const CALLS: Record<string, (graph: Graph) => Promise<unknown>> = {
  'the token’s owner': readMe,
  businesses: listBusinesses,
  'owned accounts': (graph) => listOwnedWabas(graph, BUSINESS),
  'shared accounts': (graph) => listClientWabas(graph, BUSINESS),
  'assigned accounts': listAssignedWabas,
  'a portfolio': (graph) => readPortfolio(graph, BUSINESS),
  'an account': (graph) => readWaba(graph, WABA),
  numbers: (graph) => listPhoneNumbers(graph, WABA),
  'a number': (graph) => readPhoneNumber(graph, PHONE),
  'the health of a number': (graph) => readHealth(graph, PHONE),
  'a profile': (graph) => readProfile(graph, PHONE),
  'a changed profile': (graph) => updateProfile(graph, PHONE, { about: 'Open on Sundays' }),
  templates: (graph) => listTemplates(graph, WABA).next(),
  'the number of templates': (graph) => countTemplates(graph, WABA),
  'a new template': (graph) =>
    createTemplate(graph, WABA, { name: 'table_ready', language: 'en_US', category: 'UTILITY', components: BODY }),
  'a token': (graph) => inspectToken(graph, DEFAULT_TOKEN),
  'a longer life of a token': (graph) =>
    prolongToken(
      graph,
      { appId: APP, appSecret: DEFAULT_IDS.appSecret },
      { token: DEFAULT_TOKEN, type: 'SYSTEM_USER' },
    ),
  'a new number': (graph) =>
    addPhoneNumber(graph, WABA, { callingCode: '34', national: '600111222', displayName: 'Luna Madrid' }),
  'a code for a new number': async (graph) => {
    const number = { callingCode: '354', national: '5551234', displayName: 'Luna Reykjavik' };
    return requestCode(graph, await addPhoneNumber(graph, WABA, number), { method: 'SMS', language: 'es_ES' });
  },
  'a registration': (graph) => registerNumber(graph, PHONE, '271828'),
  'the end of a registration': (graph) => deregisterNumber(graph, PHONE),
  'a PIN': async (graph) => [await setPin(graph, PHONE, '314159')],
  'a display name': async (graph) => [await requestDisplayName(graph, PHONE, 'Luna & Sons')],
  'the kind of an id': async (graph) => [await kindOfNode(graph, BUSINESS), await kindOfNode(graph, PHONE)],
  'an upload': (graph) =>
    uploadResumable(graph, APP, { fileName: 'logo.png', mimeType: 'image/png', bytes: new Uint8Array(64) }),
  'a new subscription': (graph) => subscribeApp(graph, WABA),
  subscriptions: (graph) => listSubscribedApps(graph, WABA),
  'the webhook of a number': (graph) => readWebhookConfiguration(graph, PHONE),
  'the webhook of the app': (graph) => readAppSubscriptions(asApp(graph), APP),
  'no webhook of the app any more': (graph) => removeAppSubscription(asApp(graph), APP),
  'no webhook of the number any more': (graph) => setPhoneOverride(graph, PHONE),
  'a file': async (graph) => {
    const file = {
      mimeType: 'text/plain',
      bytes: new TextEncoder().encode('--\r\nContent-Disposition: form-data\r\n'),
    };
    const id = await uploadMedia(graph, PHONE, file);
    const node = await readMediaNode(graph, id, PHONE);
    expect(node).toMatchObject({ id, mimeType: file.mimeType, bytes: file.bytes.length, sha256: sha256Of(file.bytes) });
    expect(await graph.download({ url: node.url ?? '', maxBytes: 1000 })).toEqual(file);
    return [await deleteMedia(graph, id)];
  },
  'a message': (graph) =>
    sendMessage(graph, PHONE, {
      messaging_product: 'whatsapp',
      to: '+15550142233',
      type: 'text',
      text: { body: 'Hi' },
    }),
};

function asApp(graph: Graph): Graph {
  return graph.withToken(toAppToken(APP, DEFAULT_IDS.appSecret), 'app secret');
}

test.each(Object.entries(CALLS))('client and emulator understand each other about %s', async (_, call) => {
  await expect(call(emulated())).resolves.not.toBeNull();
});

test('what the emulator keeps arrives in every field that commands rely on', async () => {
  const graph = emulated();
  expect(await readPhoneNumber(graph, PHONE)).toMatchObject({
    displayPhoneNumber: DEFAULT_IDS.displayPhoneNumber,
    verifiedName: 'Luna Bakery',
    status: 'CONNECTED',
    platformType: 'CLOUD_API',
    nameStatus: 'APPROVED',
    codeVerificationStatus: 'VERIFIED',
    accountMode: 'LIVE',
    messagingLimit: expect.stringMatching(/^TIER_/),
    isOnBusinessApp: false,
  });
  expect(await readWaba(graph, WABA)).toMatchObject({ name: 'Luna Bakery', ownerBusiness: { id: BUSINESS } });
  expect(await readPortfolio(graph, BUSINESS)).toMatchObject({
    name: 'Luna Bakery',
    verificationStatus: 'verified',
    messagingLimit: 'TIER_2K',
  });
  expect(await countTemplates(graph, WABA)).toEqual({ count: 4, limit: 6000 });
  expect(await readProfile(graph, PHONE)).toMatchObject({ about: 'Fresh bread every day', vertical: 'RESTAURANT' });
  expect(await inspectToken(graph, DEFAULT_TOKEN)).toMatchObject({ isValid: true, appId: APP, type: 'SYSTEM_USER' });
});

test('a callback is set and taken away at each level, and read back', async () => {
  const graph = emulated();
  const override = { callbackUrl: CALLBACK, verifyToken: 'vibecoding' };
  await setAppSubscription(asApp(graph), APP, { ...override, fields: ['messages'] });
  // An override before the subscription would be refused.
  await subscribeApp(graph, WABA);
  await subscribeApp(graph, WABA, override);
  await setPhoneOverride(graph, PHONE, override);
  expect(await readWebhookConfiguration(graph, PHONE)).toEqual({
    phoneNumber: CALLBACK,
    waba: CALLBACK,
    application: CALLBACK,
  });
  await setPhoneOverride(graph, PHONE);
  await subscribeApp(graph, WABA);
  await removeAppSubscription(asApp(graph), APP);
  expect(await readWebhookConfiguration(graph, PHONE)).toEqual({ phoneNumber: null, waba: null, application: null });
  expect(await listSubscribedApps(graph, WABA)).toMatchObject([{ id: APP, overrideCallbackUrl: null }]);
});

test('a token that the emulator does not know is refused as Meta refuses it', async () => {
  await expect(readMe(emulated('EAAnobodyknowsthis1234567890'))).rejects.toMatchObject({ id: 'token-refused' });
});

test('an id of another kind of object is refused as Meta refuses it', async () => {
  await expect(readPhoneNumber(emulated(), '999999999999999' as PhoneNumberId)).rejects.toMatchObject({
    id: 'object-unknown',
  });
});

/** An endpoint that takes every handshake. */
function challengeOf(url: string): Uint8Array {
  return new TextEncoder().encode(new URL(url).searchParams.get('hub.challenge') ?? '');
}

function emulated(token: string = DEFAULT_TOKEN): Graph {
  const emulator = createEmulator({
    nowMs: () => Date.parse('2026-11-22T12:00:00Z'),
    randomBytes: (count) => new Uint8Array(count).fill(7),
    schedule: () => () => {},
    fetch: async ({ url }) => ({ status: 200, headers: {}, body: challengeOf(url) }),
  });
  return createGraph({
    fetch: emulator.handler,
    baseUrl: 'http://127.0.0.1:4000',
    version: 'v25.0',
    token,
    appSecret: DEFAULT_IDS.appSecret,
    origin: { channel: null, tokenSource: 'test' },
    userAgent: 'wabactl/0.0.0',
    now: () => new Date('2026-11-22T12:00:00Z'),
    sleep: async () => {},
    random: () => 0.5,
  });
}
