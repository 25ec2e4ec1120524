import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { componentsOf, PHONE_NUMBER_ID, recipientOf, sendAll, TEMPLATE, TOKEN } from './recipients.mjs';

const [url, count, connections] = process.argv.slice(2);
const client = new WhatsAppClient({ accessToken: TOKEN, baseUrl: url });
const { name, language } = TEMPLATE;
await sendAll(Number(count), Number(connections), async (row) => {
  const template = { name, language: { code: language }, components: componentsOf(row) };
  const sent = await client.messages.sendTemplate({ phoneNumberId: PHONE_NUMBER_ID, to: recipientOf(row), template });
  if (typeof sent.messages[0].id !== 'string') throw new Error('no wamid');
});
