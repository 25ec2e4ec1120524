/** So many of one kind are shown one by one in a second: whoever floods the endpoint must not fill the terminal, or the memory. */
const SHOWN_EACH_SECOND = 5;

/** Lets the first lines of each kind in a second through, and counts the others. */
export interface Throttle<Line> {
  /** The line, undefined where it is only counted. */
  pass(kind: string, line: Line): Line | undefined;
  /** One line for each kind that was counted, with the number of times. */
  rest(): Line[];
}

export function createThrottle<Line extends { readonly at: string; readonly times: number }>(): Throttle<Line> {
  const counted = new Map<string, { second: number; shown: number; hidden: Line | undefined }>();
  return {
    pass(kind, line) {
      const second = Math.floor(Date.parse(line.at) / 1000);
      const known = counted.get(kind);
      const now = known?.second === second ? known : { second, shown: 0, hidden: known?.hidden };
      counted.set(kind, now);
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
