import { RATE_LIMITS } from '../meta/limits.js';

/** One call that reached the number, or may have. `locked`: Meta answered that there were too many (133016). */
export interface RegistrationAttempt {
  readonly action: RegistrationAction;
  /** ISO 8601. */
  readonly at: string;
  readonly outcome: 'counted' | 'locked';
}

export type RegistrationAction = 'register' | 'deregister';

/** How much of Meta's allowance is used up, as far as this machine knows: other programs count too. */
export interface RegistrationBudget {
  readonly used: number;
  readonly limit: number;
  /** Meta said that there were too many, whatever was counted here. */
  readonly locked: boolean;
  /** When the next attempt is possible, ISO 8601; null for now. */
  readonly freeAt: string | null;
}

const WINDOW_MS = 72 * 60 * 60 * 1000;

/**
 * Ten of each in 72 hours for a number, and then none for 72 hours more (133016),
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration.
 */
export function budgetOf(
  attempts: readonly RegistrationAttempt[],
  action: RegistrationAction,
  now: Date,
): RegistrationBudget {
  const ofWindow = attempts
    .filter((attempt) => attempt.action === action && now.getTime() - Date.parse(attempt.at) < WINDOW_MS)
    .sort((one, other) => one.at.localeCompare(other.at));
  const counted = ofWindow.filter(({ outcome }) => outcome === 'counted');
  const limit = RATE_LIMITS.registrationsPer72Hours;
  const lock = ofWindow.findLast(({ outcome }) => outcome === 'locked');
  // The attempt that must leave the window before there is room again.
  const oldest = counted[counted.length - limit];
  const blocking = lock ?? oldest;
  return { used: counted.length, limit, locked: lock !== undefined, freeAt: blocking ? end(blocking.at) : null };
}

function end(at: string): string {
  return new Date(Date.parse(at) + WINDOW_MS).toISOString();
}

/** The first moment of the window that counts now; what is older need not be looked at. */
export function windowStart(now: Date): string {
  return new Date(now.getTime() - WINDOW_MS).toISOString();
}
