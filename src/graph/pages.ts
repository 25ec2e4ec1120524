import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import type { Graph, Query } from './graph.js';
import { guardHost } from './request.js';
import { list, maybe, text } from './wire.js';

export interface ListRequest<Item> {
  readonly path: string;
  readonly query?: Query;
  readonly item: z.ZodMiniType<Item>;
}

/** The most that the WABA edges give at once; fewer, larger pages spare the hourly call limit. */
const PAGE_SIZE = 100;
/** An expired or foreign cursor: 131059 since v24.0, 2642 before. */
const INVALID_CURSOR_CODES: ReadonlySet<number> = new Set([131059, 2642]);

/**
 * Yields page after page of an edge, https://developers.facebook.com/docs/graph-api/results. Cursors expire while we
 * read; then it starts again, once, and leaves out what was given already.
 */
export async function* pages<Item extends { readonly id: string }>(
  graph: Graph,
  request: ListRequest<Item>,
): AsyncGenerator<readonly Item[], void, undefined> {
  const seen = new Set<string>();
  const visited = new Set<string>();
  let restarted = false;
  for (let after: string | undefined; ; ) {
    const page = await readPage(graph, request, after).catch((error: unknown) => {
      if (restarted || after === undefined || !isInvalidCursor(error)) throw error;
      return undefined;
    });
    if (page === undefined) {
      restarted = true;
      visited.clear();
      after = undefined;
      continue;
    }
    const fresh = page.data.filter((item) => !seen.has(item.id));
    for (const item of fresh) seen.add(item.id);
    if (fresh.length > 0) yield fresh;
    const next = cursorOfNextPage(page.paging, graph.baseUrl, request.path);
    if (next === undefined) return;
    if (visited.has(next)) throw notUnderstood(request.path, 'paging.next: leads to the same page again');
    visited.add(next);
    after = next;
  }
}

/** All items of an edge. */
export async function collect<Item extends { readonly id: string }>(
  graph: Graph,
  request: ListRequest<Item>,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages(graph, request)) items.push(...page);
  return items;
}

const paging = maybe(z.looseObject({ next: text, cursors: maybe(z.looseObject({ after: text })) }));

type Paging = z.infer<typeof paging>;

function readPage<Item>(graph: Graph, { path, query, item }: ListRequest<Item>, after: string | undefined) {
  const answer = z.looseObject({ data: list(item), paging });
  return graph.get({ path, query: { limit: PAGE_SIZE, ...query, after }, answer });
}

/**
 * The request for the next page is built from the cursor, never by following `next`, which may hold a token; `next`
 * only says that there is a page. An `after` cursor alone also stands on the last one.
 */
function cursorOfNextPage(page: Paging, baseUrl: string, path: string): string | undefined {
  if (page === null || page.next === null) return undefined;
  if (!URL.canParse(page.next)) throw notUnderstood(path, 'paging.next: not a URL');
  const next = new URL(page.next);
  guardHost(next, baseUrl);
  const after = page.cursors?.after ?? next.searchParams.get('after');
  if (after === null) throw notUnderstood(path, 'paging.cursors.after: missing although there is a next page');
  return after;
}

function isInvalidCursor(error: unknown): boolean {
  return error instanceof Failure && error.is('refused') && INVALID_CURSOR_CODES.has(error.facts.graph.code);
}

function notUnderstood(path: string, problem: string): Failure {
  return new Failure('answer-not-understood', { request: `GET ${path}`, problem });
}
