import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSigned, parseSignature } from '../../../src/core/webhook/signature.js';
import type { Takeover } from '../../../src/core/webhook/takeover.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import type { HttpRequest } from '../../../src/host/host.js';
import { plain, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, type Terminal } from '../../support/cli.js';
import {
  callbacks,
  customerWrites,
  journal,
  leadHere,
  linesOf,
  listen,
  newShop,
  PRODUCTION,
  PUBLIC,
  withProduction,
} from './taking-over.js';

const text = (body: Uint8Array | undefined) => new TextDecoder().decode(body ?? new Uint8Array());

function isIntact({ body, headers }: HttpRequest): boolean {
  const signature = parseSignature(headers['x-hub-signature-256'] ?? '');
  return signature !== undefined && isSigned(body ?? new Uint8Array(), DEFAULT_IDS.appSecret, signature);
}

const eventTexts = (lines: Record<string, unknown>[]) =>
  lines.filter(({ kind }) => kind === 'event').map(({ text: said }) => said);

test('with a public address Meta delivers here for the time of listening, and then where it delivered before', async () => {
  const cli = await newShop();
  const production = await withProduction(cli);
  let meanwhile: unknown;
  const run = await listen(cli, `--public-url ${PUBLIC} --yes`, async () => {
    meanwhile = await callbacks(cli);
    await customerWrites(cli, 'Is it ready?');
  });
  expect(run.code).toBe(130);
  expect(meanwhile).toEqual({ phone: `${PUBLIC}/`, waba: null, app: PRODUCTION });
  const [ready, ...others] = linesOf(run);
  expect(ready).toMatchObject({ publicUrl: `${PUBLIC}/`, level: 'phone', insteadOf: PRODUCTION, passedOnTo: null });
  expect(ready).toMatchObject({ fields: ['messages'] });
  expect(eventTexts(others)).toEqual(['Is it ready?']);
  expect(production.requests).toEqual([]);
  expect(await callbacks(cli)).toEqual({ phone: null, waba: null, app: PRODUCTION });
  expect(journal(cli)).toEqual([]);
  expect(run.stderr).toContain('The callback of the number is removed again');
  expect(run.stderr).toContain("These go to the app's callback");
});

test('with --tee the callback of before gets every delivery as it was signed, and Meta its answer', async () => {
  const cli = await newShop();
  const production = await withProduction(cli);
  const run = await listen(cli, `--public-url ${PUBLIC} --tee`, async () => {
    await customerWrites(cli, '¡Qué rico! 🎂');
    production.answer = () => plain(500, 'out of order');
    await customerWrites(cli, 'Hello?');
  });
  const [ready, ...lines] = linesOf(run);
  expect(ready).toMatchObject({ publicUrl: `${PUBLIC}/in`, passedOnTo: PRODUCTION });
  expect(eventTexts(lines)).toEqual(['¡Qué rico! 🎂', 'Hello?']);
  expect(production.requests.map(({ url }) => url)).toEqual([PRODUCTION, PRODUCTION]);
  expect(production.requests.every(isIntact)).toBe(true);
  expect(text(production.requests[0]?.body)).toContain('\\u00a1Qu\\u00e9 rico! \\ud83c\\udf82');
  expect(lines.filter(({ kind }) => kind === 'passed-on')).toMatchObject([{ status: 500, problem: null }]);
  const attempts = [...cli.emulator.state.deliveries].flatMap((each) => each.attempts.map(({ status }) => status));
  expect(attempts.slice(-2)).toEqual([200, 500]);
});

test('production that cannot be reached is told, and Meta keeps the delivery for it', async () => {
  const cli = await newShop();
  await withProduction(cli);
  const run = await listen(cli, `--public-url ${PUBLIC} --tee --verbose`, async () => {
    cli.network.servers.delete(new URL(PRODUCTION).host);
    await customerWrites(cli, 'Hello?');
  });
  const lines = linesOf(run);
  expect(lines).toContainEqual(
    expect.objectContaining({ kind: 'passed-on', status: 502, problem: 'unreachable', code: 'ECONNREFUSED' }),
  );
  expect(eventTexts(lines)).toEqual(['Hello?']);
});

test('deliveries can be passed on without taking anything over, to a server that is named', async () => {
  const cli = await newShop();
  const production = await withProduction(cli);
  await listen(cli, `--tee ${PRODUCTION}`, async () => {
    const body = new TextEncoder().encode('{"object":"whatsapp_business_account","entry":[]}');
    const answer = await cli.network.servers.get('127.0.0.1:3000')?.({
      method: 'POST',
      url: 'http://127.0.0.1:3000/anything',
      headers: { 'x-hub-signature-256': 'sha256=00', 'x-mine': 'kept' },
      body,
    });
    expect(text(answer?.body)).toBe('TAKEN');
  });
  expect(production.requests).toMatchObject([{ url: PRODUCTION, headers: { 'x-mine': 'kept' } }]);
});

