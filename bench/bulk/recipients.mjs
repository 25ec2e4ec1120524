/** What every client sends: a template with two values. */
export const TOKEN = 'EAATokenOfTheBenchThatIsNeverSentAnywhere0000';
export const PHONE_NUMBER_ID = '106540352242922';
export const TEMPLATE = { name: 'order_ready', language: 'en_US' };

export const recipientOf = (row) => `+1555${String(1_000_000 + row)}`;

export function componentsOf(row) {
  return [
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Ana' },
        { type: 'text', text: `LB-${row}` },
      ],
    },
  ];
}

export function payloadOf(row) {
  const { name, language } = TEMPLATE;
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: recipientOf(row),
    biz_opaque_callback_data: `wabactl:20261127-k3f9:${row}`,
    type: 'template',
    template: { name, language: { code: language }, components: componentsOf(row) },
  };
}

/** So many at once, one after the other each. */
export async function sendAll(count, connections, send) {
  let next = 0;
  const work = async () => {
    while (next < count) await send(++next);
  };
  await Promise.all(Array.from({ length: connections }, work));
}
