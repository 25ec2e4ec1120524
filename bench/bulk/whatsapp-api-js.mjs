import { BodyComponent, BodyParameter, Template } from 'whatsapp-api-js/messages';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/node-http';
import { PHONE_NUMBER_ID, recipientOf, sendAll, TEMPLATE, TOKEN } from './recipients.mjs';

const [url, count, connections] = process.argv.slice(2);
/** It always goes to Meta's host; only the origin is changed. */
const toLoopback = (input, init) => fetch(String(input).replace('https://graph.facebook.com', url), init);
const client = new WhatsAppAPI({ token: TOKEN, secure: false, v: 'v25.0', ponyfill: { fetch: toLoopback } });
await sendAll(Number(count), Number(connections), async (row) => {
  const body = new BodyComponent(new BodyParameter('Ana'), new BodyParameter(`LB-${row}`));
  const message = new Template(TEMPLATE.name, TEMPLATE.language, body);
  const sent = await client.sendMessage(PHONE_NUMBER_ID, recipientOf(row), message);
  if (typeof sent.messages[0].id !== 'string') throw new Error('no wamid');
});
