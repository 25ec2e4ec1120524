import type { PassedOn } from '../../../listener/tee.js';
import type { PassedOnLine } from './lines.js';

/** So many are shown one by one in a second; a callback that fails under load must not fill the terminal, or the memory. */
const SHOWN_EACH_SECOND = 5;

export interface PassedOnLines {
  /** The line for this one; undefined where it is only counted, or nobody need be told. */
  note(passed: PassedOn): PassedOnLine | undefined;
  /** Lines for those that were only counted. */
  rest(): PassedOnLine[];
}

/** What is told of deliveries that went on to the callback behind us: trouble, and with `isWordy` everything. */
export function createPassedOnLines(isWordy: boolean): PassedOnLines {
  const counted = new Map<string, { second: number; shown: number; hidden: PassedOnLine | undefined }>();
  return {
    note(passed) {
      if (!isWordy && passed.status === 200) return undefined;
      const { at, ...rest } = passed;
      const line = { kind: 'passed-on' as const, at: at.toISOString(), ...rest, times: 1 };
      const key = `${passed.status} ${passed.problem}`;
      const second = Math.floor(at.getTime() / 1000);
      const known = counted.get(key);
      const now = known?.second === second ? known : { second, shown: 0, hidden: known?.hidden };
      counted.set(key, now);
      if (now.shown < SHOWN_EACH_SECOND) {
        now.shown++;
        return line;
      }
      now.hidden = { ...line, times: (now.hidden?.times ?? 0) + 1 };
      return undefined;
    },
    rest() {
      const lines = [...counted.values()].flatMap(({ hidden }) => hidden ?? []);
      for (const each of counted.values()) each.hidden = undefined;
      return lines;
    },
  };
}