describe('a level that has a callback', () => {
  test.each(['phone', 'waba', 'app'] as const)('%s: is put back with its verify token from a file', async (level) => {
    const cli = await newShop();
    const production = await withProduction(cli, level);
    const before = await callbacks(cli);
    const token = '--previous-verify-token-file production-token.txt';
    const run = await listen(cli, `--public-url ${PUBLIC} --level ${level} ${token} --tee`, async () => {
      expect((await callbacks(cli))[level]).toBe(`${PUBLIC}/in`);
      await customerWrites(cli, 'Hello?');
      const noted = journal(cli).join();
      expect(noted).not.toMatch(/word-of-production|verify-token-of-the-test/);
      expect(noted).toContain(join(cli.home, 'production-token.txt'));
    });
    expect(run.code).toBe(130);
    expect(production.requests.map(isIntact)).toEqual([true]);
    expect(before[level]).toBe(PRODUCTION);
    expect(await callbacks(cli)).toEqual(before);
    expect(journal(cli)).toEqual([]);
  });

  test('is put back with the verify token that this machine placed it with', async () => {
    const cli = await newShop();
    cli.network.servers.set('own.example', async (request) =>
      plain(200, new URL(request.url).searchParams.get('hub.challenge') ?? ''),
    );
    cli.write('word.txt', VERIFY_TOKEN);
    await cli('webhook set https://own.example/in --level phone --verify-token-file word.txt', {
      env: { WABACTL_VERIFY_TOKEN: '' },
    });
    const run = await listen(cli, `--public-url ${PUBLIC} --tee`);
    expect(run.code).toBe(130);
    expect((await callbacks(cli)).phone).toBe('https://own.example/in');
  });

  test('and an unknown verify token is not touched', async () => {
    const cli = await newShop();
    await withProduction(cli, 'phone');
    changeConfig(cli, (config) => {
      for (const channel of config.channels) delete channel.placed;
    });
    const sent = cli.sent().length;
    const { code, stderr } = await cli(`webhook listen --public-url ${PUBLIC} --tee --json`);
    expect(code).toBe(2);
    expect(JSON.parse(stderr).error).toMatchObject({ id: 'takeover-token-unknown', level: 'phone', url: PRODUCTION });
    expect(
      cli
        .sent()
        .slice(sent)
        .filter((request) => !request.startsWith('GET')),
    ).toEqual([]);
  });

  test('is not taken over where a level above gets the messages', async () => {
    const cli = await newShop();
    await withProduction(cli, 'phone');
    const { code, stderr } = await cli(`webhook listen --public-url ${PUBLIC} --level waba --json`);
    expect(code).toBe(2);
    expect(JSON.parse(stderr).error).toMatchObject({ id: 'takeover-outranked', level: 'waba', by: 'phone' });
  });
});

interface Config {
  channels: { placed?: unknown }[];
}

function changeConfig(cli: Terminal, change: (config: Config) => void): void {
  const path = join(cli.home, 'config', 'config.json');
  const config: Config = JSON.parse(readFileSync(path, 'utf8'));
  change(config);
  writeFileSync(path, JSON.stringify(config));
}

/** As an app is that nobody set up yet: without a callback, and so without fields. */
function takeAppCallbackAway({ emulator }: Terminal): void {
  for (const app of emulator.state.apps.values()) app.subscription = undefined;
}

test('an address that Meta knows already is nobody who would miss anything', async () => {
  const cli = await newShop();
  leadHere(cli, PUBLIC);
  cli.network.servers.set('127.0.0.1:3000', async ({ url }) =>
    plain(200, new URL(url).searchParams.get('hub.challenge') ?? ''),
  );
  await cli(`webhook set ${PUBLIC}/ --level app`);
  cli.network.servers.delete('127.0.0.1:3000');
  const run = await listen(cli, `--public-url ${PUBLIC}`, () => customerWrites(cli, 'Hello?'));
  expect(run.code).toBe(130);
  expect(linesOf(run)[0]).toMatchObject({ publicUrl: `${PUBLIC}/`, insteadOf: null });
  expect(eventTexts(linesOf(run))).toEqual(['Hello?']);
  expect(await callbacks(cli)).toEqual({ phone: null, waba: null, app: `${PUBLIC}/` });
});

