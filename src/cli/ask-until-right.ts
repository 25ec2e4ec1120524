import { Failure, type FailureId } from '../core/failure.js';
import type { Context } from './context.js';
import { describeFailure } from './failure-view.js';

/**
 * What a person answered wrongly is asked again, with the reason, instead of costing them every answer before it; Ctrl-C
 * leaves. `mistakes` are the failures that another answer mends: any other one ends the command as ever.
 */
export async function askUntilRight<Value>(
  { note, text }: Pick<Context<unknown>, 'note' | 'text'>,
  mistakes: readonly FailureId[],
  attempt: () => Promise<Value>,
): Promise<Value> {
  for (;;) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof Failure && mistakes.includes(thrown.id))) throw thrown;
      note(`${describeFailure(thrown, text).message}.\n${text.signIn.tryAgain}`);
    }
  }
}
