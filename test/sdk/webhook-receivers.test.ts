import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/node-http';
import { WebhookClient } from 'whatsapp-business';
import { main } from '../../src/cli/main.js';
import { WEBHOOK_FIELDS } from '../../src/core/meta/webhook-fields.js';
import { KNOWN_EVENTS } from '../../src/core/webhook/known-events.js';
import { parseDelivery } from '../../src/core/webhook/parse-delivery.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { realHost } from '../support/real-host.js';
import { foreignReceivers, type Posted, refusersOf } from './foreign-receivers.js';
import { type Loopback, openLoopback, openReceiver, readBody } from './loopback.js';

const { appId, appSecret } = DEFAULT_IDS;
const VERIFY_TOKEN = 'secret';

/** The Express that whatsapp-business brings along. */
const express = createRequire(createRequire(import.meta.url).resolve('whatsapp-business'))('express');

/** A business's server: Meta's handshake, then everything that is posted, in its order. */
async function openShop(): Promise<{ url: string; posted: Posted[] }> {
  const posted: Posted[] = [];
  const url = await openReceiver(async (request, response) => {
    const challenge = new URL(request.url ?? '', 'http://receiver').searchParams.get('hub.challenge');
    if (challenge) return response.end(challenge);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    posted.push({ headers, body: await readBody(request) });
    return response.end('ok');
  });
  return { url, posted };
}

/** A home with the emulator's number as its channel. */
async function connectedHome(loopback: Loopback) {
  const run = async (...line: readonly string[]) => {
    const env = { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_APP_SECRET: appSecret, WABACTL_VERIFY_TOKEN: VERIFY_TOKEN };
    const real = realHost({ ...env, WABACTL_HOME: home });
    return { real, code: main(line, real.host) };
  };
  const { home } = realHost();
  await (await run('connect', '--name', 'shop', '--graph-url', loopback.origin)).code;
  return { run };
}

/** What a delivery is about, which is how it is known again. */
const kindOf = ({ body }: Posted): string => {
  const [event] = parseDelivery(JSON.parse(body.toString()));
  return `${event?.field} ${event?.kind}`;
};

const expectedKinds = KNOWN_EVENTS.map(({ field, kind }) => `${field} ${kind}`).sort();

async function expectTakenByAll(posted: readonly Posted[]): Promise<void> {
  expect(posted.map(kindOf).sort()).toEqual(expectedKinds);
  for (const each of posted) expect(await refusersOf(each), kindOf(each)).toEqual([]);
}

/** Has the emulator deliver every kind there is to that callback. */
async function publishAll(loopback: Loopback, callbackUrl: string): Promise<void> {
  await loopback.subscribe(callbackUrl, VERIFY_TOKEN);
  const app = loopback.emulator.state.apps.get(appId);
  const fields = WEBHOOK_FIELDS.map(({ name }) => ({ name, version: 'v25.0' }));
  if (app?.subscription) app.subscription = { ...app.subscription, fields };
  for (const { name: kind } of KNOWN_EVENTS) {
    const answer = await fetch(`${loopback.origin}/_emulator/webhooks`, {
      method: 'POST',
      body: JSON.stringify({ kind }),
    });
    expect(answer.status).toBe(200);
    await loopback.emulator.settle();
  }
}

test('none of them takes what was changed on the way', async () => {
  const body = Buffer.from('{"a":"\\u00e9"}');
  const sign = (algorithm: string) => `${algorithm}=${createHmac(algorithm, appSecret).update(body).digest('hex')}`;
  const headers = { 'x-hub-signature': sign('sha1'), 'x-hub-signature-256': sign('sha256') };
  expect(await refusersOf({ headers, body })).toEqual([]);
  const others = Object.keys(foreignReceivers);
  expect(await refusersOf({ headers, body: Buffer.from('{"a":"\\u00e8"}') })).toEqual(others);
  // Only this one escapes again what somebody unescaped.
  const forgiving = 'whatsapp-api-js';
  const unescaped = await refusersOf({ headers, body: Buffer.from('{"a":"é"}') });
  expect(unescaped).toEqual(others.filter((name) => name !== forgiving));
});

describe('every kind of event is taken by receivers that nobody here wrote', () => {
  test('from the emulator', async () => {
    const [loopback, shop] = [await openLoopback(), await openShop()];
    await publishAll(loopback, shop.url);
    await expectTakenByAll(shop.posted);
  });

  test('from webhook trigger', async () => {
    const [loopback, shop] = [await openLoopback(), await openShop()];
    const { run } = await connectedHome(loopback);
    for (const { name } of KNOWN_EVENTS) {
      expect(await (await run('webhook', 'trigger', name, '--to', shop.url)).code, name).toBe(0);
    }
    await expectTakenByAll(shop.posted);
  });

  test('from webhook listen, which forwards them, and from webhook replay', async () => {
    const [loopback, shop] = [await openLoopback(), await openShop()];
    const { run } = await connectedHome(loopback);
    const port = await freePort();
    const listener = await run('webhook', 'listen', '--port', String(port), '--forward-to', shop.url);
    await until(() => listener.real.stdout().includes('Listening'));
    await publishAll(loopback, `http://127.0.0.1:${port}/`);
    // They are forwarded after they were answered.
    await until(() => shop.posted.length >= KNOWN_EVENTS.length);
    listener.real.pressCtrlC();
    await listener.code;
    await expectTakenByAll(shop.posted);
    const forwarded = shop.posted.splice(0);
    expect(await (await run('webhook', 'replay', '--last', '1000', '--to', shop.url, '--yes')).code).toBe(0);
    await expectTakenByAll(shop.posted);
    expect(shop.posted.map(({ body }) => body.toString())).toEqual(forwarded.map(({ body }) => body.toString()));
  });
});

/** The values of what was not answered 200. */
function refusedBy({ emulator }: Loopback): { field: string; value: Record<string, unknown> }[] {
  const refused = emulator.state.deliveries.filter(({ state }) => state !== 'delivered');
  return refused.map(({ field, body }) => ({ field, value: JSON.parse(body).entry[0].changes[0].value }));
}

describe('whole servers of others answer 200', () => {
  test('the Express application of whatsapp-business, but to what names no contact, which it reads unasked', async () => {
    const loopback = await openLoopback();
    const app = express();
    app.use(express.json());
    const expressApp = { app, shouldStartListening: false };
    new WebhookClient({ token: VERIFY_TOKEN, path: '/webhook', expressApp }).initWebhook({});
    await publishAll(loopback, `${await openReceiver(app)}/webhook`);
    const refused = refusedBy(loopback);
    expect(loopback.emulator.state.deliveries.length - refused.length).toBeGreaterThan(150);
    expect(refused.filter(({ value }) => 'contacts' in value)).toEqual([]);
  });

  test('the handler of whatsapp-api-js, to messages and statuses, which are all that it knows', async () => {
    const loopback = await openLoopback();
    const client = new WhatsAppAPI({ token: 'none', appSecret, webhookVerifyToken: VERIFY_TOKEN, v: 'v23.0' });
    const url = await openReceiver(async (request, response) => {
      if (request.method === 'GET') return response.end(client.handle_get(request));
      return response.writeHead(await client.handle_post(request)).end();
    });
    await publishAll(loopback, url);
    const isKnownToIt = ({ field, value }: { field: string; value: object }) =>
      field === 'messages' && ('messages' in value || 'statuses' in value);
    expect(refusedBy(loopback).filter(isKnownToIt)).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((turned) => setImmediate(turned));
}
