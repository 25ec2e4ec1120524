const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** One bar for each value, from zero to the highest; no more than `most`, the values then added up in equal groups. */
export function sparkline(values: readonly number[], most = 30): string {
  const group = Math.ceil(values.length / most);
  const sums = Array.from({ length: Math.ceil(values.length / group) }, (_, at) =>
    values.slice(at * group, (at + 1) * group).reduce((total, value) => total + value, 0),
  );
  const highest = Math.max(0, ...sums);
  return sums.map((value) => BARS[highest === 0 ? 0 : Math.ceil((value / highest) * (BARS.length - 1))] ?? '').join('');
}
