import type { NetworkReason } from '../core/failures/graph.js';
import { NetworkFault } from '../core/network-fault.js';

/** How far a connection had come when it broke: the request can have left only once it is `open`. */
export type Stage = 'connecting' | 'securing' | 'open';

const REASON_BY_STAGE: Record<Stage, NetworkReason> = { connecting: 'connect', securing: 'tls', open: 'broken' };

const TLS_CODES =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** Names what went wrong by the system's code, and where that says nothing, by how far the connection had come. */
export function toNetworkFault(error: unknown, stage: Stage): NetworkFault {
  const code = systemCode(error);
  return new NetworkFault(reasonOf(code, stage), code, stage === 'open', error);
}

export function timeoutFault(stage: Stage): NetworkFault {
  return new NetworkFault('timeout', 'ETIMEDOUT', stage === 'open');
}

function reasonOf(code: string, stage: Stage): NetworkReason {
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'dns';
  if (TLS_CODES.test(code)) return 'tls';
  return REASON_BY_STAGE[stage];
}

/** The code of the error, or of the first cause that has one: undici wraps, and Node gathers several addresses' errors. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error instanceof AggregateError && error.errors.length > 0) return systemCode(error.errors[0]);
  if (error.cause instanceof Error && systemCode(error.cause) !== 'UNKNOWN') return systemCode(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
