import type { RefusedRequest } from '../../../listener/listener.js';
import type { AppSecrets } from '../../app-secrets.js';
import type { RefusedLine } from './lines.js';

/** So many refusals of one kind are shown one by one in a second; whoever floods the endpoint must not fill the terminal. */
const SHOWN_EACH_SECOND = 5;

export interface Refusals {
  /** The line for this request, undefined where it is only counted. */
  note(request: RefusedRequest): RefusedLine | undefined;
  /** Lines for those that were only counted. */
  rest(): RefusedLine[];
  total(): number;
}

export function createRefusals({ channelsWithout }: AppSecrets): Refusals {
  const counted = new Map<string, { second: number; shown: number; hidden: RefusedLine | undefined }>();
  let total = 0;
  return {
    note(request) {
      total++;
      const line = toRefused(request, channelsWithout);
      const second = Math.floor(request.receivedAt.getTime() / 1000);
      const known = counted.get(line.reason);
      const now = known?.second === second ? known : { second, shown: 0, hidden: known?.hidden };
      counted.set(line.reason, now);
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
