import { describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main.js';
import type { EventDetail, EventPage, InspectAbout } from '../../../src/core/webhook/inspect-protocol.js';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import type { HttpRequest } from '../../../src/host/host.js';
import { openDatabase } from '../../../src/store/database.js';
import { indexDeliveries } from '../../../src/store/delivery-index.js';
import { openDeliveryLog } from '../../../src/store/delivery-log.js';
import { BROWSER_NOTE, hasBrowser, openPage } from '../../support/browser.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Line, type Run, START, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';
import { realHost } from '../../support/real-host.js';

function delivery(value: object): string {
  const metadata = { display_phone_number: '15550192837', phone_number_id: DEFAULT_IDS.phoneId };
  const changes = [{ field: 'messages', value: { metadata, ...value } }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: DEFAULT_IDS.wabaId, changes }] });
}

function messages(texts: readonly string[], first = 0): string {
  return delivery({
    contacts: [{ wa_id: '15550142233', profile: { name: 'Ana Torres' } }],
    messages: texts.map((body, place) => ({
      from: '15550142233',
      id: `wamid.${first + place}`,
      timestamp: String(START / 1000),
      type: 'text',
      text: { body },
    })),
  });
}

const FAILED = delivery({
  statuses: [
    {
      id: 'wamid.OURS',
      status: 'failed',
      timestamp: String(START / 1000),
      recipient_id: '15550142233',
      errors: [{ code: 131026, title: 'Message undeliverable' }],
    },
  ],
});

interface Scene {
  readonly ready: { readonly inspectUrl: string; readonly url: string };
  deliver(body: string): Promise<unknown>;
  ask<Answer>(path: string, method?: string): Promise<Answer>;
}

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

function sceneOn(host: FakeHost): Scene {
  const ready = JSON.parse(host.out.join('').split('\n')[0] ?? '');
  const send = (method: string, url: string, headers: Record<string, string>, body = '') =>
    host.fetch({ method, url, headers, body: new TextEncoder().encode(body) }, { timeoutMs: 1000 });
  const { origin, hash } = new URL(ready.inspectUrl);
  return {
    ready,
    deliver: (body) =>
      send(
        'POST',
        ready.url,
        { 'x-hub-signature-256': sign(new TextEncoder().encode(body), DEFAULT_IDS.appSecret) },
        body,
      ),
    async ask(path, method = 'GET') {
      const { status, body } = await send(method, `${origin}${path}`, { authorization: `Bearer ${hash.slice(1)}` });
      const text = new TextDecoder().decode(body);
      return status === 200 ? JSON.parse(text) : status;
    },
  };
}

/** Listens with the page until `look` has looked. */
async function inspect(
  cli: Terminal,
  look: (scene: Scene) => Promise<unknown>,
  options: Line & { more?: string } = {},
) {
  let fault: unknown;
  const run: Run = await cli(`webhook listen --inspect --json ${options.more ?? ''}`, {
    ...options,
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN, ...options.env },
    async meanwhile(host) {
      await host.printed('"inspectUrl"');
      await look(sceneOn(host)).catch((thrown) => {
        fault = thrown;
      });
      host.pressCtrlC();
    },
  });
  if (fault) throw fault;
  return run;
}

