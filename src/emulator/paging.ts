import { asText } from './json-values.js';
import { Refusal } from './refusal.js';
import { parameterInvalid } from './refusals.js';
import type { Call } from './route.js';

export interface PageRequest {
  readonly limit: string | undefined;
  readonly after: string | undefined;
  readonly before: string | undefined;
  readonly offset: string | undefined;
}

export interface PageOptions {
  /** Where `paging.next` leads, without version; the call's own path by default. */
  readonly path?: string;
  /** Query of `paging.next` beside the cursors; the call's own by default. */
  readonly query?: URLSearchParams;
  readonly request?: PageRequest;
  readonly defaultLimit?: number;
  /** Larger limits are lowered in silence, as Graph does. Meta's OpenAPI file says 100 for edges of a WABA. */
  readonly maxLimit?: number;
}

export interface Page {
  readonly data: unknown[];
  readonly paging?: { cursors: { before: string; after: string }; next?: string; previous?: string };
}

/** Cuts one page out of a list and shapes it, https://developers.facebook.com/docs/graph-api/results */
export function page<Item extends { readonly id: string }>(
  call: Call,
  items: readonly Item[],
  shape: (item: Item) => unknown,
  options: PageOptions = {},
): Page {
  const request = options.request ?? requestOf(call);
  const limit = Math.min(readLimit(request.limit, options.defaultLimit ?? 25), options.maxLimit ?? 100);
  const [start, end] = rangeOf(items, request, limit, call.version);
  const slice = items.slice(start, end);
  const first = slice[0];
  const last = slice.at(-1);
  if (!first || !last) return { data: [] };
  const cursors = { before: toCursor(start, first.id), after: toCursor(end - 1, last.id) };
  const link = linkTo(call, options, limit);
  return {
    data: slice.map(shape),
    paging: {
      cursors,
      ...(end < items.length && { next: link('after', cursors.after) }),
      ...(start > 0 && { previous: link('before', cursors.before) }),
    },
  };
}

function requestOf({ params }: Call): PageRequest {
  const read = (name: string) => asText(params[name]) || undefined;
  return { limit: read('limit'), after: read('after'), before: read('before'), offset: read('offset') };
}

/** The modifiers of a nested edge, for example `phone_numbers.limit(5).after(…)`. */
export function pageRequestOf(modifiers: Readonly<Record<string, string>>): PageRequest {
  const { limit, after, before, offset } = modifiers;
  return { limit, after, before, offset };
}

function readLimit(text: string | undefined, byDefault: number): number {
  if (text === undefined) return byDefault;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw parameterInvalid('limit', 'must be an integer greater than 0');
  return limit;
}

function rangeOf(
  items: readonly { id: string }[],
  request: PageRequest,
  limit: number,
  version: string,
): [number, number] {
  if (request.before !== undefined) {
    const end = positionOf(items, request.before, version).index;
    return [Math.max(0, end - limit), end];
  }
  let start = 0;
  if (request.after !== undefined) {
    const { index, isThere } = positionOf(items, request.after, version);
    start = isThere ? index + 1 : index;
  } else if (request.offset !== undefined) {
    start = Number(request.offset);
    if (!Number.isInteger(start) || start < 0) throw parameterInvalid('offset', 'must be a non-negative integer');
  }
  return [Math.min(start, items.length), Math.min(start + limit, items.length)];
}

/** A cursor names its item and, should that be deleted between two pages, the place where it stood. */
function toCursor(index: number, id: string): string {
  return Buffer.from(`QVFIU:${index}:${id}`).toString('base64url');
}

function positionOf(
  items: readonly { id: string }[],
  cursor: string,
  version: string,
): { index: number; isThere: boolean } {
  const match = /^QVFIU:(\d+):(.+)$/s.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match) throw badCursor(version);
  const place = Number(match[1]);
  // Where nothing changed between two pages it still stands there: long lists are not searched for each page.
  const found = items[place]?.id === match[2] ? place : items.findIndex(({ id }) => id === match[2]);
  return found < 0 ? { index: Math.min(place, items.length), isThere: false } : { index: found, isThere: true };
}

/** 131059 came with v24.0 (changelog of 8 October 2025); before it was 2642. */
function badCursor(version: string): Refusal {
  const code = Number(version.slice(1)) >= 24 ? 131059 : 2642;
  return new Refusal({ message: `(#${code}) Invalid cursors values`, code });
}

/** Clients follow `paging.next` verbatim, so it repeats their query, with the token if they had put it there. */
function linkTo(call: Call, { path, query }: PageOptions, limit: number): (name: string, cursor: string) => string {
  const own = new URL(call.url);
  const base = `${call.origin}/${call.version}/${path ?? pathOf(call)}`;
  return (name, cursor) => {
    const parameters = new URLSearchParams(query ?? own.searchParams);
    for (const dropped of ['after', 'before', 'offset', 'access_token']) parameters.delete(dropped);
    if (call.tokenSource === 'query') parameters.set('access_token', call.token.token);
    parameters.set('limit', String(limit));
    parameters.set(name, cursor);
    return `${base}?${parameters}`;
  };
}

function pathOf({ id, edge }: Call): string {
  return edge ? `${id}/${edge}` : id;
}
