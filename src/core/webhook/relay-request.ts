/**
 * What of a request goes on to another server, and what of its answer comes back: everything but what is about one
 * connection only. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
const OF_ONE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // Node answers it when it reads the body, so nobody behind us is waiting.
  'expect',
  // Both are written anew for the next connection; the body, and so its length, stays the same.
  'host',
  'content-length',
]);

type Headers = Readonly<Record<string, string>>;

/** Names in lower case. A header that `connection` names is of one connection too. */
export function endToEndHeaders(headers: Headers): Record<string, string> {
  const named = namedByConnection(headers.connection);
  const passed: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !OF_ONE_CONNECTION.has(name) && !named.includes(name)) passed[name] = value;
  }
  return passed;
}

function namedByConnection(connection: string | undefined): readonly string[] {
  // What nearly every request has, and this is done for each.
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return [];
  return connection.split(',').map((name) => name.trim().toLowerCase());
}

/**
 * Where a request goes that Meta sent to our address in the place of `origin`. What came to our own path goes to the very
 * callback, with what that has in its query; any other path goes to the same path at the origin's host. Without a path of
 * our own every one is it.
 */
export function toOriginUrl(requestUrl: string, ownPath: string | undefined, origin: string): string {
  const asked = new URL(requestUrl);
  const target = new URL(origin);
  target.hash = '';
  if (ownPath !== undefined && asked.pathname !== ownPath) return `${target.origin}${asked.pathname}${asked.search}`;
  // Meta repeats the query of the callback that it was given; ours has the origin's, so it must not be there twice.
  const isRepeated = asked.search === target.search;
  const added = isRepeated ? '' : asked.search.slice(1);
  if (added !== '') target.search = target.search === '' ? added : `${target.search}&${added}`;
  return target.href;
}

/** Our address in the place of a callback: with that one's path and query, so that every path is the same on both sides. */
export function toStandInUrl(publicUrl: string, previous: string | null): string {
  const own = new URL(publicUrl);
  if (previous === null || own.pathname !== '/' || own.search !== '') return own.href;
  const { pathname, search } = new URL(previous);
  return `${own.origin}${pathname}${search}`;
}
