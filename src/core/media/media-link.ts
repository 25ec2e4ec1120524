import { MEDIA_KINDS } from '../meta/media-kinds.js';
import { addressKindOf, isAddress } from '../webhook/verify/address-kind.js';
import { extensionOf, formatName, typeOfExtension } from './format-names.js';
import type { LinkWarning, MediaKind } from './media-problem.js';

/** Whether Meta could fetch from there at all: an address of the web, without a name or password in it. */
export function isMediaLink(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { protocol, hostname, username, password } = new URL(given);
  return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
}

/** What the address tells of what is there. Only Meta fetches it, and says what was wrong by webhook, after the send. */
export function judgeLink(link: string, kind: MediaKind): LinkWarning[] {
  const { hostname, pathname } = new URL(link);
  return [
    ...typeWarning(pathname, kind),
    ...(isPrivate(hostname) ? [{ warning: 'link-private', host: hostname } as const] : []),
  ];
}

/** The server's own `Content-Type` decides, but it mostly follows the ending. */
function typeWarning(path: string, kind: MediaKind): LinkWarning[] {
  const extension = extensionOf(path);
  const type = extension === undefined ? undefined : typeOfExtension(extension);
  const accepted: readonly string[] = MEDIA_KINDS[kind].mimeTypes;
  // Documents of other types were seen to arrive by link.
  if (extension === undefined || type === undefined || kind === 'document' || accepted.includes(type)) return [];
  return [{ warning: 'link-type', kind, extension, accepted: accepted.map(formatName) }];
}

/** Addresses and names that mean another machine to Meta than to us, or none. */
function isPrivate(hostname: string): boolean {
  if (isAddress(hostname)) return addressKindOf(hostname) !== 'public';
  return /(^|\.)(localhost|local|internal)$/.test(hostname);
}
