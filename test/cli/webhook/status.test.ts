import { describe, expect, test } from 'vitest';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { CALLBACK, plain, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };
const OTHER = { callbackUrl: 'https://other.example/webhook', verifyToken: 'x' };

/** A channel whose messages arrive. */
async function healthy(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  serveCallback(cli);
  await cli(`webhook set ${CALLBACK}`, knows);
  return cli;
}

const appOf = ({ emulator }: Terminal) => emulator.state.apps.get(DEFAULT_IDS.appId);
const wabaOf = ({ emulator }: Terminal) => emulator.state.wabas.get(DEFAULT_IDS.wabaId);
const phoneOf = ({ emulator }: Terminal) => emulator.state.phones.get(DEFAULT_IDS.phoneId);

test('says that messages can arrive when they can', async () => {
  const { code, stdout } = await (await healthy())('webhook status');
  expect(code).toBe(0);
  expect(stdout).toContain('app receives the events of the account');
  expect(stdout).toMatch(/Messages can arrive, if the app is published\.\nNext: /);
});

describe('each broken link has a report, a reason and exit code 6', () => {
  // user-problems.md 1, 2, 4: the account was never subscribed, or `messages` was not ticked. Or another app is subscribed.
  const BREAKS: Record<string, [breakIt: (cli: Terminal) => void, report: RegExp, reason: RegExp, id: string]> = {
    'nobody is subscribed': [
      (cli) => wabaOf(cli)?.subscribedApps.clear(),
      /NOT subscribed/,
      /is not subscribed to app 712300456789012/,
      'webhook-not-subscribed',
    ],
    'only another app is subscribed': [
      (cli) => {
        const app = appOf(cli);
        if (app) cli.emulator.state.apps.set('555000111222333', { ...app, id: '555000111222333', name: 'Helpdesk' });
        wabaOf(cli)?.subscribedApps.clear();
        wabaOf(cli)?.subscribedApps.set('555000111222333', { appId: '555000111222333', override: undefined });
      },
      /also subscribed: Helpdesk \(555000111222333\)/,
      /subscribed are other apps: 555000111222333/,
      'webhook-not-subscribed',
    ],
    'messages is not ticked': [
      (cli) => {
        const subscription = appOf(cli)?.subscription;
        if (subscription) subscription.fields = [{ name: 'account_update', version: 'v25.0' }];
      },
      /messages is NOT ticked/,
      /has not ticked messages/,
      'webhook-fields-missing',
    ],
    'there is no callback': [
      (cli) => {
        const subscription = appOf(cli)?.subscription;
        if (subscription) subscription.callbackUrl = '';
      },
      /app: not set/,
      /No callback is set/,
      'no-callback',
    ],
  };

  test.each(Object.entries(BREAKS))('%s', async (_, [breakIt, report, reason, id]) => {
    const cli = await healthy();
    breakIt(cli);
    const run = await cli('webhook status');
    expect(run.code).toBe(6);
    expect(run.stdout).toMatch(report);
    expect(run.stderr).toMatch(reason);
    const data = await cli('webhook status --json --lang es');
    expect(JSON.parse(data.stdout)).toMatchObject({ healthy: false });
    expect(JSON.parse(data.stderr).error).toMatchObject({ kind: 'unhealthy', id });
  });
});

// user-problems.md 6: one app has one callback, and two systems fight over it.
test('the number wins over the account, the account over the app', async () => {
  const cli = await healthy();
  const winner = async () => JSON.parse((await cli('webhook status --json')).stdout).winner;
  expect(await winner()).toBe('app');
  const subscription = wabaOf(cli)?.subscribedApps.get(DEFAULT_IDS.appId);
  if (subscription) subscription.override = OTHER;
  expect(await winner()).toBe('waba');
  phoneOf(cli)?.overrides.set(DEFAULT_IDS.appId, { ...OTHER, callbackUrl: 'https://number.example/webhook' });
  expect(await winner()).toBe('phone');
  expect((await cli('webhook status')).stdout).toContain('number: https://number.example/webhook ← wins');
  expect((await cli('webhook status --lang es')).stdout).toContain(
    'número: https://number.example/webhook ← prevalece',
  );
});

