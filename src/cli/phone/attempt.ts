import { Failure } from '../../core/failure.js';
import type { RegistrationAction } from '../../core/phone/budget.js';
import { beginRegistration, correctRegistration } from '../../store/registration-log.js';
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
  const { used, locked, freeAt } = await readBudget(phone.id, action, context);
  if (freeAt !== null) {
    throw new Failure('registration-budget-spent', { number, action, used, locked, freeAt, graph: null });
  }
}

const ID_BYTES = 12;

/** Makes one attempt. The journal has it before Meta does, and loses it only when Meta cannot have counted it. */
export async function attempt(
  { phone, number }: Subject,
  action: RegistrationAction,
  context: Context<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  const { session, host, dryRun, note, text } = context;
  const { used, limit } = await readBudget(phone.id, action, context);
  note(text.phone.attempt(used + 1, limit, action));
  if (dryRun) return void (await work());
  const database = await session.database();
  const id = Buffer.from(host.randomBytes(ID_BYTES)).toString('hex');
  beginRegistration(database, id, phone.id, { action, at: host.now().toISOString() });
  try {
    await work();
  } catch (thrown) {
    const outcome = outcomeOf(thrown);
    if (outcome !== 'counted') correctRegistration(database, id, outcome);
    if (!(outcome === 'locked' && thrown instanceof Failure && thrown.is('refused'))) throw thrown;
    const left = await readBudget(phone.id, action, context);
    const facts = { number, action, used: left.used, locked: left.locked, freeAt: left.freeAt ?? '' };
    throw new Failure('registration-budget-spent', { ...facts, graph: thrown.facts.graph }, thrown);
  }
}

/**
 * It does not count where the request did not come as far as the number: no network, a dead token, a missing permission, a
 * limit of calls. A lost answer counts, since Meta may have made the attempt, and so does what nobody waited for.
 */
function outcomeOf(thrown: unknown): 'counted' | 'locked' | 'not-counted' {
  if (!(thrown instanceof Failure) || thrown.is('outcome-unknown') || thrown.is('interrupted')) return 'counted';
  if (!thrown.is('refused')) return 'not-counted';
  return thrown.facts.graph.code === TOO_MANY_ATTEMPTS ? 'locked' : 'counted';
}
