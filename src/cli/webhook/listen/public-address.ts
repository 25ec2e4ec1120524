import { Failure } from '../../../core/failure.js';
import { NetworkFault } from '../../../core/network-fault.js';
import type { Host } from '../../../host/host.js';
import type { Endpoint } from '../../listening/endpoint.js';

/** A tunnel's name takes some seconds until everybody knows it. */
const TRIES = 30;
const PAUSE_MS = 1_000;

export interface PublicAddressOptions {
  readonly endpoint: Endpoint;
  /** One that was opened just now. */
  readonly isTunnel: boolean;
  readonly host: Host;
}

/**
 * Sends a handshake and a signed delivery by the way that Meta's will take, and sees whether they come in here. False when
 * the name servers of this machine do not know the address of a tunnel yet: Meta asks others, and tries it itself.
 */
export async function tryPublicAddress(
  url: string,
  { endpoint, isTunnel, host }: PublicAddressOptions,
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const problem = await tryOnce(url, endpoint);
    if (!problem) return true;
    const isLast = !isTunnel || tries === TRIES || problem.is('tunnel-changes-body');
    const isUnknownYet = isTunnel && problem.is('callback-unreachable') && problem.facts.reason === 'dns';
    if (isLast && isUnknownYet) return false;
    if (isLast) throw problem;
    await pause(host);
  }
}

async function pause(host: Host): Promise<void> {
  await host.sleep(PAUSE_MS);
  if (host.stop.aborted) throw new Failure('interrupted', {});
}

async function tryOnce(url: string, endpoint: Endpoint): Promise<Failure | undefined> {
  try {
    const { handshake, delivery, hasArrived } = await endpoint.tryWay(url);
    if (hasArrived && handshake === 200 && delivery === 200) return undefined;
    // We refuse what does not fit its signature any more.
    if (handshake === 200 && delivery === 401) return new Failure('tunnel-changes-body', { url });
    return new Failure('public-url-leads-elsewhere', { url, status: handshake === 200 ? delivery : handshake });
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    return new Failure('callback-unreachable', { url, reason: thrown.reason, code: thrown.code }, thrown);
  }
}
