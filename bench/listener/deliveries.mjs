/** Deliveries as Meta sends them, each with ids of its own, signed. */
import { createHmac } from 'node:crypto';

const METADATA = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
const CONTACT = { profile: { name: 'Sheena Nelson' }, wa_id: '16505551234', user_id: 'US.13491208655302741918' };
/** Stands where the number of a delivery goes. */
const HOLE = '0000000000';

function envelope(value) {
  const changes = [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata: METADATA, ...value } }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] });
}

function textMessage(bytes) {
  const make = (text) =>
    envelope({
      contacts: [CONTACT],
      messages: [
        {
          from: CONTACT.wa_id,
          from_user_id: CONTACT.user_id,
          id: `wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI${HOLE}A==`,
          timestamp: '1749416383',
          type: 'text',
          text: { body: text },
        },
      ],
    });
  return make('x'.repeat(bytes - make('').length));
}

function statuses(count) {
  return envelope({
    statuses: Array.from({ length: count }, (_, index) => ({
      id: `wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI${HOLE}${String(index).padStart(4, '0')}A==`,
      status: 'delivered',
      timestamp: '1749416383',
      recipient_id: CONTACT.wa_id,
      recipient_user_id: CONTACT.user_id,
      pricing: { billable: true, pricing_model: 'PMP', category: 'utility', type: 'regular' },
    })),
  });
}

/** One inbound text message of 1,200 bytes, or 296 statuses in about 100 kB. */
export const KINDS = { '1.2 kB': textMessage(1200), '100 kB': statuses(296) };

/** Gives the bytes of a whole request; each call has another number. */
export function requestMaker(kind, { secret, port }) {
  const body = Buffer.from(KINDS[kind]);
  const holes = [];
  for (let at = body.indexOf(HOLE); at >= 0; at = body.indexOf(HOLE, at + 1)) holes.push(at);
  const head = [
    'POST / HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'User-Agent: facebookexternalua',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Accept: */*',
    'X-Hub-Signature-256: sha256=',
  ].join('\r\n');
  return (number) => {
    const digits = String(number).padStart(HOLE.length, '0');
    for (const at of holes) body.write(digits, at, 'latin1');
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    return Buffer.concat([Buffer.from(`${head}${signature}\r\n\r\n`, 'latin1'), body]);
  };
}
