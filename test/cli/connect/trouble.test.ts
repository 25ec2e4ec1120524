import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';
import { seedWithThreeNumbers } from './seeds.js';

const CONNECT = `connect --name shop --graph-url ${GRAPH_URL} --token-stdin`;
const secret = { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret };

const filesOf = ({ home }: Terminal) => readdirSync(home, { recursive: true });
const changes = (run: Terminal) => run.sent().filter((request) => !request.startsWith('GET'));

describe('--dry-run', () => {
  const endpoint = 'https://shop.example/webhook';

  test('shows what would be sent and written, without a secret, and does none of it', async () => {
    const run = terminal();
    const { code, stdout, stderr } = await run(`${CONNECT} --callback-url ${endpoint} --dry-run`, {
      stdin: DEFAULT_TOKEN,
      env: secret,
    });
    expect([code, changes(run), filesOf(run)]).toEqual([0, [], []]);
    expect(run.emulator.state.wabas.get(DEFAULT_IDS.wabaId)?.subscribedApps.size).toBe(0);
    expect(`${stdout}${stderr}`).not.toMatch(new RegExp(`${DEFAULT_TOKEN}|${DEFAULT_IDS.appSecret}`));
    expect(stdout.replaceAll(run.home, '~')).toMatchInlineSnapshot(`
      "Dry run: nothing was sent or written. These would be:

      POST http://127.0.0.1:4290/v25.0/104996122399160/subscribed_apps?appsecret_proof=***
        accept: application/json
        authorization: Bearer ***
        user-agent: wabactl/0.0.0-dev

      POST http://127.0.0.1:4290/v25.0/712300456789012/subscriptions?appsecret_proof=***
        accept: application/json
        authorization: Bearer ***
        user-agent: wabactl/0.0.0-dev
        content-type: application/json
        {
          "object": "whatsapp_business_account",
          "callback_url": "https://shop.example/webhook",
          "verify_token": "***",
          "fields": "messages,message_template_status_update,message_template_quality_update,message_template_components_update,template_category_update,phone_number_quality_update,phone_number_name_update,account_update,account_review_update,account_alerts,business_capability_update,user_preferences,user_id_update",
          "include_values": true
        }

      Write to ~/config/config.json
        configuration

      Write to ~/config/secrets.json
        secret

      Write to ~/config/secrets.json
        secret

      Write to ~/config/secrets.json
        secret
      "
    `);
  });

  test('asks the endpoint nothing, since a handshake is a request too', async () => {
    const run = terminal();
    await run(`${CONNECT} --callback-url ${endpoint} --dry-run`, { stdin: DEFAULT_TOKEN });
    expect(run.network.requests.filter(({ url }) => url.startsWith(endpoint))).toEqual([]);
  });

  test('is data for a script', async () => {
    const { stdout } = await terminal()(`${CONNECT} --dry-run --json`, { stdin: DEFAULT_TOKEN });
    const { dryRun, requests, writes } = JSON.parse(stdout);
    expect([dryRun, requests.length, writes.length]).toEqual([true, 1, 3]);
  });

  test('finds the same faults', async () => {
    const { code } = await terminal({ seed: seedWithThreeNumbers() })(`${CONNECT} --dry-run`, { stdin: DEFAULT_TOKEN });
    expect(code).toBe(2);
  });
});

/** Lets the emulator answer so many requests, and then the network is gone. */
function cutAfter(run: Terminal, count: number): void {
  const { handler } = run.emulator;
  let left = count;
  run.network.servers.set(GRAPH, async (request) => {
    left -= 1;
    if (left === 0) run.network.servers.delete(GRAPH);
    return handler(request);
  });
}

// user-problems.md 75
describe('when Meta is gone in the middle', () => {
  test.each([0, 1, 3, 5, 7])(
    'after %i requests the exit code says so, and the same line finishes later',
    async (count) => {
      const run = terminal();
      if (count === 0) run.network.servers.delete(GRAPH);
      else cutAfter(run, count);
      const first = await run(CONNECT, { stdin: DEFAULT_TOKEN, env: secret });
      expect([first.code, first.stdout]).toEqual([5, '']);
      run.network.servers.set(GRAPH, run.emulator.handler);
      expect((await run.connect()).code).toBe(0);
      expect(JSON.parse((await run('channel list --json')).stdout)).toHaveLength(1);
      expect((await run('profile show')).code).toBe(0);
    },
  );

  test('the host that cannot be reached is named in both languages', async () => {
    const run = terminal();
    run.network.servers.delete(GRAPH);
    const english = await run(CONNECT, { stdin: DEFAULT_TOKEN });
    const spanish = await run(`${CONNECT} --lang es`, { stdin: DEFAULT_TOKEN });
    expect(english.stderr).toContain(GRAPH);
    expect(spanish.stderr).toContain(GRAPH);
    expect(spanish.stderr).not.toBe(english.stderr);
  });
});

