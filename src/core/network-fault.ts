import type { NetworkReason } from './failures/graph.js';

/**
 * A request that got no complete answer. `requestSent` is the fact that matters: a message send may be repeated only
 * when it is false, because Meta has no idempotency key and would deliver twice.
 */
export class NetworkFault extends Error {
  override readonly name = 'NetworkFault';
  readonly reason: NetworkReason;
  /** The system's own code, for example ENOTFOUND or CERT_HAS_EXPIRED. */
  readonly code: string;
  readonly requestSent: boolean;

  constructor(reason: NetworkReason, code: string, requestSent: boolean, cause?: unknown) {
    super(`${reason}: ${code}`, { cause });
    this.reason = reason;
    this.code = code;
    this.requestSent = requestSent;
  }
}
