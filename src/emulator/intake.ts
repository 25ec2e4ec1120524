import * as z from 'zod/mini';
import { isTooDeep } from '../core/json-depth.js';
import type { HttpRequest } from '../host/host.js';
import { type FormEntry, foldBrackets } from './brackets.js';
import { Refusal } from './refusal.js';
import type { Call, TokenSource } from './route.js';
import { newestVersion, servedVersion } from './versions.js';

/** A request as Graph understands it, before anybody asks who sent it and what the path names. */
export interface Intake {
  readonly method: string;
  readonly url: URL;
  readonly origin: string;
  readonly version: string;
  /** The path without version, empty parts and trailing slash. */
  readonly segments: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: Uint8Array;
  readonly files: Call['files'];
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | undefined;
  readonly tokenSource: TokenSource;
}

const NOTHING = new Uint8Array();

/** Gathers what real clients scatter over path, query, headers and four kinds of body. */
export async function takeIn(request: HttpRequest, nowMs: number): Promise<Intake> {
  const url = new URL(request.url);
  const host = request.headers.host ?? url.host;
  const { version, segments } = splitPath(url.pathname, nowMs);
  const query = foldBrackets([...url.searchParams]);
  refuseLegacy(query, request.headers);
  const isRaw = segments[0]?.startsWith('upload:') ?? false;
  const form = isRaw ? { params: {}, files: {} } : await readBody(request);
  const { token, tokenSource } = findToken(request.headers, query, form.params);
  return {
    method: request.method.toUpperCase(),
    url,
    origin: `${url.protocol}//${host}`,
    version,
    segments,
    params: withoutNulls({ ...query, ...form.params }),
    files: form.files,
    body: request.body ?? NOTHING,
    headers: request.headers,
    token,
    tokenSource,
  };
}

/** Without a version Graph takes the newest that the app may use. */
function splitPath(pathname: string, nowMs: number): { version: string; segments: string[] } {
  const segments = pathname.split('/').filter(Boolean).map(decode);
  const [first = ''] = segments;
  if (!/^v\d/.test(first)) return { version: newestVersion(), segments };
  const version = servedVersion(first, nowMs);
  if (version === undefined) throw unknownVersion(first);
  return { version, segments: segments.slice(1) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign is part of the name, as Graph takes it.
    return segment;
  }
}

/** What Meta says to a version that never was is UNSURE; these are the words it has for old ones of its Marketing API. */
function unknownVersion(version: string): Refusal {
  return new Refusal({
    message: `(#2635) You are calling a deprecated version of the Graph API (${version}). Please update to the latest version: ${newestVersion()}.`,
    code: 2635,
  });
}

/**
 * Removed for every version on 27 October 2026 (https://developers.facebook.com/docs/graph-api/changelog/version26.0).
 * Whether Meta ignores or refuses all but `ids` is UNSURE; refusing makes a client that still sends them visible.
 */
function refuseLegacy(query: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>>): void {
  for (const name of ['ids', 'pretty', 'debug', 'date_format', 'metadata']) {
    if (query[name] === undefined) continue;
    const httpStatus = name === 'ids' ? 500 : 400;
    throw new Refusal({ message: `The ${name} query parameter is deprecated in v26.0+`, code: 100, httpStatus });
  }
  if (headers['if-none-match'] !== undefined) {
    throw new Refusal({ message: 'The If-None-Match header is deprecated in v26.0+', code: 100 });
  }
}

interface Form {
  readonly params: Readonly<Record<string, unknown>>;
  readonly files: Call['files'];
}

async function readBody({ headers, body, url }: HttpRequest): Promise<Form> {
  if (!body?.length) return { params: {}, files: {} };
  const type = headers['content-type'] ?? '';
  if (/^multipart\/form-data/i.test(type)) return readMultipart(url, type, body);
  const text = new TextDecoder().decode(body);
  if (/^application\/x-www-form-urlencoded/i.test(type) && !/^\s*\{/.test(text)) {
    return { params: foldBrackets([...new URLSearchParams(text)]), files: {} };
  }
  return { params: readJson(text), files: {} };
}

const jsonObject = z.record(z.string(), z.unknown());

function readJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badBody('The request body is not valid JSON.');
  }
  const object = z.safeParse(jsonObject, value);
  if (!object.success) throw badBody('The request body must be a JSON object.');
  if (isTooDeep(value)) throw badBody('The request body is nested too deep.');
  return object.data;
}

function badBody(details: string): Refusal {
  return new Refusal({ message: '(#100) Invalid parameter', code: 100, details });
}

async function readMultipart(url: string, type: string, body: Uint8Array): Promise<Form> {
  const form = await new Request(url, { method: 'POST', headers: { 'content-type': type }, body })
    .formData()
    .catch(() => undefined);
  if (!form) throw badBody('The multipart body is broken.');
  const texts: FormEntry[] = [];
  const files: Record<string, { name: string; mimeType: string; bytes: Uint8Array }> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') texts.push([name, value]);
    else files[name] = { name: value.name, mimeType: value.type, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return { params: foldBrackets(texts), files };
}

/** The header wins. `Authorization: OAuth` is what Meta's upload guide prints, and works everywhere. */
function findToken(
  headers: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
  form: Readonly<Record<string, unknown>>,
): { token: string | undefined; tokenSource: TokenSource } {
  const inHeader = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim();
  if (inHeader) return { token: inHeader, tokenSource: 'header' };
  if (typeof query.access_token === 'string' && query.access_token) {
    return { token: query.access_token, tokenSource: 'query' };
  }
  if (typeof form.access_token === 'string' && form.access_token)
    return { token: form.access_token, tokenSource: 'body' };
  return { token: undefined, tokenSource: 'none' };
}

/** An explicit null means the same as a missing member: generated clients send every optional one. */
function withoutNulls(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name, value]) => value !== null && value !== undefined && name !== 'access_token')
      .map(([name, value]) => [name, dropNulls(value)]),
  );
}

function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, dropNulls(member)]),
  );
}
