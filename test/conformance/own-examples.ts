import { at, isNode, type Node } from './document.js';

export interface OwnExample {
  /** `POST /{Phone-Number-ID}/messages: Send Audio Message by URL` */
  readonly name: string;
  readonly schema: unknown;
  readonly value: unknown;
}

/** The bodies that Meta shows in the document itself, each beside the schema that it shall fit. */
export function ownExamples(document: Node): OwnExample[] {
  return Object.entries(at(document, 'paths')).flatMap(([path, item]) =>
    Object.entries(isNode(item) ? item : {}).flatMap(([method, operation]) =>
      examplesIn(operation, `${method.toUpperCase()} ${path.replace('/{Version}', '')}`),
    ),
  );
}

function examplesIn(root: unknown, name: string): OwnExample[] {
  if (Array.isArray(root)) return root.flatMap((one) => examplesIn(one, name));
  if (!isNode(root)) return [];
  const { schema, examples, example, ...rest } = root;
  const isBody = schema !== undefined && !('in' in root);
  const named = Object.entries(isNode(examples) ? examples : {}).flatMap(([key, one]) =>
    isNode(one) && isNode(one.value) ? [{ name: `${name}: ${key}`, schema, value: one.value }] : [],
  );
  const single = isNode(example) ? [{ name: `${name}: example`, schema, value: example }] : [];
  return [...(isBody ? [...named, ...single] : []), ...Object.values(rest).flatMap((one) => examplesIn(one, name))];
}
