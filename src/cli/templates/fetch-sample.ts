import { NetworkFault } from '../../core/network-fault.js';
import { isSampleHost, sampleExtension } from '../../core/templates/sample-file.js';
import type { Context } from '../context.js';

export interface FetchedSample {
  readonly bytes: Uint8Array;
  readonly extension: string;
}

/** Longer than any sample can be: documents may have 100 MB. */
const MAX_BYTES = 100 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

export type FetchSample = (link: string) => Promise<FetchedSample | { readonly problem: string }>;

/**
 * Fetches samples behind links of Meta's, asked for without the token. Why there is none is `host` or `type`, the system's
 * code, or `HTTP 404`. A host that cannot be reached is not asked again: an account may have thousands of samples there.
 */
export function createSampleFetcher({ session, host }: Pick<Context<unknown>, 'session' | 'host'>): FetchSample {
  const unreachable = new Map<string, string>();
  return async (link) => {
    if (!isSampleHost(link, (await session.graph()).baseUrl)) return { problem: 'host' };
    const { origin } = new URL(link);
    const known = unreachable.get(origin);
    if (known !== undefined) return { problem: known };
    try {
      const request = { method: 'GET', url: link, headers: {} };
      const { status, body } = await host.fetch(request, { timeoutMs: TIMEOUT_MS, maxBodyBytes: MAX_BYTES });
      return judge(status, body);
    } catch (fault) {
      if (!(fault instanceof NetworkFault)) throw fault;
      if (!fault.requestSent) unreachable.set(origin, fault.code);
      return { problem: fault.code };
    }
  };
}

function judge(status: number, body: Uint8Array): FetchedSample | { readonly problem: string } {
  if (status !== 200) return { problem: `HTTP ${status}` };
  const extension = sampleExtension(body);
  return extension === undefined ? { problem: 'type' } : { bytes: body, extension };
}
