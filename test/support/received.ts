import { sign } from '../../src/core/webhook/signature.js';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { VERIFY_TOKEN } from './callback.js';
import { START, type Terminal } from './cli.js';
import type { FakeHost } from './fake-host.js';

/** A body of Meta's for the number of the emulator. */
export function deliveryOf(value: object, field = 'messages'): string {
  const metadata = { display_phone_number: '15550192837', phone_number_id: DEFAULT_IDS.phoneId };
  const changes = [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: DEFAULT_IDS.wabaId, changes }] });
}

interface MessageOptions {
  readonly from?: string;
  readonly name?: string;
  /** Seconds after the start of the test, by Meta's clock. */
  readonly seconds?: number;
}

export function messageOf(
  id: string,
  text: string,
  { from = '15550142233', name = 'Ana', seconds = 0 }: MessageOptions = {},
) {
  const timestamp = String(Math.floor(START / 1000 + seconds));
  const contacts = [{ wa_id: from, profile: { name } }];
  return deliveryOf({ contacts, messages: [{ from, id, timestamp, type: 'text', text: { body: text } }] });
}

export function statusOf(id: string, status: string, seconds = 0, more: object = {}): string {
  const timestamp = String(Math.floor(START / 1000 + seconds));
  return deliveryOf({ statuses: [{ id, status, timestamp, recipient_id: '15550142233', ...more }] });
}

/** Has `webhook listen` receive these, signed, one after another. */
export async function receive(cli: Terminal, bodies: readonly string[]): Promise<void> {
  await cli('webhook listen --port 0 --quiet', {
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    async meanwhile(host) {
      const port = await host.listening();
      for (const body of bodies) await postSigned(host, port, body);
      host.pressCtrlC();
    },
  });
}

/** As Meta would, at the program's own port. */
export async function postSigned(host: FakeHost, port: number, text: string): Promise<void> {
  const body = new TextEncoder().encode(text);
  const headers = { 'x-hub-signature-256': sign(body, DEFAULT_IDS.appSecret), 'user-agent': 'facebookexternalua' };
  await host.fetch({ method: 'POST', url: `http://127.0.0.1:${port}/`, headers, body }, { timeoutMs: 1000 });
}
