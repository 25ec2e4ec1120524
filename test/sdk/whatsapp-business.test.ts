import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WABAClient, WebhookClient } from 'whatsapp-business';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { CUSTOMER, openInbox, openLoopback, openReceiver, PHOTO } from './loopback.js';

const { phoneId, wabaId: accountId, displayPhoneNumber } = DEFAULT_IDS;

/**
 * Its address is fixed, but its axios is open, so only the origin is changed: it goes on asking for v17.0, long expired.
 * It knows templates only to send them.
 */
async function connect() {
  const loopback = await openLoopback();
  const client = new WABAClient({ apiToken: DEFAULT_TOKEN, phoneId, accountId });
  const { defaults } = client.restClient.fetch;
  defaults.baseURL = defaults.baseURL?.replace('https://graph.facebook.com', loopback.origin) ?? '';
  return { loopback, client };
}

interface Express {
  (): RequestListener & { use(middleware: unknown): void };
  json(): unknown;
}

/** The Express that it brings along. */
const loadForClient = createRequire(createRequire(import.meta.url).resolve('whatsapp-business'));
const express: Express = loadForClient('express');

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wabactl-sdk-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('whatsapp-business', () => {
  test('sends a template and, after the customer wrote, a text, and marks theirs as read', async () => {
    const { client, loopback } = await connect();
    const template = { name: 'hello_world', language: { code: 'en_US' as const, policy: 'deterministic' as const } };
    const sent = await client.sendMessage({
      to: CUSTOMER,
      type: 'template',
      template: { ...template, components: [] },
    });
    expect(sent).toMatchObject({ contacts: [{ input: CUSTOMER, wa_id: CUSTOMER }] });
    await loopback.receiveText('Hello');
    const reply = await client.sendMessage({ to: CUSTOMER, type: 'text', text: { body: 'Hi Ana' } });
    expect(reply.messages[0].id).toMatch(/^wamid\./);
    const theirs = [...loopback.emulator.state.messages.values()].find(({ direction }) => direction === 'in');
    expect(await client.markMessageAsRead(theirs?.id ?? '')).toEqual({ success: true });
  });

  test('uploads media, reads it, downloads it and deletes it', async () => {
    const { client } = await connect();
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'photo.jpg'), PHOTO);
    const { id } = await client.uploadMedia({ file: join(folder, 'photo.jpg'), type: 'image/jpeg' });
    const node = await client.getMedia(id);
    expect(node).toMatchObject({ id, mime_type: 'image/jpeg' });
    await finished(await client.downloadMedia(node.url, join(folder, 'copy.jpg')));
    expect(Uint8Array.from(await readFile(join(folder, 'copy.jpg')))).toEqual(PHOTO);
    expect(await client.deleteMedia(id)).toEqual({ success: true });
    await expect(client.getMedia(id)).rejects.toMatchObject({ code: 100 });
  });

  test('reads and changes the profile, and reads the numbers', async () => {
    const { client } = await connect();
    expect(await client.updateBusinessProfile({ description: 'Open until six' })).toEqual({ success: true });
    expect(await client.getBusinessProfile()).toMatchObject({ data: [{ description: 'Open until six' }] });
    const { data } = await client.getBusinessPhoneNumbers();
    expect(data).toMatchObject([{ id: phoneId, display_phone_number: displayPhoneNumber }]);
    expect(await client.getSingleBusinessPhoneNumber(phoneId)).toMatchObject({ id: phoneId });
  });

  test('answers the handshake and reads webhooks with its Express application', async () => {
    const { client, loopback } = await connect();
    const texts = openInbox<{ from: string; body: string; name: string | undefined }>();
    const statuses = openInbox<{ id: string; status: string }>();
    const app = express();
    app.use(express.json());
    const webhook = new WebhookClient({
      token: 'secret',
      path: '/webhook',
      expressApp: { app, shouldStartListening: false },
    });
    webhook.initWebhook({
      onTextMessageReceived: ({ from, text }, contact) =>
        texts.put({ from: String(from), body: text?.body ?? '', name: contact.profile.name }),
      onStatusReceived: ({ id, status }) => statuses.put({ id, status }),
    });
    const url = await openReceiver(app);
    await loopback.subscribe(`${url}/webhook`, 'secret');
    await loopback.receiveText('¿Abren hoy? ✨');
    const received = { from: CUSTOMER, body: '¿Abren hoy? ✨', name: 'Ana Torres' };
    expect(await texts.next(() => true)).toEqual(received);
    const reply = await client.sendMessage({ to: CUSTOMER, type: 'text', text: { body: 'Until six' } });
    const { id } = reply.messages[0];
    expect(await statuses.next(({ status }) => status === 'read')).toEqual({ id, status: 'read' });
  });
});
