import type { PassedOn } from '../../../listener/tee.js';
import { createThrottle } from '../../listening/throttle.js';
import type { PassedOnLine } from './lines.js';

export interface PassedOnLines {
  /** The line for this one; undefined where it is only counted, or nobody need be told. */
  note(passed: PassedOn): PassedOnLine | undefined;
  /** Lines for those that were only counted. */
  rest(): PassedOnLine[];
}

/** What is told of deliveries that went on to the callback behind us: trouble, and with `isWordy` everything. */
export function createPassedOnLines(isWordy: boolean): PassedOnLines {
  const throttle = createThrottle<PassedOnLine>();
  return {
    note(passed) {
      if (!isWordy && passed.status === 200) return undefined;
      const { at, ...rest } = passed;
      const line = { kind: 'passed-on' as const, at: at.toISOString(), ...rest, times: 1 };
      return throttle.pass(`${passed.status} ${passed.problem}`, line);
    },
    rest: throttle.rest,
  };
}
