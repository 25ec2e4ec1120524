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

/**
 * The most that the WABA edges give at once by Meta's OpenAPI file (UNSURE for templates: no page names a most, and a
 * larger limit is lowered in silence); fewer, larger pages spare the hourly call limit. Where Meta cannot answer so much
 * at once, code 1, "Please reduce the amount of data you're asking for", smaller pages are asked for from there on.
 */
const PAGE_SIZES = [100, 25, 10] as const;
const TOO_MUCH_DATA_CODE = 1;
/** An expired or foreign cursor: 131059 since v24.0, 2642 before. */
const INVALID_CURSOR_CODES: ReadonlySet<number> = new Set([131059, 2642]);

/**
 * Yields page after page of an edge, https://developers.facebook.com/docs/graph-api/results. Cursors expire while we
 * read; then it starts again, as long as each start brings something new, and leaves out what was given already.
 */
export async function* pages<Item extends { readonly id: string }>(
  graph: Graph,
  request: ListRequest<Item>,
): AsyncGenerator<readonly Item[], void, undefined> {
  const seen = new Set<string>();
  const sizes = request.query?.limit === undefined ? PAGE_SIZES : [];
  const place: Place = { after: undefined, sizes, visited: new Set(), hasProgressed: false };
  for (;;) {
    const page = await readPage(graph, request, place).catch((error: unknown) => findWayOn(error, place));
    if (page === undefined) continue;
    const fresh = page.data.filter((item) => !seen.has(item.id));
    for (const item of fresh) seen.add(item.id);
    if (fresh.length > 0) {
      place.hasProgressed = true;
      yield fresh;
    }
    const next = cursorOfNextPage(page.paging, graph.baseUrl, request.path);
    if (next === undefined) return;
    if (place.visited.has(next)) throw notUnderstood(request.path, 'paging.next: leads to the same page again');
    place.visited.add(next);
    place.after = next;
  }
}

interface Place {
  after: string | undefined;
  /** What may be asked for at once; the first is, the others where that is too much. */
  sizes: readonly number[];
  /** Cursors that led somewhere since the last start. */
  visited: Set<string>;
  /** Whether something new came since the last start. */
  hasProgressed: boolean;
}

/** Moves the place to where to ask next after a refusal; throws it again where there is no such place. */
function findWayOn(error: unknown, place: Place): undefined {
  const code = graphCode(error);
  if (code === TOO_MUCH_DATA_CODE && place.sizes.length > 1) {
    place.sizes = place.sizes.slice(1);
    return;
  }
  if (code === undefined || !INVALID_CURSOR_CODES.has(code)) throw error;
  if (place.after === undefined || !place.hasProgressed) throw error;
  place.after = undefined;
  place.visited.clear();
  place.hasProgressed = false;
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

function readPage<Item>(graph: Graph, { path, query, item }: ListRequest<Item>, { sizes, after }: Place) {
  const answer = z.looseObject({ data: list(item), paging });
  const [limit] = sizes;
  return graph.get({ path, query: { ...(limit !== undefined && { limit }), ...query, after }, answer });
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

function graphCode(error: unknown): number | undefined {
  if (!(error instanceof Failure)) return undefined;
  if (error.is('refused')) return error.facts.graph.code;
  return error.is('meta-unavailable') ? error.facts.graph?.code : undefined;
}

function notUnderstood(path: string, problem: string): Failure {
  return new Failure('answer-not-understood', { request: `GET ${path}`, problem });
}
