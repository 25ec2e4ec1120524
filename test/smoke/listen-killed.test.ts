import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { main } from '../../src/cli/main.js';
import { sign } from '../../src/core/webhook/signature.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { openDatabase } from '../../src/store/database.js';
import { catchUp, eventsOf } from '../../src/store/delivery-index.js';
import { listSegments, readSegment } from '../../src/store/delivery-log.js';
import { queryEvents } from '../../src/store/event-index.js';
import { freePort } from '../support/free-port.js';
import { realHost } from '../support/real-host.js';
import { bareEnvironment, start, startEmulator } from './built-program.js';

/** `WABACTL_KILLS=100 npx vitest run test/smoke/listen-killed.test.ts` kills it as often as that. */
const KILLS = Number(process.env.WABACTL_KILLS ?? 4);
const POSTERS = 8;
/** More would use up what Meta, and so the emulator, allows of API calls in an hour. */
const KILLS_OF_ONE_SHOP = 10;

const configuration = z.object({
  webhook_configuration: z.optional(z.object({ phone_number: z.optional(z.string()) })),
});

/** A text message of its own, as Meta would post it. */
function aDelivery(wamid: string): Uint8Array {
  const messages = [{ from: '15550142233', id: wamid, timestamp: '1749416383', type: 'text', text: { body: 'ñandú' } }];
  const metadata = { display_phone_number: '15550192837', phone_number_id: DEFAULT_IDS.phoneId };
  const changes = [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, messages } }];
  const json = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: DEFAULT_IDS.wabaId, changes }] });
  return new TextEncoder().encode(json.replace(/[ñú]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`));
}

/** Posts one delivery after the other until the listener dies, at the n-th answer; gives those that were answered 200. */
async function postUntilDead(url: string, round: number, kill: { at: number; now(): void }): Promise<string[]> {
  const answered: string[] = [];
  const post = async (poster: number) => {
    for (let number = 0; ; number++) {
      const wamid = `wamid.${round}-${poster}-${number}`;
      const body = aDelivery(wamid);
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, DEFAULT_IDS.appSecret) };
      const status = await fetch(url, { method: 'POST', headers, body }).then(
        (response) => response.status,
        () => undefined,
      );
      if (status === undefined) return;
      expect(status).toBe(200);
      answered.push(wamid);
      if (answered.length === kill.at) kill.now();
    }
  };
  await Promise.all(Array.from({ length: POSTERS }, (_, poster) => post(poster)));
  return answered;
}

/** A channel of an emulator, in a home of its own. */
async function openShop() {
  const { url } = await startEmulator();
  const home = mkdtempSync(join((await bareEnvironment()).HOME ?? '', 'home-'));
  const env = { WABACTL_HOME: home, WABACTL_VERIFY_TOKEN: 'verify-token-of-the-test' };
  const wabactl = async (line: string, more: Record<string, string> = {}) => {
    const { host, stdout, stderr } = realHost({ ...env, ...more });
    const code = await main(line.split(' '), host);
    return { code, stdout: stdout(), stderr: stderr() };
  };
  const secrets = { WABACTL_TOKEN: DEFAULT_TOKEN, WABACTL_APP_SECRET: DEFAULT_IDS.appSecret };
  const connected = await wabactl(`connect --graph-url ${url} --name shop --no-input`, secrets);
  expect(connected).toMatchObject({ code: 0 });
  const overrideOf = async () => {
    const node = `${url}/v25.0/${DEFAULT_IDS.phoneId}?fields=webhook_configuration`;
    const answer = await fetch(node, { headers: { authorization: `Bearer ${DEFAULT_TOKEN}` } });
    const { webhook_configuration: configured } = configuration.parse(await answer.json());
    return configured?.phone_number || undefined;
  };
  return { home, env, wabactl, overrideOf };
}

test('however a listener is killed, what it answered 200 is in the store, whole, and the callback is given back', async () => {
  for (let killed = 0; killed < KILLS; killed += KILLS_OF_ONE_SHOP) {
    await killListeners(Math.min(KILLS_OF_ONE_SHOP, KILLS - killed));
  }
}, 900_000);

async function killListeners(kills: number): Promise<void> {
  const { home, env, wabactl, overrideOf } = await openShop();
  const answered = new Set<string>();
  for (let round = 0; round < kills; round++) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const line = ['webhook', 'listen', '--port', String(port), '--public-url', url, '--yes', '--json'];
    const { child } = await start(line, env, { buffer: false });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.stderr?.on('data', (chunk) => (said += chunk));
      child.stdout?.on('data', (chunk) => String(chunk).includes('"ready"') && resolve());
      child.finally(() => reject(new Error(`the listener ended: ${said}`)));
    });
    expect(await overrideOf()).toBe(url);
    const kill = { at: 1 + Math.floor(Math.random() * 400), now: () => child.kill('SIGKILL') };
    for (const wamid of await postUntilDead(url, round, kill)) answered.add(wamid);
    await child;
    // The next command of any kind.
    expect(await wabactl('channel list')).toMatchObject({ code: 0 });
    expect(await overrideOf()).toBeUndefined();
  }
  expect(answered.size).toBeGreaterThanOrEqual(kills);

  const state = join(home, 'state');
  expect(readdirSync(join(state, 'takeovers'))).toEqual([]);
  const kept = listSegments(state).flatMap(({ segment }) => [...readSegment(state, segment, 0)]);
  const wamids = kept.flatMap(({ delivery }) => eventsOf(delivery)).map(({ identity }) => identity);
  expect(wamids.filter((identity) => !identity.startsWith('message:wamid.'))).toEqual([]);
  expect([...answered].filter((wamid) => !wamids.includes(`message:${wamid}`))).toEqual([]);
  const database = await openDatabase({ folder: state });
  catchUp(database, state, []);
  const listed = queryEvents(database, { limit: 10_000_000, newestFirst: false });
  database.close();
  // Once each, and nothing but what was sent.
  expect(listed.map(({ identity }) => identity).sort()).toEqual([...new Set(wamids)].sort());
  expect(new Set(listed.map(({ text }) => text))).toEqual(new Set(['ñandú']));
}
