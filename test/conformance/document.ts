import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export type Node = Record<string, unknown>;

/** Meta's own description of the API. It is too large and too faulty to be part of this project, so it may be missing. */
const FILE = fileURLToPath(new URL('../../../shared/reference/business-messaging-api_v23.0.yaml', import.meta.url));

export const hasDocument = existsSync(FILE);

export function readDocument(): Node {
  const document: unknown = parse(readFileSync(FILE, 'utf8'));
  if (!isNode(document)) throw new Error('The OpenAPI file holds no object.');
  return document;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a place that must exist, so that a repair of something that moved fails loudly. */
export function at(root: unknown, ...path: readonly (string | number)[]): Node {
  let here = root;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !(step in here)) throw new Error(`Nothing at ${path.join(' > ')}`);
    here = Reflect.get(here, step);
  }
  if (!isNode(here)) throw new Error(`No object at ${path.join(' > ')}`);
  return here;
}

export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('This must be a list.');
  return value;
}

export function schemasOf(document: Node): Node {
  return at(document, 'components', 'schemas');
}

export function schemaOf(document: Node, name: string, ...path: readonly (string | number)[]): Node {
  return at(document, 'components', 'schemas', name, ...path);
}

export function reference(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Every object below, parents first. Examples are left out: they are data, not description. */
export function* nodesOf(root: unknown): Generator<Node> {
  if (Array.isArray(root)) for (const one of root) yield* nodesOf(one);
  if (!isNode(root)) return;
  yield root;
  for (const [key, value] of Object.entries(root)) if (key !== 'example' && key !== 'examples') yield* nodesOf(value);
}

/** A reference or its target: parameters, answers and schemas may all stand elsewhere in the document. */
export function resolve(document: Node, value: unknown): Node {
  if (!isNode(value)) throw new Error('This must be an object.');
  if (typeof value.$ref !== 'string') return value;
  return resolve(document, at(document, ...value.$ref.replace('#/', '').split('/')));
}
