import { isNode, list, type Node } from './document.js';

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

/** Throws where one of them is not required: then the file was corrected. */
export function letBeMissing(schema: Node, names: readonly string[]): number {
  const required = list(schema.required);
  const corrected = names.filter((name) => !required.includes(name));
  if (corrected.length > 0) throw new Error(`${corrected} is not required any more`);
  schema.required = required.filter((name) => !names.includes(String(name)));
  return names.length;
}

/** Throws where one of them is there already. */
export function add(schema: Node, properties: Node): number {
  const known = isNode(schema.properties) ? schema.properties : {};
  const corrected = Object.keys(properties).filter((name) => name in known);
  if (corrected.length > 0) throw new Error(`${corrected} is there by now`);
  schema.properties = { ...properties, ...known };
  return Object.keys(properties).length;
}

export function allowNumbers(properties: Node, names: readonly string[]): number {
  const strings = names.filter((name) => isNode(properties[name]) && properties[name].type === 'string');
  for (const name of strings) properties[name] = { type: ['string', 'number'] };
  return strings.length;
}
