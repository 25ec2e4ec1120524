import { Failure } from '../core/failure.js';
import type { Context } from './context.js';

/** Refuses a command's own flag for a form of output beside a global one that asks for another. `first` is that flag. */
export function requireOneForm(first: string, form: string, { globals }: Pick<Context<unknown>, 'globals'>): void {
  const asked = globals.json ? 'json' : globals.output;
  const second = globals.json ? '--json' : `--output ${asked}`;
  if (asked !== undefined && asked !== form) throw new Failure('conflicting-options', { first, second });
  if (globals.jq !== undefined && form !== 'json') {
    throw new Failure('conflicting-options', { first, second: '--jq' });
  }
}
