/** One delivery that is to be sent. */
export interface Turn {
  readonly deliveryId: number;
  /** From 1. */
  readonly attempt: number;
  readonly dueAt: number;
}

/** What is sent again. Each further attempt has one pause for all, so that each list is in the order of its times. */
export class Repeats {
  readonly #byAttempt: Turn[][] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(turn: Turn): void {
    this.#listOf(turn).push(turn);
    this.#size++;
  }

  giveBack(turn: Turn): void {
    this.#listOf(turn).unshift(turn);
    this.#size++;
  }

  takeDue(nowMs: number): Turn | undefined {
    return this.#takeFrom(this.#byAttempt.find((list) => isDue(list, nowMs)));
  }

  /** The one that was tried most often. */
  takeTiredest(): Turn | undefined {
    return this.#takeFrom(this.#byAttempt.findLast((list) => list.length > 0));
  }

  nextDueAt(): number {
    return Math.min(...this.#byAttempt.map((list) => list[0]?.dueAt ?? Number.POSITIVE_INFINITY));
  }

  #listOf({ attempt }: Turn): Turn[] {
    while (this.#byAttempt.length < attempt) this.#byAttempt.push([]);
    return this.#byAttempt[attempt - 1] ?? [];
  }

  #takeFrom(list: Turn[] | undefined): Turn | undefined {
    const turn = list?.shift();
    if (turn) this.#size--;
    return turn;
  }
}

function isDue([first]: readonly Turn[], nowMs: number): boolean {
  return first !== undefined && first.dueAt <= nowMs;
}