test('an app that has no callback is given one with its fields, and has none again afterwards', async () => {
  const cli = await newShop();
  takeAppCallbackAway(cli);
  const run = await listen(cli, `--public-url ${PUBLIC} --level app`, async () => {
    expect(await callbacks(cli)).toMatchObject({ app: `${PUBLIC}/` });
    await customerWrites(cli, 'Hello?');
  });
  expect(eventTexts(linesOf(run))).toEqual(['Hello?']);
  expect(await callbacks(cli)).toEqual({ phone: null, waba: null, app: null });
});

test('without --tee whoever lives from the messages must be given up knowingly', async () => {
  const cli = await newShop();
  await withProduction(cli);
  const { code, stderr } = await cli(`webhook listen --public-url ${PUBLIC} --json`);
  expect(code).toBe(2);
  expect(JSON.parse(stderr).error).toMatchObject({ id: 'no-terminal', flag: '--yes' });
});

test('a callback that somebody else sets meanwhile is left alone', async () => {
  const cli = await newShop();
  await withProduction(cli);
  cli.network.servers.set('colleague.example', async (request) =>
    plain(200, new URL(request.url).searchParams.get('hub.challenge') ?? ''),
  );
  const run = await listen(cli, `--public-url ${PUBLIC} --tee`, async () => {
    await cli('webhook set https://colleague.example/in --level phone');
  });
  expect(run.stderr).toContain('changed by somebody else');
  expect((await callbacks(cli)).phone).toBe('https://colleague.example/in');
  expect(journal(cli)).toEqual([]);
});

describe('when Meta cannot be reached at the end', () => {
  async function endedOffline() {
    const cli = await newShop();
    await withProduction(cli);
    const graph = cli.network.servers.get(GRAPH);
    const run = await listen(cli, `--public-url ${PUBLIC} --tee`, async () => {
      cli.network.servers.set(GRAPH, async () => plain(503));
    });
    if (graph) cli.network.servers.set(GRAPH, graph);
    return { cli, run };
  }

  test('it says what to run, and the next command puts the callback back', async () => {
    const { cli, run } = await endedOffline();
    expect(run.code).toBe(6);
    expect(JSON.parse(run.stderr.trim().split('\n').at(-1) ?? '').error).toMatchObject({
      id: 'takeover-not-put-back',
      level: 'phone',
      previousUrl: null,
      because: 'unreachable',
      hint: expect.stringContaining('wabactl webhook unset --level phone'),
    });
    expect(journal(cli)).not.toEqual([]);
    const next = await cli('channel list');
    expect(next.stderr).toContain('It is removed now');
    expect(journal(cli)).toEqual([]);
    expect((await callbacks(cli)).phone).toBeNull();
  });

  test('help, completion and a dry run leave it to the next one', async () => {
    const { cli } = await endedOffline();
    const sent = cli.sent().length;
    await cli('help exit-codes');
    await cli('completion bash');
    await cli('channel rename shop bakery --dry-run');
    expect(cli.sent()).toHaveLength(sent);
    expect(journal(cli)).not.toEqual([]);
  });

  test('a channel that is gone is named, and other commands work', async () => {
    const { cli } = await endedOffline();
    changeConfig(cli, (config) => {
      config.channels = [];
    });
    const next = await cli('channel list');
    expect(next.stderr).toContain('the channel is not on this machine any more');
  });
});

