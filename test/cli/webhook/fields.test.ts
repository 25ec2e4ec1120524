import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { WEBHOOK_FIELDS } from '../../../src/core/meta/webhook-fields.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { en } from '../../../src/text/en.js';
import { es } from '../../../src/text/es.js';
import { CALLBACK, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, GRAPH_URL, type Setup, type Terminal, terminal } from '../../support/cli.js';

const knows = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };

async function withCallback(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  serveCallback(cli);
  await cli(`webhook set ${CALLBACK}`, knows);
  return cli;
}

const appOf = ({ emulator }: Terminal) => emulator.state.apps.get(DEFAULT_IDS.appId);
const tickedIn = (cli: Terminal) => appOf(cli)?.subscription?.fields.map(({ name }) => name) ?? [];

test('every field of Meta is explained in both languages', () => {
  const names = WEBHOOK_FIELDS.map(({ name }) => name).sort();
  for (const { commands } of [en, es])
    expect(Object.keys(commands['webhook fields'].says.carries).sort()).toEqual(names);
});

describe('the list', () => {
  test('says what each field carries, what is ticked, and whose callback gets it', async () => {
    const cli = await withCallback();
    await cli(`webhook set ${CALLBACK}/number --level phone`, knows);
    const { code, stdout } = await cli('webhook fields');
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ +messages +messages of customers, and the statuses of yours +number/);
    expect(stdout).toMatch(/✓ +account_update +violations.* +app\n/);
    expect(stdout).toMatch(/^ +calls +calls: who rings.* +number/m);
    const { fields } = JSON.parse((await cli('webhook fields --json')).stdout);
    expect(fields).toHaveLength(WEBHOOK_FIELDS.length);
    expect(fields[0]).toEqual({
      name: 'messages',
      ticked: true,
      recommended: true,
      permission: 'whatsapp_business_messaging',
      level: 'phone',
      url: `${CALLBACK}/number`,
    });
    expect((await cli('webhook fields --lang es')).stdout).toMatch(/✓ +messages +mensajes de clientes/);
  });

  test('breaks no name on a narrow terminal, since people copy them', async () => {
    const cli = await withCallback({ tty: true, columns: 60 });
    for (const language of ['en', 'es']) {
      const { stdout } = await cli(`webhook fields --lang ${language}`);
      for (const { name } of WEBHOOK_FIELDS) expect(stdout).toContain(` ${name}\n`);
      expect(stdout.split('\n').filter((line) => stringWidth(line) > 60)).toEqual([]);
    }
  });

  test('shows a field that Meta has ticked and nobody here knows', async () => {
    const cli = await withCallback();
    appOf(cli)?.subscription?.fields.push({ name: 'brand_new', version: 'v25.0' });
    expect((await cli('webhook fields')).stdout).toMatch(/✓ +brand_new +not known to this version/);
  });

  test('tells that it cannot be seen without the app secret, which a change needs', async () => {
    const cli = terminal();
    await cli(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
    const { code, stdout } = await cli('webhook fields');
    expect([code, stdout]).toEqual([0, expect.stringContaining('cannot be seen without the app secret')]);
    expect(JSON.parse((await cli('webhook fields --json')).stdout).fields[0]).toMatchObject({ ticked: null });
    const refused = await cli('webhook fields --add calls --json');
    expect([refused.code, JSON.parse(refused.stderr).error.id]).toEqual([2, 'no-app-secret']);
  });
});

