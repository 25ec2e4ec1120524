/** Sample media of a template: a handle from a resumable upload goes in, a link comes out. */
import { createHash } from 'node:crypto';
import { absoluteUrl, publicFilePath } from '../downloads.js';
import { asList, asObject, asText } from '../json-values.js';
import type { UploadedFile, WireComponent } from '../state.js';
import { invalidTemplate, missingField } from './refusals.js';

/** What a media header may hold, https://developers.facebook.com/docs/graph-api/guides/upload */
const SAMPLE_TYPES: Readonly<Record<string, readonly string[]>> = {
  IMAGE: ['image/jpeg', 'image/jpg', 'image/png'],
  VIDEO: ['video/mp4'],
  GIF: ['video/mp4'],
  DOCUMENT: ['application/pdf'],
};

const EXTENSIONS: Readonly<Record<string, string>> = { IMAGE: 'jpg', VIDEO: 'mp4', GIF: 'mp4', DOCUMENT: 'pdf' };

export function isMediaFormat(format: string): boolean {
  return Object.hasOwn(SAMPLE_TYPES, format);
}

/** Links take the place of the handles, as Meta reads them back; posting such a link as a handle is refused. */
export function readSampleMedia(
  format: string,
  example: unknown,
  uploaded: ReadonlyMap<string, UploadedFile>,
): { header_handle: string[] } {
  const given = asObject(example)?.header_handle;
  const handle = asText(asList(given)?.[0] ?? given);
  if (handle === undefined || handle === '') throw missingField('HEADER', 'example');
  checkHandle(handle, format, uploaded);
  const link = uploaded.has(handle) ? publicFilePath(handle) : sampleUrl(handle, EXTENSIONS[format] ?? 'bin');
  return { header_handle: [link] };
}

/** Samples that were uploaded here are served here, at the host that the reader used. */
export function withAbsoluteLinks(component: WireComponent, origin: string): WireComponent {
  const links = asList(asObject(component.example)?.header_handle);
  const cards = asList(component.cards);
  return {
    ...component,
    ...(links && { example: { header_handle: links.map((link) => absoluteUrl(origin, String(link))) } }),
    ...(cards && { cards: cards.map((card) => ({ components: componentsOf(card, origin) })) }),
  };
}

function componentsOf(card: unknown, origin: string): WireComponent[] {
  const components = asList(asObject(card)?.components) ?? [];
  return components.map((component) => withAbsoluteLinks({ type: '', ...asObject(component) }, origin));
}

/** A handle that was not given out here passes if it looks like one of Meta's, so that recorded requests can be replayed. */
function checkHandle(handle: string, format: string, uploaded: ReadonlyMap<string, UploadedFile>): void {
  const file = uploaded.get(handle);
  const wrongType = file !== undefined && !SAMPLE_TYPES[format]?.includes(file.mimeType);
  if ((file === undefined && !/^\d::?\S/.test(handle)) || wrongType) {
    throw invalidTemplate({
      title: 'Invalid media handle',
      text: wrongType
        ? `The sample of the header is of type ${file.mimeType}, which doesn't match the format ${format}.`
        : "The sample of the header isn't a handle from the Resumable Upload API.",
    });
  }
}

function sampleUrl(handle: string, extension: string): string {
  const hash = createHash('sha256').update(handle).digest('hex');
  const number = BigInt(`0x${hash.slice(0, 12)}`);
  return `https://scontent.whatsapp.net/v/t61.29466-34/${number}_n.${extension}?ccb=1-7&oh=01_${hash.slice(12, 44)}&oe=6`;
}
