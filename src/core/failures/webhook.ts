import type { CallbackDisagreement } from '../webhook/callback-plan.js';
import type { CallbackUrlProblem, VerifyTokenProblem } from '../webhook/callback-url.js';
import type { SignatureCause } from '../webhook/explain-signature.js';
import type { HandshakeEvidence, HandshakeFault } from '../webhook/handshake.js';
import type { CallbackLevel } from '../webhook/level.js';
import type { NetworkReason } from './graph.js';

/** Why webhooks do not arrive, as far as it can be seen from here. */
export interface WebhookFailures {
  'callback-url-invalid': { url: string; problems: CallbackUrlProblem[] };
  /** Never names the token: what looks like an access token may be one. */
  'verify-token-invalid': { problem: VerifyTokenProblem };
  /** The endpoint answered, but not as Meta demands. */
  'handshake-failed': { url: string; fault: HandshakeFault; evidence: HandshakeEvidence };
  /** No answer came from the endpoint at all. */
  'callback-unreachable': { url: string; reason: NetworkReason; code: string };
  /** The WABA sends nothing to this app; `otherApps` may be subscribed, which does not help. */
  'webhook-not-subscribed': { wabaId: string; appId: string; otherApps: string[] };
  /** Meta, asked afterwards, does not name the callback that it was given, or not all of the fields. */
  'callback-not-taken': { url: string } & CallbackDisagreement;
  'callback-not-removed': { url: string; level: CallbackLevel };
  /** No level has a callback, so Meta delivers nowhere. */
  'no-callback': { appId: string };
  /** Meta itself says that the app cannot be used, or only with limits; `reasons` are its own words. */
  'app-not-available': { appId: string; state: string; reasons: string[]; dashboardUrl: string };
  'webhook-fields-missing': { appId: string; missing: string[] };
  /** Never repeats what was given: people paste the app secret there. */
  'signature-malformed': Record<string, never>;
  /** Nothing explains it when there are no causes and no wrong key. */
  'signature-wrong': { causes: SignatureCause[]; wrongKey: SignatureKey | null };
  /** The listener does not answer its own handshake or delivery as it must; the statuses that came instead. */
  'self-test-failed': { url: string; handshake: number; delivery: number };
  /** The awaited deliveries did not come in time. */
  'events-timed-out': { expected: number; arrived: number; waitedSeconds: number };
}

/** What was used as the key of a signature, with the app and the channels on this machine that it belongs to. */
export interface SignatureKey {
  role: 'app-secret' | 'token' | 'verify-token';
  appId: string | null;
  channels: string[];
}

export const webhookFailures = {
  'callback-url-invalid': 'usage',
  'verify-token-invalid': 'usage',
  'handshake-failed': 'unhealthy',
  'callback-unreachable': 'unhealthy',
  'webhook-not-subscribed': 'unhealthy',
  'callback-not-taken': 'unhealthy',
  'callback-not-removed': 'unhealthy',
  'no-callback': 'unhealthy',
  'webhook-fields-missing': 'unhealthy',
  'app-not-available': 'unhealthy',
  'signature-malformed': 'usage',
  'signature-wrong': 'unhealthy',
  'self-test-failed': 'unhealthy',
  'events-timed-out': 'undelivered',
} as const;
