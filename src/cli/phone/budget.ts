import * as z from 'zod/mini';
import type { PhoneNumberId } from '../../core/ids.js';
import { budgetOf, type RegistrationAction, type RegistrationBudget, windowStart } from '../../core/phone/budget.js';
import { registrationsSince } from '../../store/registration-log.js';
import type { Context } from '../context.js';

export const budget = z.object({
  /** In the last 72 hours, as far as this machine knows. */
  used: z.number(),
  limit: z.number(),
  /** Meta said that there were too many (133016). */
  locked: z.boolean(),
  /** ISO 8601; null for now. */
  freeAt: z.nullable(z.string()),
});

/** What is left of Meta's allowance for a number, out of what this machine did. */
export async function readBudget(
  phoneNumberId: PhoneNumberId,
  action: RegistrationAction,
  { session, host }: Pick<Context<unknown>, 'session' | 'host'>,
): Promise<RegistrationBudget> {
  const now = host.now();
  const attempts = registrationsSince(await session.database(), phoneNumberId, windowStart(now));
  return budgetOf(attempts, action, now);
}
