import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import type { HttpRequest, HttpResponse } from '../../../src/host/host.js';
import { plain, VERIFY_TOKEN } from '../../support/callback.js';
import { type Line, type Run, type Terminal, terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';

/** A public address that leads to port 3000 of the test's machine. */
export const PUBLIC = 'https://tap.example';

/** The server of the business in production, which got everything before. */
export const PRODUCTION = 'https://shop.example/in';
const PRODUCTION_TOKEN = 'word-of-production';

export interface Production {
  readonly requests: HttpRequest[];
  /** What it answers to deliveries. */
  answer: () => HttpResponse;
}

/** Channel `shop`, a verify token, and a public address that leads to the listener. */
export async function newShop(): Promise<Terminal> {
  const cli = terminal({ env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } });
  await cli.connect();
  leadHere(cli, PUBLIC);
  return cli;
}

/** What a tunnel does; a program of the test calls it when it names its address. */
export function leadHere(cli: Terminal, url: string): void {
  cli.network.servers.set(new URL(url).host, (request) => {
    const listener = cli.network.servers.get('127.0.0.1:3000');
    return listener ? listener(request) : Promise.resolve(plain(502, 'the tunnel leads nowhere'));
  });
}

/** Has production as the callback of the app, with `messages` ticked, and as that of the level that is named. */
export async function withProduction(cli: Terminal, level: 'app' | 'waba' | 'phone' = 'app'): Promise<Production> {
  const production: Production = { requests: [], answer: () => plain(200, 'TAKEN') };
  cli.network.servers.set(new URL(PRODUCTION).host, async (request) => {
    const query = new URL(request.url).searchParams;
    if (request.method === 'GET') {
      const knows = query.get('hub.verify_token') === PRODUCTION_TOKEN;
      return knows ? plain(200, query.get('hub.challenge') ?? '') : plain(403);
    }
    production.requests.push(request);
    return production.answer();
  });
  cli.write('production-token.txt', PRODUCTION_TOKEN);
  for (const each of new Set(['app', level])) {
    const set = await cli(`webhook set ${PRODUCTION} --level ${each} --verify-token-file production-token.txt --yes`);
    if (set.code !== 0) throw new Error(set.stderr);
  }
  return production;
}

/** `webhook listen` on port 3000 while `meanwhile` happens, and then Ctrl-C. */
export function listen(
  cli: Terminal,
  options: string,
  meanwhile: (host: FakeHost) => Promise<void> = async () => {},
  line: Line = {},
): Promise<Run> {
  return cli(`webhook listen --json ${options}`, {
    ...line,
    async meanwhile(host) {
      await host.printed('"ready"');
      await meanwhile(host);
      host.pressCtrlC();
    },
  });
}

export function linesOf({ stdout }: Run): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** A customer writes, and Meta delivers. */
export async function customerWrites(cli: Terminal, text: string): Promise<void> {
  await cli.emulator.handler({
    method: 'POST',
    url: 'http://127.0.0.1:4290/_emulator/inbound',
    headers: { host: '127.0.0.1:4290', 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify({ phoneId: DEFAULT_IDS.phoneId, from: '15550142233', text })),
  });
  await cli.emulator.settle();
}

/** The callbacks as Meta names them. */
export async function callbacks(cli: Terminal): Promise<Record<string, string | null>> {
  return JSON.parse((await cli('webhook status --json --quiet')).stdout).callbacks;
}

/** What is noted of take-overs that are not over. */
export function journal(cli: Terminal): string[] {
  try {
    const folder = join(cli.home, 'state', 'takeovers');
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch {
    return [];
  }
}

/** A program in a folder of the PATH. */
export function install(cli: Terminal, name: string, script: string): { PATH: string } {
  mkdirSync(join(cli.home, 'programs'), { recursive: true });
  chmodSync(cli.write(`programs/${name}`, `#!/usr/bin/env bash\n${script}\n`), 0o755);
  return { PATH: `${join(cli.home, 'programs')}:${process.env.PATH}` };
}
