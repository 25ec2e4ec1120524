import { onTestFinished } from 'vitest';
import { isSigned, parseSignature } from '../../src/core/webhook/signature.js';
import type { Fetch, Handler, HttpRequest, HttpResponse } from '../../src/host/host.js';
import { serve } from '../../src/host/http-server.js';
import { createPool } from '../../src/host/pool.js';

export const SECRET = 'secret-of-the-app';
const NEVER_STOPPED = new AbortController().signal;

export function answer(status: number, text = '', headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: new TextEncoder().encode(text) };
}

export interface FarEnd {
  readonly url: string;
  readonly port: number;
  /** All that came, in the order in which it came. */
  readonly requests: HttpRequest[];
  close(): Promise<void>;
}

/** A server behind us, on the loopback; port 0 lets the system choose. */
export async function openFarEnd(handler: Handler, port = 0): Promise<FarEnd> {
  const requests: HttpRequest[] = [];
  const kept: Handler = (request) => {
    requests.push(request);
    return handler(request);
  };
  const served = await serve({ port, maxBodyBytes: 3 * 1024 * 1024 }, kept, NEVER_STOPPED);
  onTestFinished(served.close);
  return { url: `http://127.0.0.1:${served.port}/in`, port: served.port, requests, close: served.close };
}

export function openPool(): Fetch {
  const pool = createPool(NEVER_STOPPED);
  onTestFinished(pool.close);
  return pool.fetch;
}

/** Whether the bytes that came are those that were signed: nothing was changed, cut or written anew on the way. */
export function isIntact({ body, headers }: HttpRequest): boolean {
  const signature = parseSignature(headers['x-hub-signature-256'] ?? '');
  return signature !== undefined && isSigned(body ?? new Uint8Array(), SECRET, signature);
}