describe('ticking', () => {
  test('adds to what is ticked, and never takes one away', async () => {
    const cli = await withCallback();
    const before = tickedIn(cli);
    const { code, stdout } = await cli('webhook fields --add calls,flows --add security', knows);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Ticked now: calls, flows, security')]);
    expect(tickedIn(cli).sort()).toEqual([...before, 'calls', 'flows', 'security'].sort());
    const sent = cli.sent().length;
    expect((await cli('webhook fields --add calls', knows)).stdout).toContain('Nothing was changed.');
    expect(cli.sent().slice(sent)).not.toContainEqual(expect.stringMatching(/^(POST|DELETE)/));
  });

  // A callback is posted together with its verify token: another one would lock its owner out.
  test('is refused before Meta is told where the endpoint does not know the verify token', async () => {
    const cli = await withCallback();
    const before = tickedIn(cli);
    const run = await cli('webhook fields --add calls', { env: { WABACTL_VERIFY_TOKEN: 'another' } });
    expect([run.code, run.stderr]).toEqual([6, expect.stringContaining("does not pass Meta's handshake")]);
    expect(tickedIn(cli)).toEqual(before);
    expect(appOf(cli)?.subscription?.verifyToken).toBe(VERIFY_TOKEN);
  });

  test('needs a callback of the app', async () => {
    const cli = terminal();
    await cli.connect();
    const { code, stderr } = await cli('webhook fields --add calls', knows);
    expect([code, stderr]).toEqual([6, expect.stringContaining('has no callback of its own')]);
  });

  test('that Meta did not take is a failure', async () => {
    const cli = await withCallback();
    cli.network.servers.set(GRAPH, async (request) => {
      if (request.method !== 'POST') return cli.emulator.handler(request);
      const body = new TextEncoder().encode('{"success":true}');
      return { status: 200, headers: { 'content-type': 'application/json' }, body };
    });
    const { code, stderr } = await cli('webhook fields --add calls', knows);
    expect([code, stderr]).toEqual([6, expect.stringContaining('not ticked are calls')]);
  });
});

describe('unticking', () => {
  test('asks, and says for whom it ends', async () => {
    const cli = await withCallback({ tty: true });
    let asked = '';
    const no = (question: string) => {
      asked = question;
      return false;
    };
    const declined = await cli('webhook fields --remove messages', { answers: [no] });
    expect([declined.code, tickedIn(cli)]).toEqual([130, expect.arrayContaining(['messages'])]);
    expect(asked).toContain('No account of this app gets these events any more, at any callback: messages.');
    expect((await cli('webhook fields --remove messages', { answers: [true] })).code).toBe(0);
    expect(tickedIn(cli)).not.toContain('messages');
  });

  test('needs no verify token, leaves the others and the callback, and can come with ticking', async () => {
    const cli = await withCallback();
    const before = tickedIn(cli);
    const { stdout } = await cli('webhook fields --remove account_alerts --yes');
    expect(stdout).toContain('Not ticked any more: account_alerts');
    expect(tickedIn(cli)).toEqual(before.filter((name) => name !== 'account_alerts'));
    expect((await cli('webhook fields --remove user_id_update --add calls --yes --json', knows)).code).toBe(0);
    expect(tickedIn(cli)).toContain('calls');
    expect(tickedIn(cli)).not.toContain('user_id_update');
    expect(appOf(cli)?.subscription).toMatchObject({ callbackUrl: CALLBACK, verifyToken: VERIFY_TOKEN });
  });
});

test('all that is wrong with the names is told at once, and nothing is sent', async () => {
  const cli = await withCallback();
  const before = tickedIn(cli);
  const { code, stderr } = await cli('webhook fields --add mesages,calls --remove calls,what --yes', knows);
  expect(code).toBe(2);
  expect(stderr).toContain("there is no field 'mesages', did you mean 'messages'?");
  expect(stderr).toContain("there is no field 'what'");
  expect(stderr).toContain('calls is to be ticked and unticked at once');
  expect(tickedIn(cli)).toEqual(before);
});

test('a dry run shows the whole union and what is unticked', async () => {
  const cli = await withCallback();
  const before = tickedIn(cli);
  const { stdout } = await cli('webhook fields --add calls --remove account_alerts --dry-run --json', knows);
  const { requests } = JSON.parse(stdout);
  expect(requests).toMatchObject([{ method: 'POST' }, { method: 'DELETE' }]);
  expect(JSON.stringify(requests[0])).toContain(
    [...before.filter((name) => name !== 'account_alerts'), 'calls'].join(),
  );
  expect(requests[1].url).toContain('fields=account_alerts');
  expect(tickedIn(cli)).toEqual(before);
});
