import { Failure } from '../core/failure.js';
import type { Asker, Choice } from './host.js';

/** Questions stand on stderr, so that a command that asks can still be piped. inquirer is loaded at the first one: it is dear. */
export function createAsker(stop: AbortSignal): Asker {
  const ask = async <Value>(question: Record<string, unknown>, ends: AbortSignal = stop): Promise<Value> => {
    if (stop.aborted) throw new Failure('interrupted', {});
    // Before inquirer is there: who pastes a token at once must not see it on the screen.
    echo(false);
    try {
      const { createPromptModule } = await import('inquirer');
      const prompt = createPromptModule({ output: process.stderr, signal: ends });
      // inquirer's types cannot follow a question that is chosen at run time.
      const answers = await prompt([{ ...question, name: 'answer' }] as never);
      return (answers as { answer: Value }).answer;
    } catch (error) {
      throw isInterruption(error) ? new Failure('interrupted', {}) : error;
    } finally {
      echo(true);
    }
  };
  return {
    text: (message, initial) => ask({ type: 'input', message, ...(initial !== undefined && { default: initial }) }),
    secret: (message) => ask({ type: 'password', message, mask: false, toggleMask: false, theme: WORDLESS }),
    choose: <Value>(message: string, choices: readonly Choice<Value>[]) =>
      ask<Value>({ type: 'select', message, choices, theme: WORDLESS }),
    confirm: (message, initial, keywords) =>
      ask({ type: 'confirm', message, default: initial, ...(keywords && { theme: { keywords } }) }),
    async enter(message, cancel) {
      try {
        await ask({ type: 'input', message, theme: WORDLESS }, AbortSignal.any([stop, cancel]));
        return true;
      } catch (error) {
        if (cancel.aborted && !stop.aborted) return false;
        throw error;
      }
    },
  };
}

function echo(on: boolean): void {
  if (process.stdin.isTTY) process.stdin.setRawMode(!on);
}

/** inquirer's own hints are English only, and the keys are the usual ones. */
const WORDLESS = { style: { keysHelpTip: () => undefined, maskedText: '' } };

/** By name, not by class: the classes live in a package of inquirer's that we do not depend on. */
function isInterruption(error: unknown): boolean {
  return error instanceof Error && /^(ExitPromptError|AbortPromptError)$/.test(error.name);
}