test('Ctrl-C in the middle stops at once, and the same line finishes later', async () => {
  const run = terminal();
  let press = () => {};
  run.network.servers.set(GRAPH, async (request) => {
    if (request.method === 'POST') press();
    return run.emulator.handler(request);
  });
  const meanwhile = async (host: FakeHost) => {
    press = host.pressCtrlC;
  };
  const line = `${CONNECT} --callback-url http://127.0.0.1:5999/webhook`;
  serveCallback(run);
  const first = await run(line, { stdin: DEFAULT_TOKEN, env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN }, meanwhile });
  expect([first.code, first.stdout]).toEqual([130, '']);
  const second = await run(line, { stdin: DEFAULT_TOKEN });
  expect([second.code, second.stdout]).toEqual([0, expect.stringContaining('shop is up to date')]);
});

describe('the token goes to no host that the user did not mean', () => {
  test('http to another machine is refused', async () => {
    const run = terminal();
    const { code, stderr } = await run('connect --graph-url http://graph.example --token-stdin', {
      stdin: DEFAULT_TOKEN,
    });
    expect([code, run.network.requests]).toEqual([2, []]);
    expect(stderr).toContain("The Graph URL 'http://graph.example' is none that an access token may be sent to");
  });

  test('a project file cannot name one', async () => {
    const run = terminal();
    run.write('wabactl.config.json', '{"graphUrl":"https://evil.example"}');
    const english = await run('connect --token-stdin', { stdin: DEFAULT_TOKEN });
    const spanish = await run('connect --token-stdin --lang es', { stdin: DEFAULT_TOKEN });
    expect([english.code, spanish.code, run.network.requests]).toEqual([2, 2, []]);
    expect(english.stderr).toContain('would send your access token to evil.example');
    expect(spanish.stderr).toContain('enviaría su token de acceso a evil.example');
  });

  test('a project file may name an emulator on this machine', async () => {
    const run = terminal();
    run.write('wabactl.config.json', `{"graphUrl":"${GRAPH_URL}"}`);
    expect((await run('connect --token-stdin', { stdin: DEFAULT_TOKEN })).code).toBe(0);
  });

  test('a variable that is no address is named', async () => {
    const { code, stderr } = await terminal({ env: { WABACTL_GRAPH_URL: 'localhost' } })('connect --token-stdin');
    expect([code, stderr]).toEqual([2, expect.stringContaining('WABACTL_GRAPH_URL must be a URL')]);
  });
});

test('what connect did is said with the command that comes next', async () => {
  const run = terminal();
  expect((await run.connect()).stdout).toMatchInlineSnapshot(`
    "✓ shop is connected: +1 555-019-2837 of Luna Bakery (104996122399160)
    Token         SYSTEM_USER Luna System User, never expires
    Subscription  your app receives the events of this account
    Callback      none yet

    Now: sending works; messages do not arrive anywhere yet: no callback is set.
    Next: \`wabactl webhook set <url>\`, with the address of your server
    "
  `);
  const { stdout } = await run(`connect --graph-url ${GRAPH_URL} --token-stdin --lang es`, { stdin: DEFAULT_TOKEN });
  expect(stdout).toMatchInlineSnapshot(`
    "✓ shop ya estaba conectado, y no hubo que cambiar nada: +1 555-019-2837 de Luna Bakery (104996122399160)
    Token        SYSTEM_USER Luna System User, no caduca
    Suscripción  su aplicación ya recibía los eventos de esta cuenta
    Callback     todavía ninguno

    Ahora: se puede enviar; los mensajes todavía no llegan a ningún sitio: no hay callback.
    Siguiente paso: \`wabactl webhook set <url>\`, con la dirección de su servidor
    "
  `);
});

test('for a script it is data, and nothing else is on standard output', async () => {
  const { stdout, stderr } = await terminal()(`${CONNECT} --json`, { stdin: DEFAULT_TOKEN });
  expect(stderr).toBe('');
  expect(stdout).toMatchInlineSnapshot(`
    "{
      "name": "shop",
      "kind": "emulator",
      "phoneNumberId": "109876543210987",
      "displayPhoneNumber": "+1 555-019-2837",
      "verifiedName": "Luna Bakery",
      "wabaId": "104996122399160",
      "wabaName": "Luna Bakery",
      "appId": "712300456789012",
      "created": true,
      "status": "CONNECTED",
      "token": {
        "source": "--token-stdin",
        "type": "SYSTEM_USER",
        "owner": "Luna System User",
        "expiresAt": null,
        "scopes": [
          "business_management",
          "whatsapp_business_management",
          "whatsapp_business_messaging"
        ]
      },
      "subscription": "subscribed",
      "callback": null,
      "receivesAt": null,
      "works": {
        "sending": "ready",
        "receiving": "no-callback"
      },
      "changed": [
        "channel",
        "current",
        "token",
        "verify-token",
        "subscription"
      ]
    }
    "
  `);
});
