import type { Node } from './document.js';

/** One fault of the file and its remedy. `apply` counts the places that it changed: none means that the fault is gone. */
export interface Repair {
  readonly fault: string;
  apply(document: Node): number;
}

/** JSON Schema's condition; what the first fits must fit the second, everything else the third. */
export function conditional(when: object, fits: unknown, otherwise: unknown = {}): Node {
  // biome-ignore lint/suspicious/noThenProperty: this is JSON Schema's own keyword.
  return { if: when, then: fits, else: otherwise };
}
