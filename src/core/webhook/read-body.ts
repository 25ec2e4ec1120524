import { isTooDeep } from '../json-depth.js';

/** PHP, which writes Meta's JSON, nests 512 levels at most. Whoever sends more wants to exhaust the stack. */
const DEPTH_MAX = 512;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A delivery's JSON, in an object, since `null` is JSON too; undefined when it is none. */
export function readBody(body: Uint8Array): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(UTF8.decode(body));
    return isTooDeep(value, DEPTH_MAX) ? undefined : { value };
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}
