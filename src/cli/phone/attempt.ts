import { Failure } from '../../core/failure.js';
import type { RegistrationAction, RegistrationAttempt } from '../../core/phone/budget.js';
import { noteRegistration } from '../../store/registration-log.js';
import type { Context } from '../context.js';
import { readBudget } from './budget.js';
import type { Subject } from './find-phone.js';

/** "Too many requests to register or deregister": ten in 72 hours, then none for 72 hours. */
const TOO_MANY_ATTEMPTS = 133016;

/** Throws where the allowance is known to be spent: another try would only be refused. */
export async function requireBudget(
  { phone, number }: Subject,
  action: RegistrationAction,
  context: Context<unknown>,
): Promise<void> {
  const { used, limit, locked, freeAt } = await readBudget(phone.id, action, context);
  if (freeAt !== null) {
    throw new Failure('registration-budget-spent', { number, action, used, locked, freeAt, graph: null });
  }
  context.note(context.text.phone.attempt(used + 1, limit, action));
}

/** Makes one attempt and keeps it in the journal, whatever comes of it, as long as Meta may have counted it. */
export async function attempt(
  { phone, number }: Subject,
  action: RegistrationAction,
  context: Context<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  const { session, host, dryRun } = context;
  const note = async (outcome: RegistrationAttempt['outcome']) => {
    if (dryRun) return;
    noteRegistration(await session.database(), phone.id, { action, at: host.now().toISOString(), outcome });
  };
  try {
    await work();
  } catch (thrown) {
    const outcome = outcomeOf(thrown);
    if (outcome) await note(outcome);
    if (!(outcome === 'locked' && thrown instanceof Failure && thrown.is('refused'))) throw thrown;
    const { used, locked, freeAt } = await readBudget(phone.id, action, context);
    const facts = { number, action, used, locked, freeAt: freeAt ?? '', graph: thrown.facts.graph };
    throw new Failure('registration-budget-spent', facts, thrown);
  }
  await note('done');
}

/**
 * undefined where the request did not come as far as the number: no network, a dead token, a missing permission, a limit of
 * calls. A lost answer counts, since Meta may have made the attempt.
 */
function outcomeOf(thrown: unknown): RegistrationAttempt['outcome'] | undefined {
  if (!(thrown instanceof Failure)) return undefined;
  if (thrown.is('outcome-unknown')) return 'refused';
  if (!thrown.is('refused')) return undefined;
  return thrown.facts.graph.code === TOO_MANY_ATTEMPTS ? 'locked' : 'refused';
}
