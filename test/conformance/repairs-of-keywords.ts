import { at, isNode, list, type Node, nodesOf, reference, schemasOf } from './document.js';
import { conditional, type Repair } from './repair.js';

/** Keywords that are wrong wherever they stand. */
export const keywordRepairs: readonly Repair[] = [
  {
    fault: 'allOf with additionalProperties: false, which no object can satisfy',
    apply: closeObjectsAfterAllOf,
  },
  {
    fault: 'a discriminator is only a hint: without this, an object of any kind fits or the objection names none',
    apply: turnDiscriminatorsIntoConditions,
  },
  {
    fault: 'patterns that no true value can match',
    apply: (document) =>
      dropWhere(document, 'pattern', ['^[2-6, 11-14]$', '^\\\\+[1-9]\\\\d{1,14}$', '^[A-Z2-7]{14}$']),
  },
  {
    fault: 'format: time, which asks for an offset that the examples do not have',
    apply: (document) => dropWhere(document, 'format', ['time']),
  },
  { fault: 'nullable, which is OpenAPI 3.0', apply: nullableBecomesAType },
];

/** `unevaluatedProperties` looks at all parts together. */
function closeObjectsAfterAllOf(document: Node): number {
  let changed = 0;
  for (const node of nodesOf(schemasOf(document))) {
    const parts = (Array.isArray(node.allOf) ? node.allOf : []).filter(isNode);
    const closed = parts.filter((part) => part.additionalProperties === false);
    for (const part of closed) delete part.additionalProperties;
    if (closed.length > 0) node.unevaluatedProperties = false;
    changed += closed.length;
  }
  return changed;
}

function turnDiscriminatorsIntoConditions(document: Node): number {
  const schemas = schemasOf(document);
  let changed = 0;
  for (const [name, schema] of Object.entries(schemas))
    for (const node of nodesOf(schema)) {
      if (!isNode(node.discriminator) || !isNode(node.discriminator.mapping)) continue;
      splitByKind(document, node, node === schema ? name : `${name}Part`);
      changed += 1;
    }
  return changed;
}

/** A schema of many kinds becomes its common part, which gets a name, and one condition for each kind. */
function splitByKind(document: Node, node: Node, name: string): void {
  const { discriminator, oneOf, ...common } = node;
  const { mapping, propertyName } = at({ discriminator }, 'discriminator');
  const kinds = at({ mapping }, 'mapping');
  const has = (value: object) => ({ required: [propertyName], properties: { [String(propertyName)]: value } });
  schemasOf(document)[`${name}Common`] = common;
  for (const target of Object.values(kinds)) pointToCommonPart(document, String(target), name);
  for (const key of Object.keys(node)) delete node[key];
  node.allOf = [
    { $ref: reference(`${name}Common`) },
    has({ enum: Object.keys(kinds) }),
    ...Object.entries(kinds).map(([kind, target]) => conditional(has({ const: kind }), { $ref: target })),
  ];
}

/** A kind that includes the schema of all kinds would refer to itself. */
function pointToCommonPart(document: Node, target: string, name: string): void {
  const { allOf } = at(document, ...target.replace('#/', '').split('/'));
  for (const part of Array.isArray(allOf) ? allOf : [])
    if (isNode(part) && part.$ref === reference(name)) part.$ref = reference(`${name}Common`);
}

function dropWhere(document: Node, keyword: string, wrong: readonly string[]): number {
  const found = [...nodesOf(document)].filter(({ [keyword]: value }) => wrong.some((one) => one === value));
  for (const node of found) delete node[keyword];
  return found.length;
}

function nullableBecomesAType(document: Node): number {
  const nullable = [...nodesOf(schemasOf(document))].filter((node) => node.nullable === true);
  for (const node of nullable) {
    delete node.nullable;
    node.type = [...list([node.type].flat()), 'null'];
  }
  return nullable.length;
}
