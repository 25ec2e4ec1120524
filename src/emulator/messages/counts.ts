/** Exact counts of millions of different things in few bytes each: a Map of strings would take ten times as much. */

const FIRST_SLOTS = 8;
const EMPTY = -1;

/** Which whole number was met how often; open addressing in two typed arrays, twelve bytes a slot. */
export class NumberCounts {
  #keys = new Float64Array(FIRST_SLOTS).fill(EMPTY);
  #counts = new Uint32Array(FIRST_SLOTS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  of(key: number): number {
    return this.#counts[this.#slotOf(key)] ?? 0;
  }

  /** The count with this one. */
  add(key: number): number {
    let slot = this.#slotOf(key);
    if (this.#keys[slot] === EMPTY) {
      if (this.#size >= this.#keys.length / 2) {
        this.#grow();
        slot = this.#slotOf(key);
      }
      this.#keys[slot] = key;
      this.#size += 1;
    }
    const count = (this.#counts[slot] ?? 0) + 1;
    this.#counts[slot] = count;
    return count;
  }

  *entries(): Generator<[key: number, count: number]> {
    for (const [slot, key] of this.#keys.entries()) if (key !== EMPTY) yield [key, this.#counts[slot] ?? 0];
  }

  /** Where the key stands, or the free slot where it would. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // Both halves of a number above 32 bits, mixed, since rows and phone numbers follow one another.
    let slot = (Math.imul(key >>> 0, 0x9e3779b1) ^ Math.imul(Math.floor(key / 0x1_0000_0000), 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.#keys[slot] !== EMPTY && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#keys = new Float64Array(keys.length * 2).fill(EMPTY);
    this.#counts = new Uint32Array(keys.length * 2);
    keys.forEach((key, place) => {
      if (key === EMPTY) return;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#counts[slot] = counts[place] ?? 0;
    });
  }
}

/** A number that is exact in a double. */
const DIGITS_MAX = 15;
const ZERO = 48;
const NINE = 57;

/** Which text was met how often. Texts that differ only in the number at their end, as rows of a run do, cost as numbers do. */
export class TextCounts {
  readonly #byBeginning = new Map<string, NumberCounts>();
  /** Texts without a number at their end. */
  readonly #others = new Map<string, number>();
  #repeated = 0;

  get size(): number {
    let size = this.#others.size;
    for (const numbers of this.#byBeginning.values()) size += numbers.size;
    return size;
  }

  /** How many texts were met more than once. */
  get repeated(): number {
    return this.#repeated;
  }

  add(text: string): void {
    if (this.#count(text) === 2) this.#repeated += 1;
  }

  of(text: string): number {
    const place = numberAt(text);
    if (place === text.length) return this.#others.get(text) ?? 0;
    return this.#byBeginning.get(text.slice(0, place))?.of(Number(text.slice(place))) ?? 0;
  }

  *entries(): Generator<[text: string, count: number]> {
    yield* this.#others;
    for (const [beginning, numbers] of this.#byBeginning) {
      for (const [number, count] of numbers.entries()) yield [`${beginning}${number}`, count];
    }
  }

  clear(): void {
    this.#byBeginning.clear();
    this.#others.clear();
    this.#repeated = 0;
  }

  #count(text: string): number {
    const place = numberAt(text);
    if (place === text.length) {
      const count = (this.#others.get(text) ?? 0) + 1;
      this.#others.set(text, count);
      return count;
    }
    const beginning = text.slice(0, place);
    const numbers = this.#byBeginning.get(beginning) ?? new NumberCounts();
    this.#byBeginning.set(beginning, numbers);
    return numbers.add(Number(text.slice(place)));
  }
}

/** Where the number at the end begins; zeros in front of it are part of the text, since 007 is not 7. */
function numberAt(text: string): number {
  let place = text.length;
  while (place > 0 && text.length - place < DIGITS_MAX && isDigit(text.charCodeAt(place - 1))) place -= 1;
  while (place < text.length - 1 && text.charCodeAt(place) === ZERO) place += 1;
  return place;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
