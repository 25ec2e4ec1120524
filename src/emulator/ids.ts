import { kindOf } from './nodes.js';
import type { EmulatorState } from './state.js';

/** Random bytes are asked for in blocks of this size: asking costs more than the bytes. */
const BLOCK_BYTES = 1024;

/** Ids and hex of Meta's shapes out of plain random bytes. */
export function createIds(randomBytes: (count: number) => Uint8Array, state: EmulatorState) {
  let block = '';
  const newHex = (length: number): string => {
    if (block.length < length) block = Buffer.from(randomBytes(Math.max(BLOCK_BYTES, length))).toString('hex');
    const hex = block.slice(0, length);
    block = block.slice(length);
    return hex;
  };
  // A source that repeats itself, as tests use, must not repeat an id: the counter makes each one new.
  let count = 0n;
  const newId = (): string => {
    count += 1n;
    const id = String(100_000_000_000_000n + ((BigInt(`0x${newHex(14)}`) + count) % 900_000_000_000_000n));
    return kindOf(id, state) === undefined ? id : newId();
  };
  return { newId, newHex };
}