describe('a take-over whose listener is gone', () => {
  /** As a kill leaves it, with what is noted of it changed. */
  async function orphan(change: (taken: Takeover) => Takeover): Promise<Terminal> {
    const cli = await newShop();
    await withProduction(cli);
    let noted = '';
    await listen(cli, `--public-url ${PUBLIC} --tee`, async () => {
      noted = journal(cli).find((text) => text.startsWith('{')) ?? '';
    });
    cli.write('word.txt', VERIFY_TOKEN);
    leadHere(cli, PUBLIC);
    cli.network.servers.set('127.0.0.1:3000', async ({ url }) =>
      plain(200, new URL(url).searchParams.get('hub.challenge') ?? ''),
    );
    await cli(`webhook set ${PUBLIC}/in --level phone --verify-token-file word.txt`);
    const taken: Takeover = JSON.parse(noted);
    cli.write(`state/takeovers/${taken.id}.json`, JSON.stringify(change(taken)));
    return cli;
  }

  const isNoted = (cli: Terminal) => journal(cli).some((text) => text.startsWith('{'));

  test('is put back', async () => {
    const cli = await orphan((taken) => taken);
    expect((await cli('channel list')).stderr).toContain('It is removed now');
    expect((await callbacks(cli)).phone).toBeNull();
    expect(isNoted(cli)).toBe(false);
  });

  test('of another machine is left alone while it answers, and put back when it does not', async () => {
    const cli = await orphan((taken) => ({ ...taken, machine: 'another' }));
    expect((await cli('channel list')).stderr).toBe('');
    expect((await callbacks(cli)).phone).toBe(`${PUBLIC}/in`);
    cli.network.servers.delete('127.0.0.1:3000');
    expect((await cli('channel list')).stderr).toContain('It is removed now');
    expect((await callbacks(cli)).phone).toBeNull();
  });

  test('of a channel that is made of the environment is put back by a command with the same environment', async () => {
    const cli = await orphan((taken) => ({ ...taken, channelId: null, channelName: null }));
    const without = await cli('channel list');
    expect(without.stderr).toContain('Meta does not accept the token');
    expect(isNoted(cli)).toBe(true);
    const env = { WABACTL_TOKEN: DEFAULT_TOKEN };
    expect((await cli('channel list', { env })).stderr).toContain('It is removed now');
    expect((await callbacks(cli)).phone).toBeNull();
  });

  test('at an emulator that is gone too is forgotten', async () => {
    const cli = await orphan((taken) => taken);
    cli.network.servers.delete(GRAPH);
    expect((await cli('channel list')).stderr).toBe('');
    expect(isNoted(cli)).toBe(false);
  });

  test('by a newer version is left to that', async () => {
    const cli = await orphan((taken) => ({ ...taken, version: 2 as 1 }));
    expect((await cli('channel list')).stderr).toBe('');
    expect(isNoted(cli)).toBe(true);
  });

  test('whose verify token is gone cannot be put back, and it is said how to', async () => {
    const cli = await orphan((taken) => ({
      ...taken,
      previousUrl: PRODUCTION,
      previousToken: { kind: 'file', path: '/gone' },
    }));
    const { stderr } = await cli('channel list');
    expect(stderr).toContain('its verify token cannot be read any more');
    expect(stderr).toContain(`wabactl webhook set ${PRODUCTION} --level phone --verify-token-file`);
  });
});

test('a delivery that could not be kept here is passed on all the same, and that is said', async () => {
  const cli = await newShop();
  const production = await withProduction(cli);
  const run = await listen(cli, `--public-url ${PUBLIC} --tee`, async (host) => {
    // In the place of the folder for deliveries, so that none can be kept.
    rmSync(join(cli.home, 'state', 'deliveries'), { recursive: true, force: true });
    cli.write('state/deliveries', 'a file');
    await customerWrites(cli, 'Hello?');
    await host.printed('"not-kept"');
  });
  expect(production.requests).toHaveLength(1);
  expect(linesOf(run).filter(({ kind }) => kind === 'not-kept')).toMatchObject([{ isPassedOn: true }]);
});

test('of many that went wrong in a second some are shown, and the others counted', async () => {
  const cli = await newShop();
  const production = await withProduction(cli);
  production.answer = () => plain(503);
  const run = await listen(cli, `--public-url ${PUBLIC} --tee`, async () => {
    const body = new TextEncoder().encode('{}');
    const request = { method: 'POST', url: `${PUBLIC}/in`, headers: {}, body };
    await Promise.all(Array.from({ length: 40 }, () => cli.network.servers.get('127.0.0.1:3000')?.(request)));
  });
  const passed = linesOf(run).filter(({ kind }) => kind === 'passed-on');
  expect(passed.map(({ times }) => times)).toEqual([1, 1, 1, 1, 1, 35]);
});

test('a second listener does not take over what the first one has', async () => {
  const cli = await newShop();
  await withProduction(cli);
  let second: { code: number; stderr: string } | undefined;
  await listen(cli, `--public-url ${PUBLIC} --tee`, async () => {
    second = await cli(`webhook listen --port 3001 --public-url ${PUBLIC}/2 --tee --json`);
    expect((await callbacks(cli)).phone).toBe(`${PUBLIC}/in`);
  });
  expect(second?.code).toBe(2);
  expect(JSON.parse(second?.stderr ?? '').error).toMatchObject({ id: 'takeover-already', pid: 4711 });
  expect((await callbacks(cli)).phone).toBeNull();
});

