import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { createEmulator, type Emulator } from '../../src/emulator/emulator.js';
import { serve } from '../../src/host/http-server.js';
import { createPool } from '../../src/host/pool.js';

const NEVER_STOPPED = new AbortController().signal;

export interface Loopback {
  /** `http://127.0.0.1:<port>`, a real socket: these clients bring their own HTTP. */
  readonly origin: string;
  readonly emulator: Emulator;
  /** The global fetch, which goes to the emulator where the client wants to go to Meta. Nothing but the origin is changed. */
  readonly fetch: typeof fetch;
  /** Points the app's webhook to this URL, as the App Dashboard does: with Meta's handshake. */
  subscribe(callbackUrl: string, verifyToken: string): Promise<void>;
  /** Ana writes to the default number. */
  receiveText(text: string): Promise<void>;
}

export const CUSTOMER = '15550142233';
export const PHOTO = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

/** An emulator on a port of its own, without delays. */
export async function openLoopback(): Promise<Loopback> {
  const pool = createPool(NEVER_STOPPED);
  const emulator = createEmulator({
    nowMs: () => Date.now(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    schedule(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    fetch: pool.fetch,
    settings: { statusDelayMs: 0, reviewDelayMs: 0 },
  });
  const { port, close } = await serve({ port: 0, maxBodyBytes: 10_000_000 }, emulator.handler, NEVER_STOPPED);
  onTestFinished(async () => {
    emulator.close();
    await close();
    await pool.close();
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    emulator,
    fetch: (input, init) => fetch(toOrigin(input, origin), init),
    subscribe: (callbackUrl, verifyToken) => subscribe(origin, callbackUrl, verifyToken),
    receiveText: (text) => post(`${origin}/_emulator/inbound`, '', { from: `+${CUSTOMER}`, text }),
  };
}

export function toOrigin(input: string | URL | Request, origin: string): string | Request {
  const url = input instanceof Request ? input.url : String(input);
  const ours = url.replace(/^https:\/\/graph\.facebook\.com/, origin);
  return input instanceof Request ? new Request(ours, input) : ours;
}

async function subscribe(origin: string, callbackUrl: string, verifyToken: string): Promise<void> {
  const { appId, appSecret, wabaId } = DEFAULT_IDS;
  const webhook = { object: 'whatsapp_business_account', callback_url: callbackUrl, verify_token: verifyToken };
  await post(`${origin}/v25.0/${appId}/subscriptions`, `${appId}|${appSecret}`, { ...webhook, fields: 'messages' });
  await post(`${origin}/v25.0/${wabaId}/subscribed_apps`, DEFAULT_TOKEN, {});
}

async function post(url: string, token: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
}

/** A server of the business; gives its URL. */
export async function openReceiver(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Something that others put in, one after the other, and the test awaits. */
export interface Inbox<Value> {
  put(value: Value): void;
  /** The first one that fits, also when it was put before. */
  next(fits: (value: Value) => boolean): Promise<Value>;
}

export function openInbox<Value>(): Inbox<Value> {
  const values: Value[] = [];
  const waiting = new Set<() => void>();
  return {
    put(value) {
      values.push(value);
      for (const look of waiting) look();
    },
    next: (fits) =>
      new Promise((found) => {
        const look = () => {
          const value = values.find(fits);
          if (value === undefined) return;
          waiting.delete(look);
          found(value);
        };
        waiting.add(look);
        look();
      }),
  };
}
