import { describe, expect, test } from 'vitest';
import {
  ActionButtons,
  ActionCTA,
  ActionList,
  Audio,
  Body,
  BodyComponent,
  BodyParameter,
  Button,
  Contacts,
  Document,
  Image,
  Interactive,
  ListSection,
  Location,
  Name,
  Phone,
  Reaction,
  Row,
  Sticker,
  Template,
  Text,
} from 'whatsapp-api-js/messages';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/node-http';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { CUSTOMER, openInbox, openLoopback, openReceiver, PHOTO } from './loopback.js';

const { appSecret, phoneId } = DEFAULT_IDS;
/** Ana's id for this business, by which she can be written to without her number. */
const USER_ID = 'US.13491208655302741918';

/** It always goes to Meta's host, so its fetch is replaced by one that goes to the emulator. It knows no templates but to send. */
async function connect() {
  const loopback = await openLoopback();
  const client = new WhatsAppAPI({
    token: DEFAULT_TOKEN,
    appSecret,
    webhookVerifyToken: 'secret',
    v: 'v23.0',
    ponyfill: { fetch: loopback.fetch },
  });
  return { loopback, client };
}

describe('whatsapp-api-js', () => {
  test('sends a template with parameters and, after the customer wrote, a text', async () => {
    const { client, loopback } = await connect();
    const body = new BodyComponent(new BodyParameter('Ana'), new BodyParameter('LB-1042'));
    const sent = await client.sendMessage(phoneId, CUSTOMER, new Template('pedido_listo', 'es', body));
    expect(sent).toMatchObject({
      contacts: [{ wa_id: CUSTOMER }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    });
    await loopback.receiveText('Hello');
    const reply = await client.sendMessage(phoneId, { bsuid: USER_ID }, new Text('Hi Ana'), undefined, 'LB-1042');
    expect(reply).toMatchObject({
      contacts: [{ input: USER_ID, user_id: USER_ID }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    });
  });

  test('sends every other kind of message in a conversation', async () => {
    const { client, loopback } = await connect();
    await loopback.receiveText('Hello');
    const theirs = [...loopback.emulator.state.messages.values()][0]?.id ?? '';
    const messages = [
      new Image('https://lunabakery.example/window.jpg', false, 'Our window'),
      new Document('https://lunabakery.example/menu.pdf', false, 'Menu', 'menu.pdf'),
      new Audio('https://lunabakery.example/bell.ogg'),
      new Sticker('https://lunabakery.example/bread.webp'),
      new Location(-70.66, -33.45, 'Luna Bakery', '1 Main St'),
      new Contacts([new Name('Ana Torres', 'Ana'), new Phone('+15550142233', 'WORK')]),
      new Reaction(theirs, '😀'),
      new Interactive(new ActionButtons(new Button('yes', 'Yes'), new Button('no', 'No')), new Body('Tea?')),
      new Interactive(
        new ActionList('Cakes', new ListSection('Today', new Row('carrot', 'Carrot', 'With nuts'))),
        new Body('Which cake?'),
      ),
      new Interactive(new ActionCTA('Menu', 'https://lunabakery.example/'), new Body('Our menu')),
    ];
    // Only a reaction cannot quote: it names its message itself.
    for (const message of messages)
      expect(
        await client.sendMessage(phoneId, CUSTOMER, message, message instanceof Reaction ? '' : theirs),
      ).toMatchObject({
        messages: [{ id: expect.stringMatching(/^wamid\./) }],
      });
    expect(await client.markAsRead(phoneId, theirs, 'text')).toEqual({ success: true });
  });

  test('is told why a message is refused', async () => {
    const { client } = await connect();
    const sent = await client.sendMessage(phoneId, CUSTOMER, new Template('no_such_template', 'es'));
    expect(sent).toMatchObject({ error: { code: 132001 } });
  });

  test('uploads media, reads it, downloads it and deletes it', async () => {
    const { client } = await connect();
    const form = new FormData();
    form.set('file', new Blob([PHOTO], { type: 'image/jpeg' }), 'photo.jpg');
    const { id } = (await client.uploadMedia(phoneId, form)) as { id: string };
    const node = await client.retrieveMedia(id, phoneId);
    expect(node).toMatchObject({ id, mime_type: 'image/jpeg', messaging_product: 'whatsapp' });
    const download = await client.fetchMedia((node as { url: string }).url);
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(PHOTO);
    expect(await client.deleteMedia(id, phoneId)).toEqual({ success: true });
    expect(await client.retrieveMedia(id)).toMatchObject({ error: { code: 100 } });
  });

  test('answers the handshake, verifies webhooks, and replies out of one', async () => {
    const { client, loopback } = await connect();
    const inbox = openInbox<{ name: string | undefined; text: string; answer: object }>();
    const statuses = openInbox<{ status: string; phone: string | undefined }>();
    client.on.message = async ({ name, message, reply }) => {
      const text = message.type === 'text' ? message.text.body : '';
      inbox.put({ name, text, answer: await reply(new Text('Until six'), true) });
    };
    client.on.status = ({ status, phone }) => statuses.put({ status, phone });
    const codes: number[] = [];
    const url = await openReceiver(async (request, response) => {
      if (request.method === 'GET') return response.end(client.handle_get(request));
      const code = await client.handle_post(request);
      codes.push(code);
      return response.writeHead(code).end();
    });
    await loopback.subscribe(url, 'secret');
    await loopback.receiveText('¿Abren hoy? ✨');
    expect(await inbox.next(() => true)).toMatchObject({
      name: 'Ana Torres',
      text: '¿Abren hoy? ✨',
      answer: { messages: [{ id: expect.stringMatching(/^wamid\./) }] },
    });
    expect(await statuses.next(({ status }) => status === 'read')).toEqual({ status: 'read', phone: CUSTOMER });
    await loopback.emulator.settle();
    expect(new Set(codes)).toEqual(new Set([200]));
  });
});
