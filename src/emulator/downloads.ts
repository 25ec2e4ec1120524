import { createHash } from 'node:crypto';
import type { HttpRequest, HttpResponse } from '../host/host.js';
import { findToken, tokenProblem } from './auth.js';
import { reachesWaba } from './permissions.js';
import type { World } from './route.js';
import type { EmulatorState, Media, UploadedFile } from './state.js';

/**
 * Where a media node's `url` leads: the link lives for five minutes and needs the token in the header. A wrong token, an
 * old link and a stranger's media are all 404, as documented.
 */
export function downloadMedia({ url, headers }: HttpRequest, world: World): HttpResponse {
  const { searchParams } = new URL(url);
  const { state, nowMs } = world;
  const media = state.media.get(searchParams.get('mid') ?? '');
  if (!media || media.link.key !== searchParams.get('hash') || media.link.expiresAt * 1000 <= nowMs())
    return notFound();
  if (!mayDownload(media, /^(?:Bearer|OAuth)\s+(.+)$/i.exec(headers.authorization ?? '')?.[1], world))
    return notFound();
  return file(media.mimeType, media.bytes);
}

function mayDownload(media: Media, text: string | undefined, { state, nowMs }: World): boolean {
  const token = text === undefined ? undefined : findToken(text, state);
  if (!token || tokenProblem(token, nowMs())) return false;
  const wabaId = state.phones.get(media.phoneId)?.wabaId;
  return !state.settings.checkPermissions || (wabaId !== undefined && reachesWaba(wabaId, token, [], state));
}

/** The path of a file that everybody may read: profile pictures and template samples. Made absolute by `absoluteUrl`. */
export function publicFilePath(handle: string): string {
  return `/v/t61.24694-24/${keyOf(handle)}`;
}

/** State keeps paths, since the emulator learns its host from each request; a seed may hold whole URLs. */
export function absoluteUrl(origin: string, pathOrUrl: string): string {
  return pathOrUrl.startsWith('/') ? `${origin}${pathOrUrl}` : pathOrUrl;
}

export function downloadPublicFile({ url }: HttpRequest, { state }: World): HttpResponse {
  const found = findByKey(state, new URL(url).pathname.split('/').at(-1) ?? '');
  return found ? file(found.mimeType, found.bytes) : notFound();
}

function findByKey(state: EmulatorState, key: string): UploadedFile | undefined {
  for (const [handle, uploaded] of state.handles) if (keyOf(handle) === key) return uploaded;
  return undefined;
}

function keyOf(handle: string): string {
  return `${createHash('sha256').update(handle).digest('hex').slice(0, 32)}_n`;
}

function file(mimeType: string, bytes: Uint8Array): HttpResponse {
  return { status: 200, headers: { 'content-type': mimeType, 'content-length': String(bytes.length) }, body: bytes };
}

function notFound(): HttpResponse {
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: new TextEncoder().encode('Not Found') };
}
