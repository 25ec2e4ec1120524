import type { RefusedRequest } from '../../listener/listener.js';
import type { AppSecrets } from '../app-secrets.js';
import type { RefusedLine } from './endpoint-line.js';
import { createThrottle } from './throttle.js';

export interface Refusals {
  /** The line for this request, undefined where it is only counted. */
  note(request: RefusedRequest): RefusedLine | undefined;
  /** Lines for those that were only counted. */
  rest(): RefusedLine[];
  total(): number;
}

export function createRefusals({ channelsWithout }: AppSecrets): Refusals {
  const throttle = createThrottle<RefusedLine>();
  let total = 0;
  return {
    note(request) {
      total++;
      const line = toRefused(request, channelsWithout);
      return throttle.pass(line.reason, line);
    },
    rest: throttle.rest,
    total: () => total,
  };
}

/** That a secret is wrong and that one is missing look the same to whoever posts, but not to whoever must mend it. */
function toRefused({ receivedAt, method, reason }: RefusedRequest, channelsWithout: readonly string[]): RefusedLine {
  const isForUnknown = reason === 'wrong-signature' && channelsWithout.length > 0;
  return {
    kind: 'refused',
    at: receivedAt.toISOString(),
    method,
    reason: isForUnknown ? 'secret-missing' : reason,
    channelsWithoutSecret: isForUnknown ? channelsWithout : [],
    times: 1,
  };
}
