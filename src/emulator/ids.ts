import { kindOf } from './nodes.js';
import type { EmulatorState } from './state.js';

/** Ids and hex of Meta's shapes out of plain random bytes. */
export function createIds(randomBytes: (count: number) => Uint8Array, state: EmulatorState) {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  // A source that repeats itself, as tests use, must not repeat an id: the counter makes each one new.
  let count = 0n;
  const newId = (): string => {
    count += 1n;
    const id = String(100_000_000_000_000n + ((BigInt(`0x${hex(randomBytes(7))}`) + count) % 900_000_000_000_000n));
    return kindOf(id, state) === undefined ? id : newId();
  };
  return { newId, newHex: (length: number) => hex(randomBytes(Math.ceil(length / 2))).slice(0, length) };
}
