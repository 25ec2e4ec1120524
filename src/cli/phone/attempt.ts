import { Failure } from '../../core/failure.js';
import type { RegistrationAction, RegistrationAttempt } from '../../core/phone/budget.js';
import { noteRegistration } from '../../store/registration-log.js';
import type { Context } from '../context.js';
import { readBudget } from './budget.js';
import type { Subject } from './find-phone.js';

/** "Too many requests to register or deregister": ten in 72 hours, then none for 72 hours. */
const TOO_MANY_ATTEMPTS = 133016;
const LOCK_MS = 72 * 60 * 60 * 1000;

/** Throws where the allowance is known to be spent: another try would only be refused. */
export async function requireBudget(
  { phone, number }: Subject,
  action: RegistrationAction,
  context: Context<unknown>,
): Promise<void> {
  const { used, limit, freeAt } = await readBudget(phone.id, action, context);
  if (freeAt !== null) {
    throw new Failure('registration-budget-spent', { number, action, used, freeAt, told: 'counted-here' });
  }
  context.note(context.text.phone.attempt(used + 1, limit, action));
}

/** Makes one attempt and keeps it in the journal, whatever comes of it, as long as Meta may have counted it. */
export async function attempt(
  subject: Subject,
  action: RegistrationAction,
  context: Context<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  const { phone, number } = subject;
  const { session, host, dryRun } = context;
  const note = async (outcome: RegistrationAttempt['outcome']) => {
    if (!dryRun)
      noteRegistration(await session.database(), phone.id, { action, at: host.now().toISOString(), outcome });
  };
  try {
    await work();
    await note('done');
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const code = 'graph' in thrown.facts ? thrown.facts.graph?.code : undefined;
    if (code === TOO_MANY_ATTEMPTS) {
      await note('locked');
      const { used } = await readBudget(phone.id, action, context);
      const freeAt = new Date(host.now().getTime() + LOCK_MS).toISOString();
      throw new Failure('registration-budget-spent', { number, action, used, freeAt, told: 'by-meta' }, thrown);
    }
    // A lost answer counts as well: Meta may have made the attempt.
    if (code !== undefined || thrown.is('outcome-unknown')) await note('refused');
    throw thrown;
  }
}
