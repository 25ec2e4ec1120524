import type { EventPage, InspectFilter } from '../../core/webhook/inspect-protocol.js';
import { readFilter } from '../../core/webhook/inspect-protocol.js';
import type { Handler, HttpRequest, HttpResponse } from '../../host/host.js';
import { hasToken, isFromHere } from './guard.js';
import { readNews } from './news.js';
import { HEADERS, type InspectPage, pageResponse } from './page.js';
import type { InspectSource } from './source.js';

export interface InspectorOptions {
  readonly source: InspectSource;
  readonly page: InspectPage;
  readonly language: string;
  /** Whoever has it may read everything and replay. */
  readonly token: string;
  /** Where it is served; asked at each request, since it is known only once it is. */
  port(): number | undefined;
  sleep(ms: number, cancel: AbortSignal): Promise<void>;
  /** Hides the secrets that this program knows. */
  hide(text: string): string;
}

/** The page and what it asks for, as a function. Whoever is not the person with the token gets an empty 403. */
export function createInspector(options: InspectorOptions): Handler {
  const page = pageResponse(options.page, options.language);
  return async (request) => {
    const port = options.port();
    if (port === undefined || !isFromHere(request, port)) return REFUSED;
    const { pathname } = new URL(request.url);
    // It holds nothing, and cannot be asked for with a token: that stands where only the browser sees it.
    if (pathname === '/' && request.method === 'GET') return page;
    return hasToken(request, options.token) ? answerData(request, options) : REFUSED;
  };
}

const NOTHING = new Uint8Array();
const REFUSED: HttpResponse = { status: 403, headers: HEADERS, body: NOTHING };
const MISSING: HttpResponse = { status: 404, headers: HEADERS, body: NOTHING };

/** How many rows a page may ask for at once. */
const PAGE_MAX = 500;

async function answerData(request: HttpRequest, options: InspectorOptions): Promise<HttpResponse> {
  const { source } = options;
  const { pathname, searchParams } = new URL(request.url);
  const [, id, replay] = /^\/api\/events\/(\d{1,15})(\/replay)?$/.exec(pathname) ?? [];
  if (request.method === 'POST' && replay) return found(await source.replay(Number(id)), options);
  if (request.method !== 'GET' || replay) return MISSING;
  if (id !== undefined) return found(source.detail(Number(id)), options);
  switch (pathname) {
    case '/api/about':
      return found(source.about(), options);
    case '/api/events':
      return found(readPage(source, searchParams), options);
    case '/api/timeline':
      return found(readTimeline(source, readFilter(searchParams)), options);
    case '/api/news':
      return newsResponse(options, readFilter(searchParams));
    default:
      return MISSING;
  }
}

function found(value: unknown, { hide }: InspectorOptions): HttpResponse {
  if (value === undefined) return MISSING;
  const body = new TextEncoder().encode(hide(JSON.stringify(value)));
  return { status: 200, headers: { ...HEADERS, 'content-type': 'application/json' }, body };
}

/** Counted from `upTo` backwards, so that what arrives meanwhile moves nothing. */
function readPage(source: InspectSource, query: URLSearchParams): EventPage {
  const number = (name: string, otherwise: number) => {
    const value = Number(query.get(name) ?? otherwise);
    return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
  };
  const limit = Math.min(number('limit', PAGE_MAX), PAGE_MAX);
  const beforeId = number('upTo', Number.MAX_SAFE_INTEGER - 1) + 1;
  const rest = { beforeId, offset: number('offset', 0), limit, newestFirst: true };
  return { events: source.query({ ...readFilter(query), ...rest }) };
}

/** The newest of one message or one customer, the oldest first, as it happened. */
function readTimeline(source: InspectSource, filter: InspectFilter): EventPage | undefined {
  const { messageId, customer } = filter;
  const whose = messageId !== undefined ? { messageId } : customer !== undefined ? { customer } : undefined;
  if (whose === undefined) return undefined;
  return { events: source.query({ ...whose, limit: PAGE_MAX, offset: 0, newestFirst: true }).toReversed() };
}

function newsResponse({ source, sleep, hide }: InspectorOptions, filter: InspectFilter): HttpResponse {
  return {
    status: 200,
    headers: { ...HEADERS, 'content-type': 'text/event-stream' },
    body: NOTHING,
    async *stream(over) {
      for await (const news of readNews({ source, filter, sleep }, over)) {
        yield new TextEncoder().encode(`data: ${hide(JSON.stringify(news))}\n\n`);
      }
    },
  };
}
