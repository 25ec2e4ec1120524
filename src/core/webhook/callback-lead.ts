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
  const { hostname, port } = new URL(callbackUrl);
  if (!LOOPBACK.test(hostname)) return 'unknown';
  return port === new URL(listener.url).port ? 'here' : 'elsewhere';
}

const LOOPBACK = /^(127(\.\d+){3}|localhost|\[::1\])$/;
