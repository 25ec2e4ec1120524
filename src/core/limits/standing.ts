import { isVerified, type LimitFacts, verificationStatusOf } from './facts.js';
import { gapOf, type Limit, type Meaning, NOT_GIVEN, toLimit } from './limit.js';

/** What a number's customers and Meta think of it; the other limits hang on these. */
const QUALITIES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['GREEN', 'quality-high'],
  ['YELLOW', 'quality-medium'],
  ['RED', 'quality-low'],
  ['NA', 'quality-open'],
  ['UNKNOWN', 'quality-open'],
]);

export function describeQuality({ phone }: LimitFacts): Limit {
  const value = phone.qualityRating;
  return toLimit({ limit: 'quality', scope: 'number', ...stated(value, 'quality_rating', QUALITIES) });
}

const NAMES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['APPROVED', 'name-approved'],
  ['AVAILABLE_WITHOUT_REVIEW', 'name-without-review'],
  ['DECLINED', 'name-declined'],
  ['EXPIRED', 'name-expired'],
  ['PENDING_REVIEW', 'name-in-review'],
  ['NONE', 'name-none'],
]);

/** The display name in use, and the one that was asked for, if there is one. */
export function describeNames({ phone }: LimitFacts): Limit[] {
  const row = { scope: 'number' } as const;
  const { verifiedName, nameStatus, newDisplayName, newNameStatus } = phone;
  const current = toLimit({
    ...row,
    limit: 'display-name',
    name: verifiedName,
    ...stated(nameStatus, 'name_status', NAMES),
  });
  if (!newDisplayName) return [current];
  const asked = stated(newNameStatus, 'new_name_status', NAMES);
  return [current, toLimit({ ...row, limit: 'requested-name', name: newDisplayName, ...asked })];
}

const VERIFICATIONS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['verified', 'verified'],
  ['not_verified', 'not-verified'],
  ['expired', 'not-verified'],
  ['revoked', 'not-verified'],
  ['pending', 'verification-pending'],
  ['pending_need_more_info', 'verification-pending'],
  ['pending_submission', 'verification-pending'],
  ['rejected', 'verification-failed'],
  ['failed', 'verification-failed'],
  ['ineligible', 'verification-failed'],
]);

/** Nobody must be verified, but much begins smaller without. */
export function describeVerification(facts: LimitFacts): Limit {
  const value = verificationStatusOf(facts);
  const ofBusiness = 'value' in facts.business && facts.business.value.verificationStatus !== null;
  const field = ofBusiness ? 'verification_status' : 'business_verification_status';
  const { meaning, ...told } = stated(value?.toLowerCase() ?? null, field, VERIFICATIONS);
  const gap = value === null ? gapOf(facts.waba) : null;
  const raisedBy = isVerified(value) === false ? (['verification-itself'] as const) : [];
  const row = { limit: 'business-verification', scope: 'portfolio', meaning } as const;
  return toLimit({ ...row, ...told, value, gap, raisedBy });
}

function stated(
  value: string | null,
  field: string,
  meanings: ReadonlyMap<string, Meaning>,
): Pick<Limit, 'value' | 'field' | 'meaning' | 'gap'> {
  if (value === null) return { value, field: null, meaning: 'not-told', gap: NOT_GIVEN };
  return { value, field, meaning: meanings.get(value) ?? 'unknown-value', gap: null };
}
