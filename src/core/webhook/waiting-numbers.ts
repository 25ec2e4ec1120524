/**
 * Increasing numbers that wait for their turn, the oldest first. They are kept as runs, since the deliveries that wait
 * for a server that is gone follow upon each other: a million of them take no more room than two.
 */
export class WaitingNumbers {
  readonly #runs: { from: number; to: number }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** At the end; it must be higher than all that wait. */
  add(number: number): void {
    const last = this.#runs.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else this.#runs.push({ from: number, to: number });
    this.#size++;
  }

  /** Back to its place, when it was taken out and could not be worked on. */
  giveBack(number: number): void {
    const at = this.#runs.findIndex(({ from }) => from > number);
    const next = at === -1 ? undefined : this.#runs[at];
    if (next && next.from === number + 1) next.from = number;
    else this.#runs.splice(at === -1 ? this.#runs.length : at, 0, { from: number, to: number });
    this.#size++;
  }

  /** Takes the oldest out; undefined when none waits. */
  take(): number | undefined {
    const [first] = this.#runs;
    if (!first) return undefined;
    const number = first.from++;
    if (first.from > first.to) this.#runs.shift();
    this.#size--;
    return number;
  }
}
