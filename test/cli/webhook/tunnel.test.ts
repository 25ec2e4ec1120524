import { describe, expect, test } from 'vitest';
import { NetworkFault } from '../../../src/core/network-fault.js';
import { readTunnelAddress, tunnelCommand, withoutTunnelToken } from '../../../src/core/webhook/tunnels.js';
import { plain } from '../../support/callback.js';
import type { Terminal } from '../../support/cli.js';
import {
  callbacks,
  customerWrites,
  install,
  journal,
  leadHere,
  linesOf,
  listen,
  newShop,
  withProduction,
} from './taking-over.js';

/** What each program writes, among other things, when it is ready. */
const SAYS = {
  cloudflared: {
    program: 'cloudflared',
    lines: [
      '2026-11-27T02:00:00Z INF Requesting new quick Tunnel on trycloudflare.com...',
      '2026-11-27T02:00:02Z INF |  https://busy-bakery-two.trycloudflare.com                          |',
    ],
    address: 'https://busy-bakery-two.trycloudflare.com',
  },
  ngrok: {
    program: 'ngrok',
    lines: [
      '{"lvl":"info","msg":"open config file","path":"/home/ana/.config/ngrok/ngrok.yml"}',
      '{"addr":"http://127.0.0.1:3000","lvl":"info","msg":"started tunnel","name":"command_line","obj":"tunnels","url":"https://luna.ngrok-free.app"}',
    ],
    address: 'https://luna.ngrok-free.app',
  },
  localtunnel: { program: 'lt', lines: ['your url is: https://luna.loca.lt'], address: 'https://luna.loca.lt' },
} as const;

const echoes = (lines: readonly string[]) => lines.map((line) => `echo '${line}' >&2`).join('\n');

async function shopWithProduction(): Promise<Terminal> {
  const cli = await newShop();
  await withProduction(cli);
  return cli;
}

describe.each(['cloudflared', 'ngrok', 'localtunnel'] as const)('%s', (tunnel) => {
  const { program, lines, address } = SAYS[tunnel];

  test('is started, its address given to Meta, and it ends with the listener', async () => {
    const cli = await shopWithProduction();
    leadHere(cli, address);
    const env = install(
      cli,
      program,
      `echo "$@" > "$(dirname "$0")/args"\n${echoes(lines)}\ntrap 'echo over > "$(dirname "$0")/end"; exit' TERM\nwhile :; do sleep 0.05; done`,
    );
    const run = await listen(cli, `--tunnel ${tunnel} --tee`, () => customerWrites(cli, 'Hello?'), { env });
    expect(run.code).toBe(130);
    expect(linesOf(run)[0]).toMatchObject({ publicUrl: `${address}/in`, level: 'phone' });
    expect(linesOf(run).map(({ kind }) => kind)).toContain('event');
    expect(cli.read('programs/args').trim()).toBe(tunnelCommand(tunnel, 3000).args.join(' '));
    expect(cli.read('programs/end').trim()).toBe('over');
    expect(await callbacks(cli)).toMatchObject({ phone: null });
  });

  test('that is not installed is named, with where to get it', async () => {
    const cli = await shopWithProduction();
    const { code, stderr } = await cli(`webhook listen --tunnel ${tunnel} --tee --json`, { env: { PATH: '/nowhere' } });
    expect(code).toBe(2);
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error).toMatchObject({
      id: 'tunnel-not-installed',
      tunnel,
      program,
    });
  });

  test('that ends at once is named with its last words, and without the token of its account', async () => {
    const cli = await shopWithProduction();
    const env = install(
      cli,
      program,
      'echo "Your authtoken: 2abcDEFghiJKLmnoPQRstuVWX_9z" >&2; echo "no such account"; exit 1',
    );
    const { code, stderr } = await cli(`webhook listen --tunnel ${tunnel} --tee --json`, { env });
    expect(code).toBe(5);
    const { error } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    expect(error).toMatchObject({ id: 'tunnel-ended', tunnel, exitCode: 1 });
    expect(error.lastLines.join()).toContain('no such account');
    expect(stderr).not.toContain('2abcDEF');
    expect(cli.network.servers.has('127.0.0.1:3000')).toBe(false);
  });
});

