import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { WabaId } from '../core/ids.js';
import type { TemplateCount } from '../core/limits/facts.js';
import type { Graph } from './graph.js';
import { collect } from './pages.js';
import { count, id, maybe } from './wire.js';

/**
 * How many templates an account has. One client of the API knows a `summary` that tells it, with the account's limit; no
 * page of Meta's does (UNSURE), so where none comes they are counted page by page, ids only.
 */
export async function countTemplates(graph: Graph, wabaId: WabaId): Promise<TemplateCount> {
  const path = `/${wabaId}/message_templates`;
  const summary = await readSummary(graph, path);
  const limit = summary?.message_template_limit ?? null;
  const told = summary?.message_template_count ?? null;
  if (told !== null) return { count: told, limit };
  const all = await collect(graph, { path, query: { fields: 'id' }, item: z.looseObject({ id: id() }) });
  return { count: all.length, limit };
}

const summary = z.looseObject({
  summary: maybe(z.looseObject({ message_template_count: count, message_template_limit: count })),
});

/** Null where Meta gives none; it may also refuse a parameter that it does not know. */
async function readSummary(graph: Graph, path: string): Promise<z.infer<typeof summary>['summary']> {
  const query = { fields: 'id', limit: 1, summary: 'message_template_count,message_template_limit' };
  try {
    return (await graph.get({ path, query, answer: summary })).summary;
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.is('refused')) return null;
    throw thrown;
  }
}