/** Events are indexed after the answer, so they may come a moment later. */
async function eventsOf(scene: Scene, count: number): Promise<EventPage['events']> {
  for (;;) {
    const { events } = await scene.ask<EventPage>('/api/events');
    if (events.length >= count) return events;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('the page shows what is delivered: the event, its JSON, headers and signature', async () => {
  await inspect(await shop(), async (scene) => {
    await scene.deliver(messages(['Hello', '¿Tienen pan? 🎂']));
    const [newest, oldest] = await eventsOf(scene, 2);
    expect([oldest?.text, newest?.text]).toEqual(['Hello', '¿Tienen pan? 🎂']);
    const detail = await scene.ask<EventDetail>(`/api/events/${newest?.id}`);
    expect(detail).toMatchObject({
      listed: { customer: '15550142233', customerName: 'Ana Torres', arrivals: 1 },
      event: { kind: 'message', raw: { id: 'wamid.1', text: { body: '¿Tienen pan? 🎂' } } },
      delivery: { eventCount: 2, signature: 'valid', appId: DEFAULT_IDS.appId },
      forwards: [],
    });
    expect(detail.delivery?.headers).toHaveProperty('x-hub-signature-256');
    const timeline = await scene.ask<EventPage>('/api/timeline?customer=15550142233');
    expect(timeline.events.map(({ text }) => text)).toEqual(['Hello', '¿Tienen pan? 🎂']);
  });
});

test('what failed is explained as the terminal explains it, in either language', async () => {
  const explain = async (lang: string) => {
    let sentence: string | null = null;
    const look = async (scene: Scene) => {
      await scene.deliver(FAILED);
      const [failed] = await eventsOf(scene, 1);
      ({ sentence } = await scene.ask<EventDetail>(`/api/events/${failed?.id}`));
    };
    await inspect(await shop(), look, { more: `--lang ${lang}` });
    return sentence;
  };
  expect(await explain('en')).toMatch(/131026 .+ \(Meta: Message undeliverable\)\. .+/);
  expect(await explain('es')).not.toEqual(await explain('en'));
});

test('what was recorded before is there too, and what comes again is counted', async () => {
  const cli = await shop();
  await inspect(cli, async (scene) => {
    await scene.deliver(messages(['Hello']));
    await eventsOf(scene, 1);
  });
  await inspect(cli, async (scene) => {
    const [before] = await eventsOf(scene, 1);
    expect(before).toMatchObject({ text: 'Hello', arrivals: 1 });
    await scene.deliver(messages(['Hello']));
    await scene.deliver(messages(['Another'], 1));
    const [, again] = await eventsOf(scene, 2);
    expect(again).toMatchObject({ text: 'Hello', arrivals: 2 });
  });
});

describe('with a server that deliveries are forwarded to', () => {
  const TARGET = 'http://127.0.0.1:4555/webhook';

  /** Answers as it is told, and remembers what it got. */
  function serveTarget(cli: Terminal, status = 200): HttpRequest[] {
    const got: HttpRequest[] = [];
    cli.network.servers.set('127.0.0.1:4555', async (request) => {
      if (request.method === 'POST') got.push(request);
      return { status, headers: {}, body: new TextEncoder().encode('thank you') };
    });
    return got;
  }

  async function forwardsOf(scene: Scene, id: number, count: number): Promise<EventDetail['forwards']> {
    for (;;) {
      const { forwards } = await scene.ask<EventDetail>(`/api/events/${id}`);
      if (forwards.length >= count) return forwards;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  test('its answer is shown, and a replay is sent there, byte for byte and well signed', async () => {
    const cli = await shop();
    const got = serveTarget(cli);
    const look = async (scene: Scene) => {
      expect(await scene.ask<InspectAbout>('/api/about')).toMatchObject({ replaysTo: TARGET });
      const body = messages(['¿Tienen pan? 🎂']).replace('¿', '\\u00bf');
      await scene.deliver(body);
      const [event] = await eventsOf(scene, 1);
      const id = event?.id ?? 0;
      expect(await forwardsOf(scene, id, 1)).toMatchObject([{ status: 200, body: 'thank you', isReplay: false }]);
      expect(await scene.ask(`/api/events/${id}/replay`, 'POST')).toMatchObject({
        url: TARGET,
        status: 200,
        isReplay: true,
      });
      expect(await forwardsOf(scene, id, 2)).toMatchObject([{ isReplay: false }, { isReplay: true }]);
      const [first, again] = got;
      expect(new TextDecoder().decode(again?.body)).toBe(body);
      expect(again?.headers['x-hub-signature-256']).toBe(sign(again?.body ?? new Uint8Array(), DEFAULT_IDS.appSecret));
      expect(again?.headers['x-hub-signature-256']).toBe(first?.headers['x-hub-signature-256']);
    };
    await inspect(cli, look, { more: `--forward-to ${TARGET}` });
    expect(got).toHaveLength(2);
  });

  test('a replay is signed anew where numbers were masked', async () => {
    const cli = await shop();
    const got = serveTarget(cli);
    const look = async (scene: Scene) => {
      await scene.deliver(messages(['Hello']));
      const [event] = await eventsOf(scene, 1);
      expect(event?.customer).not.toBe('15550142233');
      await scene.ask(`/api/events/${event?.id}/replay`, 'POST');
    };
    await inspect(cli, look, { more: `--forward-to ${TARGET} --mask-numbers` });
    const replayed = got.at(-1);
    expect(new TextDecoder().decode(replayed?.body)).not.toContain('15550142233');
    expect(replayed?.headers['x-hub-signature-256']).toBe(
      sign(replayed?.body ?? new Uint8Array(), DEFAULT_IDS.appSecret),
    );
  });

  test('one that is gone is told to whoever replays', async () => {
    const cli = await shop();
    const look = async (scene: Scene) => {
      await scene.deliver(messages(['Hello']));
      const [event] = await eventsOf(scene, 1);
      const answer = await scene.ask(`/api/events/${event?.id}/replay`, 'POST');
      expect(answer).toMatchObject({ status: null, problem: 'gone', body: null });
    };
    await inspect(cli, look, { more: `--forward-to ${TARGET}` });
  });
});

test('each run has another key, and where nothing is forwarded to nothing is replayed', async () => {
  const cli = await shop();
  const keys: string[] = [];
  for (const _ of [1, 2]) {
    await inspect(cli, async (scene) => {
      keys.push(new URL(scene.ready.inspectUrl).hash);
      await scene.deliver(messages(['Hello']));
      const [event] = await eventsOf(scene, 1);
      expect(await scene.ask<InspectAbout>('/api/about')).toMatchObject({ channel: 'shop', replaysTo: null });
      expect(await scene.ask(`/api/events/${event?.id}/replay`, 'POST')).toBe(404);
    });
  }
  expect(new Set(keys).size).toBe(2);
  expect(keys[0]).toMatch(/^#[\w-]{32}$/);
});

describe('on the terminal', () => {
  const listen = async (line: string) => {
    const cli = await shop();
    return cli(line, {
      env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
      async meanwhile(host) {
        await host.printed('#');
        host.pressCtrlC();
      },
    });
  };

  test('the address is printed with its key, and the port is chosen', async () => {
    const { stdout } = await listen('webhook listen --inspect-port 4555');
    expect(stdout).toMatch(/^To look at it in a browser: http:\/\/127\.0\.0\.1:4555\/#[\w-]{32}$/m);
  });

  test('in Spanish', async () => {
    const { stdout } = await listen('webhook listen --inspect --lang es');
    expect(stdout).toMatch(/^Para verlo en un navegador: http:\/\/127\.0\.0\.1:\d+\/#[\w-]{32}$/m);
  });

  test('it needs a record to show', async () => {
    const { code, stderr } = await (await shop())('webhook listen --inspect --no-record', {
      env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--inspect and --no-record cannot be used together')]);
  });

  test('a port that is taken is named', async () => {
    const { code, stderr } = await (await shop())('webhook listen --port 4777 --inspect-port 4777', {
      env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('4777');
  });
});

describe.skipIf(!hasBrowser)(`in a real browser${BROWSER_NOTE}`, () => {
  /** So many messages, as a listener of long ago left them. */
  async function recorded(stateFolder: string, count: number): Promise<void> {
    const database = await openDatabase({ folder: stateFolder });
    const log = openDeliveryLog({ stateFolder, soon: setImmediate });
    for (let first = 0; first < count; first += 1_000) {
      const texts = Array.from({ length: 1_000 }, (_, place) => `Hello ${first + place + 1}`);
      const body = new TextEncoder().encode(messages(texts, first));
      const kept = {
        receivedAt: new Date(START).toISOString(),
        headers: { 'content-type': 'application/json' },
        body,
        signature: 'valid' as const,
        appId: DEFAULT_IDS.appId,
        channelId: 'channel-1',
        allowedChannels: null,
      };
      const { id, end } = await log.append(kept);
      indexDeliveries(database, [{ delivery: { id, ...kept }, end }], []);
    }
    await log.close();
    database.close();
  }

  test('100,000 events on record are scrolled through, searched, and joined by one that arrives', async () => {
    const { host, stdout, pressCtrlC } = realHost({
      WABACTL_TOKEN: 'token-of-nobody-1234567890',
      WABACTL_APP_SECRET: DEFAULT_IDS.appSecret,
      WABACTL_VERIFY_TOKEN: VERIFY_TOKEN,
      WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
      WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
    });
    await recorded(host.folders.state, 100_000);
    const ended = main(['webhook', 'listen', '--port', '0', '--inspect', '--json'], host);
    const ready = await untilReady(stdout);
    const page = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(ready.inspectUrl);
    const total = (text: string) => page.locator('.total').getByText(text, { exact: true });
    await total('100,000 events').waitFor();
    await page.locator('.row').filter({ hasText: 'Hello 100000' }).waitFor();
    await page.locator('.list').evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await page.locator('[aria-posinset="100000"]').filter({ hasText: 'Hello 1' }).waitFor();
    await page.locator('.list').evaluate((box) => {
      box.scrollTop = box.scrollHeight / 2;
    });
    await page.locator('.row').filter({ hasText: 'Hello 49990' }).waitFor();
    // Of all that only what was in sight is drawn and was asked for.
    expect(await page.locator('.row').count()).toBeLessThan(80);
    expect(asked.filter((address) => address.includes('/api/events?')).length).toBeLessThan(10);
    const body = messages(['And one that arrives'], 200_000);
    await fetch(ready.url, {
      method: 'POST',
      body,
      headers: { 'x-hub-signature-256': sign(new TextEncoder().encode(body), DEFAULT_IDS.appSecret) },
    });
    await page.getByRole('button', { name: '1 new event' }).click();
    await page.locator('.row').filter({ hasText: 'And one that arrives' }).waitFor();
    await page.getByLabel('Search').fill('hello 777');
    await total('111 events').waitFor();
    await page.locator('.row').filter({ hasText: 'Hello 77799' }).click();
    await page.getByRole('tabpanel').getByText('Ana Torres +15550142233').waitFor();
    pressCtrlC();
    expect(await ended).toBe(130);
    await page.getByText('Connection lost, trying again…').waitFor();
  });

  async function untilReady(stdout: () => string): Promise<{ inspectUrl: string; url: string }> {
    while (!stdout().includes('\n')) await new Promise((resolve) => setImmediate(resolve));
    return JSON.parse(stdout().split('\n')[0] ?? '');
  }
});
