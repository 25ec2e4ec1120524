/** Looks at the way to a server step by step, where a request would only say that it failed. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { checkServerIdentity, connect as connectSecure, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { Failure } from '../core/failure.js';
import { NetworkFault } from '../core/network-fault.js';
import type { Certificate, TlsInspection } from '../core/webhook/verify/certificate.js';
import type { NetworkProbe } from './host.js';
import { type Stage, timeoutFault, toNetworkFault } from './network-errors.js';

const TIMEOUT_MS = 10_000;

export function createNetworkProbe(stop: AbortSignal): NetworkProbe {
  return {
    async lookup(name) {
      try {
        return (await lookup(name, { all: true })).map(({ address }) => address);
      } catch (error) {
        throw toNetworkFault(error, 'connecting');
      }
    },
    async inspectTls(name, port) {
      const socket = connectSecure({
        host: name,
        port,
        // An address has no name to ask for.
        ...(isIP(name) === 0 && { servername: name }),
        rejectUnauthorized: false,
        // Else what is too old to be trusted could not be told from what is broken.
        minVersion: 'TLSv1',
        ciphers: 'DEFAULT:@SECLEVEL=0',
      });
      try {
        await secured(socket, stop);
        return inspect(socket, name);
      } finally {
        socket.destroy();
      }
    },
  };
}

/** A NetworkFault when the connection fails before it is encrypted, or too much time passes. */
function secured(socket: TLSSocket, stop: AbortSignal): Promise<void> {
  let stage: Stage = 'connecting';
  return new Promise((resolve, reject) => {
    const interrupt = () => socket.destroy(new Failure('interrupted', {}));
    const timer = setTimeout(() => socket.destroy(timeoutFault(stage)), TIMEOUT_MS);
    socket.once('connect', () => {
      stage = 'securing';
    });
    socket.once('secureConnect', () => resolve());
    socket.once('error', (error) => {
      const isOurs = error instanceof NetworkFault || error instanceof Failure;
      reject(isOurs ? error : toNetworkFault(error, stage));
    });
    socket.once('close', () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', interrupt);
    });
    stop.addEventListener('abort', interrupt, { once: true });
  });
}

function inspect(socket: TLSSocket, name: string): TlsInspection {
  const own = socket.getPeerCertificate(true);
  const fault = socket.authorizationError as Error | string | null | undefined;
  return {
    protocol: socket.getProtocol() ?? '',
    chainFault: fault ? codeOf(fault) : null,
    isForName: checkServerIdentity(name, own) === undefined,
    chain: sentWith(own).map(toCertificate),
  };
}

/** Node gives the code itself, in spite of its types. */
function codeOf(fault: Error | string): string {
  if (typeof fault === 'string') return fault;
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.message;
}

/** Up to the one that signed itself; Node adds the authority's own where it trusts it. */
function sentWith(own: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  for (let each: DetailedPeerCertificate | undefined = own; each?.raw; each = each.issuerCertificate) {
    if (chain.some(({ fingerprint256 }) => fingerprint256 === each?.fingerprint256)) break;
    chain.push(each);
  }
  return chain;
}

function toCertificate({
  subject,
  issuer,
  subjectaltname,
  valid_from,
  valid_to,
}: DetailedPeerCertificate): Certificate {
  return {
    subject: toText(subject),
    issuer: toText(issuer),
    names: (subjectaltname ?? '').split(', ').flatMap((entry) => entry.match(/^(?:DNS|IP Address):(.+)$/)?.[1] ?? []),
    validFrom: new Date(valid_from).toISOString(),
    validTo: new Date(valid_to).toISOString(),
  };
}

function toText(parts: object): string {
  return Object.entries(parts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}
