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

/**
 * The sample behind a link of Meta's, asked for without the token; or why there is none: `host` and `type` in our words,
 * else the system's code, or `HTTP 404`.
 */
export async function fetchSample(
  link: string,
  { session, host }: Pick<Context<unknown>, 'session' | 'host'>,
): Promise<FetchedSample | { readonly problem: string }> {
  if (!isSampleHost(link, (await session.graph()).baseUrl)) return { problem: 'host' };
  try {
    const request = { method: 'GET', url: link, headers: {} };
    const { status, body } = await host.fetch(request, { timeoutMs: TIMEOUT_MS, maxBodyBytes: MAX_BYTES });
    if (status !== 200) return { problem: `HTTP ${status}` };
    const extension = sampleExtension(body);
    return extension === undefined ? { problem: 'type' } : { bytes: body, extension };
  } catch (fault) {
    if (fault instanceof NetworkFault) return { problem: fault.code };
    throw fault;
  }
}
