/**
 * Increasing numbers that wait for their turn, the oldest first. A number takes eight bytes, so that hundreds of thousands
 * may wait.
 */
export class WaitingNumbers {
  #numbers: number[] = [];
  #next = 0;

  get size(): number {
    return this.#numbers.length - this.#next;
  }

  /** At the end; it must be higher than all that wait. */
  add(number: number): void {
    this.#numbers.push(number);
  }

  /** Back to its place, when it was taken out and could not be worked on: near the beginning, where it came from. */
  giveBack(number: number): void {
    let at = this.#next;
    while (at < this.#numbers.length && (this.#numbers[at] ?? 0) < number) at++;
    this.#numbers.splice(at, 0, number);
  }

  /** Takes the oldest out; undefined when none waits. */
  take(): number | undefined {
    if (this.size === 0) return undefined;
    const number = this.#numbers[this.#next++];
    // Not one by one, which would take the longer the more there are.
    if (this.#next > 1024 && this.#next * 2 > this.#numbers.length) {
      this.#numbers = this.#numbers.slice(this.#next);
      this.#next = 0;
    }
    return number;
  }
}