test('a tunnel that breaks off is opened again, and Meta told its new address', async () => {
  const cli = await shopWithProduction();
  leadHere(cli, 'https://first.trycloudflare.com');
  leadHere(cli, 'https://second.trycloudflare.com');
  const env = install(
    cli,
    'cloudflared',
    `cd "$(dirname "$0")"
if [ -e ran ]; then name=second; else name=first; fi
touch ran
echo "https://$name.trycloudflare.com"
while [ $name = second ] || ! [ -e break ]; do sleep 0.05; done
exit 1`,
  );
  const run = await listen(
    cli,
    '--tunnel cloudflared --tee',
    async (host) => {
      cli.write('programs/break', '');
      await host.printed('"moved"');
      expect(await callbacks(cli)).toMatchObject({ phone: 'https://second.trycloudflare.com/in' });
      expect(journal(cli).join()).toContain('first.trycloudflare.com');
      await customerWrites(cli, 'Hello?');
    },
    { env },
  );
  const lines = linesOf(run);
  expect(lines.filter(({ kind }) => kind === 'tunnel')).toMatchObject([
    { state: 'lost', url: null },
    { state: 'moved', url: 'https://second.trycloudflare.com/in' },
  ]);
  expect(lines.filter(({ kind }) => kind === 'event')).toHaveLength(1);
  expect(await callbacks(cli)).toMatchObject({ phone: null });
  expect(journal(cli)).toEqual([]);
});

test('a tunnel that is lost for good ends the listener, and the callback is put back', async () => {
  const cli = await shopWithProduction();
  leadHere(cli, 'https://first.trycloudflare.com');
  const env = install(
    cli,
    'cloudflared',
    `cd "$(dirname "$0")"
if [ -e ran ]; then echo "account is blocked"; exit 1; fi
touch ran
echo "https://first.trycloudflare.com"
while ! [ -e break ]; do sleep 0.05; done
exit 1`,
  );
  const { code, stderr } = await cli('webhook listen --tunnel cloudflared --tee --json', {
    env,
    async meanwhile(host) {
      await host.printed('"ready"');
      cli.write('programs/break', '');
    },
  });
  expect(code).toBe(5);
  expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error).toMatchObject({
    id: 'tunnel-ended',
    lastLines: ['account is blocked'],
  });
  expect(await callbacks(cli)).toMatchObject({ phone: null });
});

test('one that names no address is given up, and ended', async () => {
  const cli = await shopWithProduction();
  const env = install(cli, 'cloudflared', 'echo "see https://example.com/help"; sleep 600');
  const { code, stderr } = await cli('webhook listen --tunnel cloudflared --tee --json', { env });
  expect(code).toBe(5);
  const { error } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  expect(error).toMatchObject({ id: 'tunnel-without-address', lastLines: ['see https://example.com/help'] });
});

test('a name that is not known here yet is left to Meta, which asks other name servers', async () => {
  const cli = await shopWithProduction();
  const env = install(cli, 'cloudflared', 'echo "https://new.trycloudflare.com"; sleep 600');
  const triesFromHere = 30;
  let asked = 0;
  cli.network.servers.set('new.trycloudflare.com', async (request) => {
    asked++;
    if (asked <= triesFromHere) throw new NetworkFault('dns', 'ENOTFOUND', false);
    return (await cli.network.servers.get('127.0.0.1:3000')?.(request)) ?? plain(502);
  });
  const run = await listen(cli, '--tunnel cloudflared --tee', async () => {}, { env });
  expect(run.code).toBe(130);
  expect(run.stderr).toContain('not known to the name servers of this machine');
});

test.each([
  ['cloudflared', 'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: i/o timeout'],
  ['ngrok', '{"lvl":"eror","msg":"failed to auth","err":"See https://ngrok.com/docs"}'],
  ['localtunnel', 'connection refused: localtunnel.me:443 (check your firewall settings)'],
] as const)('%s: no address is seen in: %s', (tunnel, line) => {
  expect(readTunnelAddress(tunnel, line)).toBeUndefined();
});

test('ngrok names its address in both of its forms', () => {
  expect(readTunnelAddress('ngrok', 't=2026 lvl=info msg="started tunnel" url=https://a.ngrok.app')).toBe(
    'https://a.ngrok.app',
  );
});

test.each([
  ['Your authtoken: 2abcDEFghiJKLmnoPQRst', 'Your authtoken: …'],
  ['"auth_token":"2abcDEFghiJKLmnoPQRst"', '"auth_token":"…"'],
  ['no tunnel', 'no tunnel'],
])('of %s is told: %s', (line, told) => {
  expect(withoutTunnelToken(line)).toBe(told);
});