describe('before Meta is told', () => {
  const changes = (sent: string[]) => sent.filter((request) => !request.startsWith('GET'));

  async function expectUntouched(line: string, prepare: (cli: Terminal) => void) {
    const cli = await newShop();
    prepare(cli);
    const before = cli.sent().length;
    const { code, stderr } = await cli(`webhook listen --json ${line}`);
    expect(changes(cli.sent().slice(before))).toEqual([]);
    expect(journal(cli)).toEqual([]);
    expect(cli.network.servers.has('127.0.0.1:3000')).toBe(false);
    return { code, error: JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error };
  }

  test('an address that leads to somebody else is found out', async () => {
    const { code, error } = await expectUntouched('--public-url https://other.example', ({ network }) => {
      network.servers.set('other.example', async () => plain(200, '<html>Welcome!</html>'));
    });
    expect(code).toBe(6);
    expect(error).toMatchObject({ id: 'public-url-leads-elsewhere' });
  });

  test('an address that leads nowhere is found out', async () => {
    const { code, error } = await expectUntouched('--public-url https://nowhere.example', () => {});
    expect(code).toBe(6);
    expect(error).toMatchObject({ id: 'callback-unreachable' });
  });

  test('a proxy that writes JSON anew is found out', async () => {
    const { error } = await expectUntouched(`--public-url ${PUBLIC}`, ({ network }) => {
      network.servers.set(new URL(PUBLIC).host, async (request) => {
        const body = new TextEncoder().encode(`${text(request.body)}\n`);
        const changed = request.method === 'POST' ? { ...request, body } : request;
        return (await network.servers.get('127.0.0.1:3000')?.(changed)) ?? plain(502);
      });
    });
    expect(error).toMatchObject({ id: 'tunnel-changes-body' });
  });

  test('an address that Meta would not take is refused', async () => {
    const { code, error } = await expectUntouched('--public-url http://tap.example', () => {});
    expect(code).toBe(2);
    expect(error).toMatchObject({ id: 'callback-url-invalid' });
  });

  test.each([
    ['--tunnel ngrok --public-url https://a.example', 'conflicting-options'],
    ['--level waba', 'takeover-option-alone'],
    ['--tee', 'takeover-option-alone'],
    ['--previous-verify-token-file a.txt', 'takeover-option-alone'],
    [`--public-url ${PUBLIC} --tee ${PUBLIC}/`, 'tee-in-circle'],
    ['--forward-to http://localhost:3000/in', 'tee-in-circle'],
  ])('%s: %s', async (options, id) => {
    expect((await expectUntouched(options, () => {})).error).toMatchObject({ id });
  });

  test('--tee with nobody behind is told', async () => {
    const { error } = await expectUntouched(`--public-url ${PUBLIC} --tee`, takeAppCallbackAway);
    expect(error).toMatchObject({ id: 'tee-without-origin' });
  });

  test('an account that is not subscribed is told', async () => {
    const { error } = await expectUntouched(`--public-url ${PUBLIC}`, ({ emulator }) => {
      for (const waba of emulator.state.wabas.values()) waba.subscribedApps.clear();
    });
    expect(error).toMatchObject({ id: 'webhook-not-subscribed' });
  });
});

test('a dry run says what Meta would be told, and tells it nothing', async () => {
  const cli = await newShop();
  await withProduction(cli);
  const before = cli.sent().length;
  const { code, stdout } = await cli('webhook listen --tunnel cloudflared --tee --dry-run --json');
  expect(code).toBe(0);
  const { requests } = JSON.parse(stdout);
  expect(requests).toMatchObject([
    {
      method: 'POST',
      body: { webhook_configuration: { override_callback_uri: 'https://address-of-the-tunnel.example/in' } },
    },
    { method: 'POST', body: { webhook_configuration: { override_callback_uri: '' } } },
  ]);
  expect(stdout).not.toContain(VERIFY_TOKEN);
  expect(
    cli
      .sent()
      .slice(before)
      .filter((request) => !request.startsWith('GET')),
  ).toEqual([]);
});

test('what a person reads, in Spanish too', async () => {
  const cli = await newShop();
  const production = await withProduction(cli);
  const read = (lang: string) =>
    cli(`webhook listen --public-url ${PUBLIC} --tee --lang ${lang}`, {
      async meanwhile(host) {
        await host.printed(PUBLIC);
        production.answer = () => plain(503);
        await customerWrites(cli, 'Hola');
        await host.printed('Hola');
        host.pressCtrlC();
      },
    });
  for (const lang of ['en', 'es']) {
    expect((await read(lang)).stdout.replace(cli.home, '~')).toMatchSnapshot(lang);
  }
});

test('without a ticked field nothing would come, and that is said', async () => {
  const cli = await newShop();
  takeAppCallbackAway(cli);
  const run = await listen(cli, `--public-url ${PUBLIC}`);
  expect(run.code).toBe(130);
  expect(run.stderr).toContain("'messages' is not ticked in the app");
});
