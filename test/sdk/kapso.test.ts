import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { CUSTOMER, openInbox, openLoopback, openReceiver, PHOTO, readBody } from './loopback.js';

const { appSecret, phoneId: phoneNumberId, wabaId: businessAccountId } = DEFAULT_IDS;

async function connect() {
  const loopback = await openLoopback();
  const client = new WhatsAppClient({ accessToken: DEFAULT_TOKEN, baseUrl: loopback.origin });
  return { loopback, client };
}

describe('@kapso/whatsapp-cloud-api', () => {
  test('lists templates page by page', async () => {
    const { client } = await connect();
    const first = await client.templates.list({ businessAccountId, limit: 3 });
    expect(first.data).toHaveLength(3);
    const after = first.paging.cursors.after ?? '';
    const second = await client.templates.list({ businessAccountId, limit: 3, after });
    const names = [...first.data, ...second.data].map(({ name }) => name);
    expect(names.sort()).toEqual(['hello_world', 'order_ready', 'pedido_listo', 'weekend_offer']);
  });

  test('creates a template, reads it and deletes it', async () => {
    const { client } = await connect();
    const created = await client.templates.create({
      businessAccountId,
      name: 'table_ready',
      language: 'en_US',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Hi {{1}}, your table is ready.', example: { bodyText: [['Ana']] } }],
    });
    expect(created).toMatchObject({ id: expect.stringMatching(/^\d+$/), category: 'UTILITY' });
    // Its templates.get asks for /{waba}/message_templates/{id}, which is a path of its maker's proxy and none of Meta's.
    const { data } = await client.templates.list({ businessAccountId, name: 'table_ready' });
    expect(data).toMatchObject([
      { id: created.id, language: 'en_US', components: [{ example: { bodyText: [['Ana']] } }] },
    ]);
    expect(await client.templates.delete({ businessAccountId, name: 'table_ready' })).toEqual({ success: true });
  });

  test('sends a template and, after the customer wrote, a text', async () => {
    const { client, loopback } = await connect();
    const template = { name: 'hello_world', language: { code: 'en_US' } };
    const sent = await client.messages.sendTemplate({ phoneNumberId, to: CUSTOMER, template });
    expect(sent).toMatchObject({ contacts: [{ input: CUSTOMER, waId: CUSTOMER }] });
    await loopback.receiveText('Hello');
    const reply = await client.messages.sendText({ phoneNumberId, to: `+${CUSTOMER}`, body: 'Hi Ana' });
    expect(reply.messages[0]?.id).toMatch(/^wamid\./);
    expect(loopback.emulator.state.messages.get(reply.messages[0]?.id ?? '')?.payload).toMatchObject({
      text: { body: 'Hi Ana' },
    });
  });

  test('sends every other kind of message in a conversation, and marks theirs as read', async () => {
    const { client, loopback } = await connect();
    await loopback.receiveText('Hello');
    const theirs = [...loopback.emulator.state.messages.values()][0]?.id ?? '';
    const to = { phoneNumberId, to: CUSTOMER };
    const link = 'https://lunabakery.example/menu.pdf';
    const { messages } = client;
    const answers = [
      await messages.sendImage({
        ...to,
        image: { link: 'https://lunabakery.example/window.jpg', caption: 'Our window' },
      }),
      await messages.sendDocument({ ...to, document: { link, filename: 'menu.pdf' } }),
      await messages.sendVideo({ ...to, video: { link: 'https://lunabakery.example/oven.mp4' } }),
      await messages.sendAudio({ ...to, audio: { link: 'https://lunabakery.example/bell.ogg' } }),
      await messages.sendSticker({ ...to, sticker: { link: 'https://lunabakery.example/bread.webp' } }),
      await messages.sendLocation({ ...to, location: { latitude: -33.45, longitude: -70.66, name: 'Luna' } }),
      await messages.sendContacts({
        ...to,
        contacts: [
          { name: { formattedName: 'Ana', firstName: 'Ana' }, phones: [{ phone: '+15550142233', type: 'WORK' }] },
        ],
      }),
      await messages.sendReaction({ ...to, reaction: { messageId: theirs, emoji: '😀' } }),
      await messages.sendInteractiveButtons({
        ...to,
        bodyText: 'Tea?',
        footerText: 'Luna Bakery',
        buttons: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      }),
      await messages.sendInteractiveList({
        ...to,
        bodyText: 'Which cake?',
        buttonText: 'Cakes',
        sections: [{ title: 'Today', rows: [{ id: 'carrot', title: 'Carrot', description: 'With nuts' }] }],
      }),
      await messages.sendInteractiveCtaUrl({
        ...to,
        bodyText: 'Our menu',
        parameters: { displayText: 'Menu', url: 'https://lunabakery.example/' },
      }),
      await messages.sendInteractiveLocationRequest({
        ...to,
        bodyText: 'Where to?',
        parameters: { requestMessage: 'x' },
      }),
    ];
    expect(answers.map(({ messages: [sent] }) => sent?.id.slice(0, 6))).toEqual(answers.map(() => 'wamid.'));
    const read = { phoneNumberId, messageId: theirs, typingIndicator: { type: 'text' as const } };
    expect(await messages.markRead(read)).toEqual({ success: true });
  });

  test('reads and changes the profile, and registers the number', async () => {
    const { client } = await connect();
    const { businessProfile } = client.phoneNumbers;
    const change = { phoneNumberId, about: 'Open until six', websites: ['https://lunabakery.example/menu'] };
    expect(await businessProfile.update(change)).toEqual({ success: true });
    expect(await businessProfile.get({ phoneNumberId, fields: 'about,websites' })).toMatchObject({
      data: [{ about: 'Open until six', websites: ['https://lunabakery.example/menu'] }],
    });
    expect(await client.phoneNumbers.deregister({ phoneNumberId })).toEqual({ success: true });
    expect(await client.phoneNumbers.register({ phoneNumberId, pin: '271828' })).toEqual({ success: true });
  });

  test('uploads media, reads it, downloads it and deletes it', async () => {
    const { client } = await connect();
    const { id: mediaId } = await client.media.upload({
      phoneNumberId,
      type: 'image/jpeg',
      file: new Blob([PHOTO], { type: 'image/jpeg' }),
      fileName: 'photo.jpg',
    });
    expect(await client.media.get({ mediaId })).toMatchObject({ id: mediaId, mimeType: 'image/jpeg' });
    // It keeps the token from hosts it does not know; Meta asks for it, so does the emulator.
    const bytes = await client.media.download({ mediaId, auth: 'always', as: 'arrayBuffer' });
    expect(new Uint8Array(bytes as ArrayBuffer)).toEqual(PHOTO);
    expect(await client.media.delete({ mediaId })).toEqual({ success: true });
    await expect(client.media.get({ mediaId })).rejects.toMatchObject({ code: 100 });
  });

  test('verifies a webhook and reads the message in it', async () => {
    const { loopback } = await connect();
    const inbox = openInbox<{ isSigned: boolean; webhook: ReturnType<typeof normalizeWebhook> }>();
    const url = await openReceiver(async (request, response) => {
      const challenge = new URL(request.url ?? '', 'http://receiver').searchParams.get('hub.challenge');
      if (challenge) return response.end(challenge);
      const rawBody = await readBody(request);
      const signatureHeader = String(request.headers['x-hub-signature-256']);
      const isSigned = verifySignature({ appSecret, rawBody, signatureHeader });
      inbox.put({ isSigned, webhook: normalizeWebhook(JSON.parse(rawBody.toString())) });
      return response.end();
    });
    await loopback.subscribe(url, 'secret');
    await loopback.receiveText('¿Abren hoy? ✨');
    const { isSigned, webhook } = await inbox.next(({ webhook: { messages } }) => messages.length > 0);
    expect(isSigned).toBe(true);
    expect(webhook).toMatchObject({
      phoneNumberId,
      contacts: [{ waId: CUSTOMER, profile: { name: 'Ana Torres' } }],
      messages: [{ from: CUSTOMER, type: 'text', text: { body: '¿Abren hoy? ✨' } }],
    });
  });
});