// user-problems.md 5: what cannot be checked is never silently passed.
test('without the app secret it says what cannot be seen', async () => {
  const cli = terminal();
  await cli(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
  const { stdout } = await cli('webhook status');
  expect(stdout).toContain('cannot be seen without the app secret');
  expect(JSON.parse((await cli('webhook status --json')).stdout).fields).toBeNull();
});

// user-problems.md 5: an app that is not published gets test events only.
describe('whether the app is published', () => {
  const page = `https://developers.facebook.com/apps/${DEFAULT_IDS.appId}/dashboard/`;

  test('cannot be asked of Meta, and is never silently passed', async () => {
    const cli = await healthy();
    expect((await cli('webhook status')).stdout).toContain(
      `Published?    not checked, since Meta tells it only at ${page}`,
    );
    expect((await cli('webhook status --lang es')).stdout).toMatch(/¿Publicada\? +sin comprobar/);
    expect(JSON.parse((await cli('webhook status --json')).stdout)).toMatchObject({
      appMode: 'not-checked',
      appDashboardUrl: page,
      appHealth: { state: 'AVAILABLE', reasons: [] },
      healthy: true,
    });
  });

  test("is a finding in Meta's own words where Meta calls the app limited", async () => {
    const cli = await healthy();
    const app = appOf(cli);
    if (app) app.mode = 'development';
    const { code, stdout, stderr } = await cli('webhook status');
    expect(code).toBe(6);
    expect(stdout).toContain('Meta calls the app LIMITED: The app is in development mode.');
    expect(stderr).toContain(`Look at ${page}: an app that is not published gets test events only.`);
    expect(JSON.parse((await cli('webhook status --json')).stderr).error.id).toBe('app-not-available');
  });

  test('is told as not known when Meta refuses its verdict, and the rest is shown all the same', async () => {
    const cli = await healthy();
    cli.network.servers.set(GRAPH, async (request) => {
      if (!request.url.includes('health_status')) return cli.emulator.handler(request);
      const body = new TextEncoder().encode('{"error":{"code":100,"message":"no such field"}}');
      return { status: 400, headers: { 'content-type': 'application/json' }, body };
    });
    const { code, stdout } = await cli('webhook status --json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ appHealth: null, appMode: 'not-checked', winner: 'app' });
  });
});

// user-problems.md 6
test("an override gets messages alone: template and account events stay with the app's callback", async () => {
  const cli = await healthy();
  await cli(`webhook set ${CALLBACK}/number --level phone`, knows);
  const { fieldsByLevel } = JSON.parse((await cli('webhook status --json')).stdout);
  expect(fieldsByLevel).toMatchObject({ phone: ['messages'], waba: [] });
  expect(fieldsByLevel.app).toEqual(expect.arrayContaining(['message_template_status_update', 'account_update']));
  expect((await cli('webhook status')).stdout).toContain("template and account events always go to the app's.");
});

describe('webhook subscribe', () => {
  // user-problems.md 3: subscribing by hand.
  test('mends a missing subscription and says what it did', async () => {
    const cli = await healthy();
    wabaOf(cli)?.subscribedApps.clear();
    expect((await cli('webhook subscribe')).stdout).toContain('This app now receives the events of the account.');
    expect((await cli('webhook subscribe')).stdout).toContain('received the events of the account already');
    expect((await cli('webhook status')).code).toBe(0);
  });

  test("ticks what the app's own callback lacks", async () => {
    const cli = await healthy();
    const subscription = appOf(cli)?.subscription;
    if (subscription) subscription.fields = [{ name: 'security', version: 'v25.0' }];
    const { stdout } = await cli('webhook subscribe', knows);
    expect(stdout).toContain("These fields of the app's callback are ticked now: messages, ");
    expect(appOf(cli)?.subscription?.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['security', 'messages']),
    );
  });

  // user-problems.md 6: posting it would replace the verify token that another system's endpoint knows.
  test("leaves a callback of the app that is somebody else's, and says what ticks it", async () => {
    const cli = await healthy();
    const app = appOf(cli);
    const theirs = { ...OTHER, fields: [{ name: 'security', version: 'v25.0' }] };
    if (app) app.subscription = theirs;
    const { code, stdout } = await cli('webhook subscribe', knows);
    expect([code, appOf(cli)?.subscription]).toEqual([0, theirs]);
    expect(stdout).toContain(`\`wabactl webhook set ${OTHER.callbackUrl} --level app\` ticks it`);
    expect((await cli('webhook subscribe --lang es')).stdout).toContain('no lo puso este canal');
    const data = JSON.parse((await cli('webhook subscribe --json', knows)).stdout);
    expect(data).toMatchObject({ tickedFields: [], untickedAt: OTHER.callbackUrl });
  });
});

/** Which nobody gave a verify token. */
const CHANNEL_OF_ENVIRONMENT = {
  WABACTL_TOKEN: DEFAULT_TOKEN,
  WABACTL_GRAPH_URL: GRAPH_URL,
  WABACTL_APP_SECRET: DEFAULT_IDS.appSecret,
  WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
  WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
};

describe('--check tries the callback that wins, now', () => {
  test('and says that it answers', async () => {
    const cli = await healthy();
    const { code, stdout } = await cli('webhook status --check', knows);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/Handshake +the callback that wins answers now, in 0 ms/),
    ]);
    const without = JSON.parse((await cli('webhook status --json', knows)).stdout);
    expect(without.handshake).toBeNull();
  });

  test('and finds that it does not any more', async () => {
    const cli = await healthy();
    serveCallback(cli, { handshake: () => plain(404) });
    const gone = await cli('webhook status --check', knows);
    expect([gone.code, gone.stdout]).toEqual([6, expect.stringContaining('does NOT answer as it must (404)')]);
    expect(gone.stderr).toContain("does not pass Meta's handshake: it answers 404");
    expect((await cli('webhook status', knows)).code).toBe(0);
    cli.network.servers.delete(new URL(CALLBACK).host);
    const dead = await cli('webhook status --check --json --lang es', knows);
    expect(JSON.parse(dead.stdout)).toMatchObject({
      healthy: false,
      handshake: { outcome: 'failed', reason: 'ECONNREFUSED', status: null },
    });
    expect(JSON.parse(dead.stderr).error.id).toBe('callback-unreachable');
  });

  test('but not without a verify token, and says so', async () => {
    const cli = await healthy();
    const app = appOf(cli);
    if (app) app.subscription = { ...OTHER, fields: [{ name: 'messages', version: 'v25.0' }] };
    const { code, stdout } = await cli('webhook status --check', { env: CHANNEL_OF_ENVIRONMENT });
    expect([code, stdout]).toEqual([0, expect.stringContaining('not tried, since no verify token is known here')]);
  });
});

