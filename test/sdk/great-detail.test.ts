import { Client, MessageType } from '@great-detail/whatsapp';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { CUSTOMER, openInbox, openLoopback, openReceiver, PHOTO, readBody } from './loopback.js';

const { appSecret, displayPhoneNumber, phoneId: phoneNumberID, wabaId } = DEFAULT_IDS;
const authorized = { headers: { Authorization: `Bearer ${DEFAULT_TOKEN}` } };

async function connect() {
  const loopback = await openLoopback();
  const client = new Client({ prefixUrl: loopback.origin, request: { ...authorized, retry: 0 } });
  return { loopback, client };
}

describe('@great-detail/whatsapp', () => {
  test('lists templates, and their next page by the address in the answer', async () => {
    const { client } = await connect();
    const first = await client.template.list(wabaId, { limit: 3, fields: ['name', 'status'] }).json();
    expect(first.data).toHaveLength(3);
    const { next } = first.paging as { next?: string };
    const second = (await (await fetch(String(next), authorized)).json()) as typeof first;
    const names = [...first.data, ...second.data].map(({ name }) => name);
    expect(names.sort()).toEqual(['hello_world', 'order_ready', 'pedido_listo', 'weekend_offer']);
  });

  test('creates a template, reads it, changes it and deletes it', async () => {
    const { client, loopback } = await connect();
    const template = {
      name: 'table_ready',
      language: 'en_US',
      category: 'UTILITY',
      parameter_format: 'POSITIONAL',
    } as const;
    const components = [{ type: 'BODY' as const, text: 'Your table is ready.' }];
    const { id } = await client.template.create(wabaId, { ...template, components }).json();
    await loopback.emulator.settle();
    expect(await client.template.get(id, { fields: ['name', 'category'] }).json()).toEqual({
      id,
      name: 'table_ready',
      category: 'UTILITY',
    });
    const changed = { components: [{ type: 'BODY' as const, text: 'Your table is ready now.' }] };
    expect(await client.template.update(id, changed).json()).toMatchObject({ success: true });
    expect(await client.template.delete(wabaId, { name: 'table_ready' }).json()).toEqual({ success: true });
  });

  test('searches the template library', async () => {
    const { client } = await connect();
    const library = await client.template.listLibrary({ limit: 1 }).json();
    expect(library).toMatchObject({ data: [{ name: expect.any(String), body: expect.any(String) }] });
  });

  test('sends a template and, after the customer wrote, a text, and marks theirs as read', async () => {
    const { client, loopback } = await connect();
    const template = { name: 'hello_world', language: { code: 'en_US' as const }, components: [] };
    const to = CUSTOMER;
    const sent = await client.message.createMessage({ phoneNumberID, to, type: MessageType.Template, template }).json();
    expect(sent).toMatchObject({ messaging_product: 'whatsapp', contacts: [{ input: to, wa_id: to }] });
    await loopback.receiveText('Hello');
    const text = { body: 'Hi Ana' };
    const reply = await client.message.createMessage({ phoneNumberID, to, type: MessageType.Text, text }).json();
    expect(reply.messages[0]?.id).toMatch(/^wamid\./);
    const theirs = [...loopback.emulator.state.messages.values()].find(({ direction }) => direction === 'in');
    const read = { phoneNumberID, message_id: theirs?.id ?? '', status: 'read' as const };
    expect(await client.message.createStatus(read).json()).toEqual({ success: true });
  });

  test('uploads media, reads it, downloads it and deletes it', async () => {
    const { client } = await connect();
    const file = new Blob([PHOTO], { type: 'image/jpeg' });
    const { id: mediaID } = await client.media.upload({ phoneNumberID, file, mimeType: 'image/jpeg' }).json();
    const node = await client.media.getURL({ mediaID, phoneNumberID }).json();
    expect(node).toMatchObject({ id: mediaID, mime_type: 'image/jpeg' });
    const download = client.media.download({ mediaURL: node.url, request: authorized });
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(PHOTO);
    expect(await client.media.delete({ mediaID, phoneNumberID }).json()).toEqual({ success: true });
    await expect(client.media.getURL({ mediaID }).json()).rejects.toThrow(/400/);
  });

  test('reads the number, its profile, its account and the subscribed apps', async () => {
    const { client } = await connect();
    const { data } = await client.phoneNumbers.listPhoneNumbers({ businessAccountID: wabaId }).json();
    expect(data).toMatchObject([{ id: phoneNumberID, display_phone_number: displayPhoneNumber }]);
    const profile = await client.businessProfile.getBusinessProfile({ phoneNumberID, fields: ['about'] }).json();
    expect(profile).toMatchObject({ data: [{ about: 'Fresh bread every day' }] });
    expect(await client.whatsappBusinessAccount.get(wabaId).json()).toMatchObject({ id: wabaId, name: 'Luna Bakery' });
    await client.subscribedApps.createSubscription({ businessAccountID: wabaId }).json();
    const apps = await client.subscribedApps.listSubscriptions({ businessAccountID: wabaId }).json();
    expect(apps.data).toHaveLength(1);
  });

  test('answers the handshake and verifies a webhook', async () => {
    const { client, loopback } = await connect();
    const inbox = openInbox<unknown>();
    const url = await openReceiver(async (incoming, response) => {
      const { searchParams } = new URL(incoming.url ?? '', 'http://receiver');
      const body = (await readBody(incoming)).toString();
      const query = Object.fromEntries(searchParams);
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const request = { method: incoming.method ?? '', query, body, headers };
      if (incoming.method === 'GET') return response.end((await client.webhook.register(request)).accept());
      const event = await client.webhook.eventNotification(request);
      await event.verifySignature(appSecret);
      inbox.put(event.eventNotification);
      return response.end();
    });
    await loopback.subscribe(url, 'secret');
    await loopback.receiveText('¿Abren hoy? ✨');
    const messages = [{ from: CUSTOMER, text: { body: '¿Abren hoy? ✨' } }];
    expect(await inbox.next(() => true)).toMatchObject({ entry: [{ changes: [{ value: { messages } }] }] });
  });
});
