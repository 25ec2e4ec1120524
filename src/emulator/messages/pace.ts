/** Two limits on speed, each in a fixed number of bytes whatever was sent before. */

const SECOND_MS = 1000;

/** When the last messages passed a number: enough of them for Meta's highest throughput. */
export class ThroughputMeter {
  readonly #atMs = new Float64Array(1024);
  #passed = 0;

  /** Whether `limit` messages or more passed within the last second. */
  isFull(limit: number, nowMs: number): boolean {
    if (this.#passed < limit) return false;
    const atMs = this.#atMs[(this.#passed - limit) % this.#atMs.length] ?? 0;
    return atMs > nowMs - SECOND_MS;
  }

  count(nowMs: number): void {
    this.#atMs[this.#passed % this.#atMs.length] = nowMs;
    this.#passed += 1;
  }
}

/** Messages to one person above the steady pace are borrowed from the future; the time since then pays them back. */
export interface PairDebt {
  readonly messages: number;
  readonly atMs: number;
}

export function debtNow({ messages, atMs }: PairDebt, secondsPerMessage: number, nowMs: number): number {
  return Math.max(0, messages - (nowMs - atMs) / (secondsPerMessage * SECOND_MS));
}