test('the last event that arrived here is shown with its number', async () => {
  const cli = await healthy();
  expect((await cli('webhook status')).stdout).toMatch(/Last event +none has arrived on this machine/);
  await cli('webhook listen --until 1', {
    ...knows,
    async meanwhile(host) {
      const port = await host.listening();
      const body = new TextEncoder().encode(JSON.stringify(inbound));
      const headers = { 'x-hub-signature-256': sign(body, DEFAULT_IDS.appSecret) };
      await host.fetch({ method: 'POST', url: `http://127.0.0.1:${port}/`, headers, body }, { timeoutMs: 1_000 });
    },
  });
  await cli.advance(5 * 60_000);
  expect((await cli('webhook status')).stdout).toMatch(
    /Last event +5 minutes ago on this machine: messages message text \(1\)/,
  );
  expect((await cli('webhook status --lang es')).stdout).toMatch(/Último evento +hace 5 minutos en este equipo/);
  expect(JSON.parse((await cli('webhook status --json')).stdout).lastEvent).toMatchObject({ id: 1, field: 'messages' });
});

const inbound = {
  object: 'whatsapp_business_account',
  entry: [
    {
      id: DEFAULT_IDS.wabaId,
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550192837', phone_number_id: DEFAULT_IDS.phoneId },
            messages: [
              { from: '34600111222', id: 'wamid.A', timestamp: '1795428000', type: 'text', text: { body: 'Hi' } },
            ],
          },
        },
      ],
    },
  ],
};
