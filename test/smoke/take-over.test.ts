import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import type { Handler } from '../../src/host/host.js';
import { serve } from '../../src/host/http-server.js';
import { bareEnvironment, run, start, startEmulator } from './built-program.js';

const VERIFY_TOKEN = 'word-of-production';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The server of production, which does its part of Meta's handshake and takes everything. */
async function openProduction(): Promise<string> {
  const handler: Handler = async ({ method, url }) => {
    const challenge = method === 'GET' ? new URL(url).searchParams.get('hub.challenge') : null;
    return { status: 200, headers: {}, body: new TextEncoder().encode(challenge ?? '') };
  };
  const { port, close } = await serve({ port: 0, maxBodyBytes: 1_000_000 }, handler, new AbortController().signal);
  onTestFinished(close);
  return `http://127.0.0.1:${port}/in`;
}

/** A home with channel `shop`, whose number is delivered to production by the app's callback. */
async function openShop() {
  const { url } = await startEmulator();
  const production = await openProduction();
  const home = (await bareEnvironment()).HOME ?? '';
  const env = {
    HOME: home,
    WABACTL_HOME: home,
    WABACTL_VERIFY_TOKEN: VERIFY_TOKEN,
    WABACTL_APP_SECRET: DEFAULT_IDS.appSecret,
    WABACTL_TOKEN: DEFAULT_TOKEN,
  };
  const wabactl = (line: string) => run(line.split(' '), env);
  expect(await wabactl(`connect --name shop --graph-url ${url} --no-input`)).toMatchObject({ exitCode: 0 });
  expect(await wabactl(`webhook set ${production} --level app --yes`)).toMatchObject({ exitCode: 0 });
  return { env, home, wabactl };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

/** Starts a listener, and gives what it has said as soon as that contains the text. */
async function listen({ env }: Shop, options: string, more: Record<string, string> = {}) {
  const { child } = await start(
    ['webhook', 'listen', '--json', ...options.split(' ')],
    { ...env, ...more },
    { buffer: false },
  );
  let heard = '';
  const watchers: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      heard += chunk;
      for (const watch of watchers) watch();
    });
  }
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const watch = () => heard.includes(text) && resolve();
      watchers.push(watch);
      watch();
      child.finally(() => reject(new Error(`the listener ended and had said: ${heard}`)));
    });
  return { child, says };
}

const takeovers = (home: string) => {
  try {
    return readdirSync(join(home, 'state', 'takeovers'));
  } catch {
    return [];
  }
};

async function callbackOfNumber({ wabactl }: Shop): Promise<{ phone: string | null; stderr: string }> {
  const { stdout, stderr } = await wabactl('webhook status --json');
  return { phone: JSON.parse(stdout).callbacks.phone, stderr };
}

test('a callback that a listener took over is put back by the next command when the listener was killed -9', async () => {
  const shop = await openShop();
  const port = await freePort();
  const { child, says } = await listen(shop, `--port ${port} --public-url http://127.0.0.1:${port} --tee`);
  await says('"ready"');
  const alive = await callbackOfNumber(shop);
  expect(alive).toEqual({ phone: `http://127.0.0.1:${port}/in`, stderr: '' });
  child.kill('SIGKILL');
  await child;
  const next = await shop.wabactl('channel list');
  expect(next.stderr).toContain('It is removed now');
  expect(await callbackOfNumber(shop)).toEqual({ phone: null, stderr: '' });
  expect(takeovers(shop.home)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s puts it back before the listener ends', async (signal) => {
  const shop = await openShop();
  const port = await freePort();
  const { child, says } = await listen(shop, `--port ${port} --public-url http://127.0.0.1:${port} --tee`);
  await says('"ready"');
  child.kill(signal);
  expect((await child).exitCode).toBe(130);
  expect(takeovers(shop.home)).toEqual([]);
  expect((await callbackOfNumber(shop)).phone).toBeNull();
});

test('killed -9 at any moment, no callback stays taken over after the next command', async () => {
  const shop = await openShop();
  const port = await freePort();
  const began = performance.now();
  const whole = await listen(shop, `--port ${port} --public-url http://127.0.0.1:${port} --tee`);
  await whole.says('"ready"');
  const untilReady = performance.now() - began;
  whole.child.kill('SIGKILL');
  await whole.child;
  for (let moment = 1; moment <= 8; moment++) {
    const { child } = await listen(shop, `--port ${port} --public-url http://127.0.0.1:${port} --tee`);
    await new Promise((resolve) => setTimeout(resolve, (untilReady * (0.5 + moment * 0.07)) | 0));
    child.kill('SIGKILL');
    await child;
    expect((await callbackOfNumber(shop)).phone).toBeNull();
    expect(takeovers(shop.home).filter((name) => name.endsWith('.json'))).toEqual([]);
  }
});

test('a tunnel that a listener opened ends with it, also when the listener was killed -9', async () => {
  const shop = await openShop();
  const programs = join(shop.home, 'programs');
  mkdirSync(programs);
  writeFileSync(
    join(programs, 'cloudflared'),
    '#!/bin/sh\necho $$ > "$(dirname "$0")/pid"\necho no address yet\nsleep 600\n',
  );
  chmodSync(join(programs, 'cloudflared'), 0o755);
  const { child, says } = await listen(shop, '--port 0 --tunnel cloudflared --tee', {
    PATH: `${programs}:${process.env.PATH}`,
  });
  await says('Opening a tunnel');
  const pid = await pidIn(programs);
  expect(isRunning(pid)).toBe(true);
  child.kill('SIGKILL');
  await child;
  while (isRunning(pid)) await new Promise((resolve) => setImmediate(resolve));
});

async function pidIn(folder: string): Promise<number> {
  for (;;) {
    const found = readdirSync(folder).includes('pid') ? Number(readFileSync(join(folder, 'pid'), 'utf8')) : 0;
    if (found > 0) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
