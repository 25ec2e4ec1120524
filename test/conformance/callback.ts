import type { Handler } from '../../src/host/host.js';

export const CALLBACK_HOST = 'hooks.lunabakery.example';
export const CALLBACK_URL = `https://${CALLBACK_HOST}/whatsapp`;

/** A business that passes every handshake and takes every delivery. */
export const callback: Handler = async ({ url }) => ({
  status: 200,
  headers: {},
  body: new TextEncoder().encode(new URL(url).searchParams.get('hub.challenge') ?? ''),
});
