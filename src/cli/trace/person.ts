import type { Database } from '../../store/database.js';
import { findOptOut } from '../../store/optouts.js';
import type { OptOutFacts } from './trace-data.js';

export interface Person {
  readonly database: Database;
  readonly channelId: string;
  /** Everything that they may be known under. */
  readonly forms: readonly string[];
}

/** Whether they do not want to be written to, under whatever form that was noted. */
export function readOptOut({ database, channelId, forms }: Person): OptOutFacts {
  for (const customer of forms) {
    const found = findOptOut(database, { channelId, customer });
    if (found) return { sources: [...found.sources], note: found.note, at: found.at };
  }
  return null;
}
