import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { Graph } from './graph.js';
import { id } from './wire.js';

/** A kind of object that Meta's ids of digits can name; they look alike. */
export type NodeKind = 'phone' | 'waba' | 'business';

/** A field that the other two kinds do not have, so that Meta refuses to read it from them; of a portfolio's, UNSURE. */
const TELLTALES: Readonly<Record<NodeKind, string>> = {
  phone: 'display_phone_number',
  waba: 'message_template_namespace',
  business: 'verification_status',
};

/** Whether this is such an object, and one that the token may see; a refusal counts as no. */
export async function isNode(graph: Graph, kind: NodeKind, given: string): Promise<boolean> {
  const answer = z.looseObject({ id: id() });
  try {
    await graph.get({ path: `/${given}`, query: { fields: TELLTALES[kind] }, answer });
    return true;
  } catch (thrown) {
    if (thrown instanceof Failure && (thrown.kind === 'refused' || thrown.is('permission-refused'))) return false;
    throw thrown;
  }
}

/** What an id names that turned out not to be what was wanted; undefined when the token sees nothing under it. */
export async function kindOfNode(graph: Graph, given: string): Promise<NodeKind | undefined> {
  for (const kind of ['phone', 'waba', 'business'] as const) if (await isNode(graph, kind, given)) return kind;
  return undefined;
}
