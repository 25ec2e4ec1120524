import type { PhoneNumber } from '../channel/phone-number.js';

/**
 * Where a number is in its life,
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration:
 *
 *   unverified -> (request-code, verify-code) -> unregistered -> (register) -> ready
 *                                                     ^-------- deregister ------'
 *
 * `held`: Meta keeps it from working, whatever is done here. `gone`: deleted, or moved to another account. `elsewhere`: on
 * another platform than the Cloud API. `unknown`: a state that this version does not know.
 */
export type Stage = 'unverified' | 'unregistered' | 'ready' | 'held' | 'gone' | 'elsewhere' | 'unknown';

/** What Meta told of the number; null where it did not. */
export type StageFacts = Pick<PhoneNumber, 'status' | 'platformType' | 'codeVerificationStatus'>;

/** States of Meta's that say all, whatever the other values are. */
const DECISIVE: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['DELETED', 'gone'],
  ['MIGRATED', 'gone'],
  ['BANNED', 'held'],
  ['RESTRICTED', 'held'],
  ['RATE_LIMITED', 'held'],
]);

/** A number of bad quality is FLAGGED and, by older pages of Meta's, works all the same (UNSURE). */
const WORKING: ReadonlySet<string | null> = new Set(['CONNECTED', 'FLAGGED']);
const UNVERIFIED: ReadonlySet<string | null> = new Set(['NOT_VERIFIED', 'EXPIRED']);

/** What counts is whether it works; that its code has expired since does not matter to a registered number. */
export function stageOf(facts: StageFacts): Stage {
  const { status, platformType } = facts;
  const decided = DECISIVE.get(status ?? '');
  if (decided) return decided;
  if (platformType === 'ON_PREMISE') return 'elsewhere';
  return WORKING.has(status) && platformType !== 'NOT_APPLICABLE' ? 'ready' : beforeRegistration(facts);
}

function beforeRegistration({ status, platformType, codeVerificationStatus }: StageFacts): Stage {
  if (status === 'UNVERIFIED' || UNVERIFIED.has(codeVerificationStatus)) return 'unverified';
  if (platformType === 'NOT_APPLICABLE' || status === 'DISCONNECTED') return 'unregistered';
  return codeVerificationStatus === 'VERIFIED' && status === 'PENDING' ? 'unregistered' : 'unknown';
}
