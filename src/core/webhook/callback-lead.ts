import { isSameUrl } from './level.js';

/** Whether Meta's callback leads to a listener of this machine. */
export type CallbackLead = 'here' | 'elsewhere' | 'unknown';

interface ListenerAddresses {
  readonly url: string;
  readonly publicUrl?: string | null | undefined;
}

/** As far as addresses tell it: where a public one leads to, only a request can say. */
export function judgeLead(callbackUrl: string, listener: ListenerAddresses | undefined): CallbackLead {
  if (!listener) return 'unknown';
  if (isSameUrl(callbackUrl, listener.publicUrl ?? null)) return 'here';
  const port = loopbackPort(callbackUrl);
  if (port === undefined) return 'unknown';
  return port === Number(new URL(listener.url).port) ? 'here' : 'elsewhere';
}

/** The port of this machine that a callback names, as those of an emulator do; undefined for any other address. */
export function loopbackPort(callbackUrl: string): number | undefined {
  const { hostname, port } = new URL(callbackUrl);
  return LOOPBACK.test(hostname) && port !== '' ? Number(port) : undefined;
}

const LOOPBACK = /^(127(\.\d+){3}|localhost|\[::1\])$/;
