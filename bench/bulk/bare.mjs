/** The least that can send: undici's pool in a loop, the answer read as JSON. What the bulk sender is measured against. */
import { Pool } from 'undici';
import { PHONE_NUMBER_ID, payloadOf, sendAll, TOKEN } from './recipients.mjs';

const [url, count, connections] = process.argv.slice(2);
const pool = new Pool(url, { connections: Number(connections) });
const path = `/v25.0/${PHONE_NUMBER_ID}/messages`;
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
await sendAll(Number(count), Number(connections), async (row) => {
  const { body } = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(payloadOf(row)) });
  const answer = await body.json();
  if (typeof answer.messages[0].id !== 'string') throw new Error('no wamid');
});
await pool.close();
