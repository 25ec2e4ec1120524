import { appSecretProof } from '../core/channel/appsecret-proof.js';
import { Failure } from '../core/failure.js';
import type { HttpRequest } from '../host/host.js';
import type { Query, ReadRequest } from './graph.js';

/** Who asks, and where. Nothing here changes during the life of a client. */
export interface Account {
  readonly baseUrl: string;
  readonly version: string;
  readonly token: string;
  readonly appSecret?: string | undefined;
  readonly userAgent: string;
}

/** Removed for all versions on 2026-10-27, https://developers.facebook.com/docs/graph-api/changelog/version26.0 */
const REMOVED_PARAMETERS = ['pretty', 'debug', 'date_format', 'ids', 'metadata'];

/**
 * The URL that people configured, as the URL parser understood it, without a slash at its end. Only the own machine may
 * be talked to in the clear. A query or a fragment would swallow the path of every request, and a password in it would
 * be shown wherever the URL is.
 */
export function parseBaseUrl(given: string): string {
  if (!URL.canParse(given)) throw new Failure('insecure-graph-url', { url: given });
  const { protocol, hostname, origin, pathname, username, password, search, hash } = new URL(given);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback);
  if (username || password) throw new Failure('insecure-graph-url', { url: `${origin}${pathname}` });
  if (!isSafe || search || hash) throw new Failure('insecure-graph-url', { url: given });
  return `${origin}${pathname}`.replace(/\/+$/, '');
}

/** Everything but the body. */
export function toHttpRequest(
  method: string,
  request: Pick<ReadRequest<unknown>, 'path' | 'query' | 'authorization'>,
  account: Account,
): HttpRequest {
  const url = new URL(`${account.baseUrl}/${account.version}${request.path}`);
  const { token, appSecret } = account;
  const { authorization = 'Bearer' } = request;
  const isProved = appSecret !== undefined && authorization !== 'none';
  addQuery(url, { ...request.query, appsecret_proof: isProved ? appSecretProof(token, appSecret) : undefined });
  guardParameters(url);
  guardHost(url, account.baseUrl);
  return {
    method,
    url: url.href,
    headers: {
      accept: 'application/json',
      ...(authorization !== 'none' && { authorization: `${authorization} ${token}` }),
      'user-agent': account.userAgent,
    },
  };
}

/** Joins by hand, since URLSearchParams would re-encode the signature that an upload session's id carries. */
function addQuery(url: URL, query: Query): void {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  if (pairs.length > 0) url.search = [url.search.slice(1), ...pairs].filter((part) => part !== '').join('&');
}

function guardParameters(url: URL): void {
  const removed = REMOVED_PARAMETERS.find((name) => url.searchParams.has(name));
  if (removed !== undefined) throw new Error(`Meta removed the parameter ${removed}; it must not be sent`);
}

/** Throws unless the token may be shown to this URL's host. */
export function guardHost(url: URL, baseUrl: string): void {
  const { protocol, host } = new URL(baseUrl);
  if (url.host !== host || url.protocol !== protocol) {
    throw new Failure('foreign-host', { url: `${url.protocol}//${url.host}`, expected: host });
  }
}
