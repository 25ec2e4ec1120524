import { NetworkFault } from '../../../core/network-fault.js';
import { checkCallbackUrl } from '../../../core/webhook/callback-url.js';
import { addressKindOf, isAddress } from '../../../core/webhook/verify/address-kind.js';
import {
  daysLeft,
  isOnlyWarning,
  judgeCertificate,
  type TlsInspection,
} from '../../../core/webhook/verify/certificate.js';
import { CHECKS, type Check, type Reason, toCheck, unchecked } from '../../../core/webhook/verify/check.js';
import type { Subject } from './subject.js';

/** The way to the endpoint, before anything is sent: its address, its name, the connection, the certificate. */
export async function checkWay(subject: Subject): Promise<Check[]> {
  const address = checkAddress(subject);
  const { name, addresses } = await checkName(subject);
  if (name.outcome === 'failed') return [address, name, ...blocked('name', 'connection', 'certificate')];
  const connection = await checkConnection(subject, addresses);
  if (connection.outcome === 'failed') return [address, name, connection, ...blocked('connection', 'certificate')];
  return [address, name, connection, await checkCertificate(subject)];
}

/** All that would have to be asked of an endpoint that cannot be reached. */
export function withoutAnswers(earlier: string): Check[] {
  return CHECKS.slice(CHECKS.indexOf('handshake')).map((name) => unchecked(name, 'earlier-failed', { earlier }));
}

function blocked(earlier: string, ...names: ('connection' | 'certificate')[]): Check[] {
  return names.map((name) => unchecked(name, 'earlier-failed', { earlier }));
}

/** Plain http and too long an address only warn: a tunnel may stand before the one, and the app's own callback may be longer. */
function checkAddress({ url, isLive }: Subject): Check {
  const problems = checkCallbackUrl(url, { isOverride: true, allowLoopback: !isLive });
  if (problems.length === 0) return toCheck('address', 'passed');
  const isMild = (problem: string) => problem === 'not-https' || problem === 'too-long';
  const reasons = problems
    .map(({ problem }) => problem)
    .sort((one, other) => Number(isMild(one)) - Number(isMild(other)));
  const long = problems.find((each) => each.problem === 'too-long');
  const facts = long ? { length: long.length, limit: long.limit } : {};
  return toCheck('address', reasons.every(isMild) ? 'warned' : 'failed', { reasons, facts });
}

async function checkName({ host, url, isLive }: Subject): Promise<{ name: Check; addresses: readonly string[] }> {
  const hostname = bareHostOf(url);
  try {
    const addresses = isAddress(hostname) ? [hostname] : await host.probe.lookup(hostname);
    const reason = isLive ? judgeAddresses(addresses) : undefined;
    const facts = { addresses: [...addresses] };
    const name = toCheck('name', reason ? 'warned' : 'passed', { facts, ...(reason && { reasons: [reason] }) });
    return { name, addresses };
  } catch (thrown) {
    const facts = { code: codeOf(thrown) };
    return { name: toCheck('name', 'failed', { reasons: ['name-unknown'], facts }), addresses: [] };
  }
}

/** Meta calls from outside, so an address of this machine or of a private network leads it nowhere. */
function judgeAddresses(addresses: readonly string[]): Reason | undefined {
  const hidden = addresses.filter((address) => addressKindOf(address) !== 'public');
  if (hidden.length === 0) return undefined;
  return hidden.length === addresses.length ? 'private-address' : 'some-private';
}

const CONNECT_TIMEOUT_MS = 5_000;

/** Each address for itself: Meta may take the one that is broken, as an IPv6 address often is. */
async function checkConnection({ host, url }: Subject, addresses: readonly string[]): Promise<Check> {
  const faults = await Promise.all(
    addresses.map(async (address) => {
      const code = await host.tryConnect(urlOf(url, address), CONNECT_TIMEOUT_MS);
      return code === undefined ? [] : [{ address, code }];
    }),
  );
  const failed = faults.flat();
  const [first] = failed;
  if (first === undefined) return toCheck('connection', 'passed');
  const isDead = failed.length === addresses.length;
  return toCheck('connection', isDead ? 'failed' : 'warned', {
    reasons: [isDead ? 'nobody-accepts' : 'some-refuse'],
    facts: { addresses: failed.map(({ address }) => address), code: first.code },
    sent: addresses.map((address) => `${address} port ${portOf(url)}`).join(', '),
    received: failed.map(({ address, code }) => `${address}: ${code}`).join(', '),
  });
}

async function checkCertificate({ host, url }: Subject): Promise<Check> {
  if (!url.startsWith('https:')) return unchecked('certificate', 'plain-http');
  try {
    const inspection = await host.probe.inspectTls(bareHostOf(url), portOf(url));
    const now = host.now();
    const problems = judgeCertificate(inspection, now);
    const outcome = problems.length === 0 ? 'passed' : problems.every(isOnlyWarning) ? 'warned' : 'failed';
    return toCheck('certificate', outcome, {
      reasons: problems,
      facts: factsOf(inspection, now),
      received: inspection.chain.map(({ subject, issuer }) => `${subject} < ${issuer}`).join('; '),
    });
  } catch (thrown) {
    return toCheck('certificate', 'failed', { reasons: ['tls-broken'], facts: { code: codeOf(thrown) } });
  }
}

function factsOf({ protocol, chain, chainFault }: TlsInspection, now: Date): Check['facts'] {
  const [own] = chain;
  return {
    protocol,
    ...(chainFault !== null && { code: chainFault }),
    ...(own && {
      names: [...own.names],
      issuer: own.issuer,
      validFrom: own.validFrom,
      validTo: own.validTo,
      daysLeft: daysLeft(own, now),
    }),
  };
}

/** Without the brackets of an IPv6 address. */
function bareHostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

/** The same place by one of its addresses. */
function urlOf(url: string, address: string): string {
  const { protocol, port } = new URL(url);
  const host = address.includes(':') ? `[${address}]` : address;
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}/`;
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return port === '' ? ({ 'http:': 80 }[protocol] ?? 443) : Number(port);
}

/** Anything but a fault of the network, as Ctrl-C, ends the examination. */
function codeOf(thrown: unknown): string {
  if (thrown instanceof NetworkFault) return thrown.code;
  throw thrown;
}
