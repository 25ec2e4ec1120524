import { isSince } from '../core/meta/graph-versions.js';
import { unknownField } from './refusals.js';
import type { Answer, Call, FieldRequest, FieldSelection } from './route.js';

export const success: Answer = { status: 200, body: { success: true } };

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** undefined leaves the member out, as Meta does with values that are not set. */
export type FieldReader<Subject> =
  | ((subject: Subject, call: Call) => unknown)
  /** An edge or a node behind a field: reads the nested selection and the modifiers itself. */
  | { readonly expand: (subject: Subject, call: Call, request: FieldRequest) => unknown };

/** A kind of node as `fields=` sees it. */
export interface NodeType<Subject> {
  /** As Meta prints it in the refusal of an unknown field, for example `WhatsAppBusinessAccount`. */
  readonly name: string;
  readonly defaults: readonly string[];
  readonly fields: Readonly<Record<string, FieldReader<Subject>>>;
  /** The major version of the Graph API that brought a field, where older ones are still served. */
  readonly since?: Readonly<Record<string, number>>;
}

/** The node with what was asked for; `id` is always there. An unknown field is code 100. */
export function readNode<Subject extends { readonly id: string }>(
  type: NodeType<Subject>,
  subject: Subject,
  selection: FieldSelection | undefined,
  call: Call,
): Record<string, unknown> {
  const requests: FieldSelection = selection?.size ? selection : defaultSelection(type.defaults);
  const node: Record<string, unknown> = {};
  for (const [name, request] of requests) {
    if (name === 'id') continue;
    const reader = readerOf(type, name, call);
    const value =
      typeof reader === 'function'
        ? narrow(reader(subject, call), request.fields)
        : reader.expand(subject, call, request);
    if (value !== undefined) node[name] = value;
  }
  return { ...node, id: subject.id };
}

function readerOf<Subject>(type: NodeType<Subject>, name: string, { version }: Call): FieldReader<Subject> {
  const reader = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
  if (!reader || !isSince(version, type.since?.[name] ?? 0)) throw unknownField(name, type.name);
  return reader;
}

function defaultSelection(names: readonly string[]): FieldSelection {
  return new Map(names.map((name) => [name, { fields: undefined, modifiers: {} }]));
}

/** `throughput{level}` keeps only the named members; on lists it does so for each element. */
function narrow(value: unknown, fields: FieldSelection | undefined): unknown {
  if (!fields || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => narrow(one, fields));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => fields.has(name))
      .map(([name, member]) => [name, narrow(member, fields.get(name)?.fields)]),
  );
}
