import { isNode, type Node, nodesOf, reference, schemasOf } from './document.js';
import type { Repair } from './repair.js';

const PREFIX = reference('');

/**
 * The merge of many files renamed what had the same name, and forgot the references. What belonged to one file still
 * stands together, so a reference means the variant that stands nearest: to its own schema, or in a path to the schemas
 * with unique names that the same operation refers to.
 */
export const referenceRepair: Repair = {
  fault: 'schemas that were renamed Name_1, Name_2… in the merge are never referred to by their new names',
  apply(document) {
    const names = Object.keys(schemasOf(document));
    const changes = Object.entries(schemasOf(document)).map(([name, schema]) =>
      pointFrom(names.indexOf(name), schema, names),
    );
    let position = 0;
    for (const operation of operationsOf(document)) {
      const anchor = referredNames(operation).find((name) => variantsOf(name, names).length === 1);
      if (anchor) position = names.indexOf(anchor);
      changes.push(pointFrom(position, operation, names));
    }
    return changes.reduce((sum, count) => sum + count, 0);
  },
};

function variantsOf(base: string, names: readonly string[]): string[] {
  return names.filter((name) => name === base || name.replace(/_\d+$/, '') === base);
}

/** Looks at every member and not only at `$ref`: a discriminator's mapping refers too. */
function pointFrom(position: number, root: unknown, names: readonly string[]): number {
  let changed = 0;
  for (const node of nodesOf(root))
    for (const [key, target] of Object.entries(node)) {
      const nearest = nearestVariant(target, position, names);
      if (nearest === target) continue;
      node[key] = nearest;
      changed += 1;
    }
  return changed;
}

function nearestVariant(target: unknown, position: number, names: readonly string[]): unknown {
  if (typeof target !== 'string' || !target.startsWith(PREFIX)) return target;
  const distance = (name: string) => Math.abs(names.indexOf(name) - position);
  const [nearest] = variantsOf(target.slice(PREFIX.length), names).sort((a, b) => distance(a) - distance(b));
  return nearest === undefined ? target : reference(nearest);
}

function operationsOf({ paths }: Node): unknown[] {
  return Object.values(isNode(paths) ? paths : {}).flatMap((item) => Object.values(isNode(item) ? item : {}));
}

function referredNames(root: unknown): string[] {
  return [...nodesOf(root)].flatMap(({ $ref }) =>
    typeof $ref === 'string' && $ref.startsWith(PREFIX) ? [$ref.slice(PREFIX.length)] : [],
  );
}
