/** Tasks by the time at which they are due, and by age where that is the same: a binary heap. */
export class DueTasks<Task> {
  readonly #heap: Entry<Task>[] = [];
  #added = 0;

  /** When the next one is due; undefined when there is none. */
  get nextMs(): number | undefined {
    return this.#heap[0]?.dueMs;
  }

  add(dueMs: number, task: Task): void {
    const entry = { dueMs, age: this.#added, task };
    this.#added += 1;
    let place = this.#heap.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.#heap[parent];
      if (!above || !isBefore(entry, above)) break;
      this.#heap[place] = above;
      place = parent;
    }
    this.#heap[place] = entry;
  }

  /** Those that are due by then, in order; they are no longer here. */
  takeUntil(ms: number): Task[] {
    const taken: Task[] = [];
    for (let next = this.#heap[0]; next && next.dueMs <= ms; next = this.#heap[0]) {
      taken.push(next.task);
      this.#removeFirst();
    }
    return taken;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    let place = 0;
    for (let child = this.#earlierChild(place); child !== undefined; child = this.#earlierChild(place)) {
      const below = this.#heap[child];
      if (!below || !isBefore(below, last)) break;
      this.#heap[place] = below;
      place = child;
    }
    this.#heap[place] = last;
  }

  #earlierChild(place: number): number | undefined {
    const [left, right] = [this.#heap[2 * place + 1], this.#heap[2 * place + 2]];
    if (!left) return undefined;
    return right && isBefore(right, left) ? 2 * place + 2 : 2 * place + 1;
  }
}

interface Entry<Task> {
  readonly dueMs: number;
  readonly age: number;
  readonly task: Task;
}

function isBefore(one: Entry<unknown>, other: Entry<unknown>): boolean {
  return one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.age < other.age);
}
