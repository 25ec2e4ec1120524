import { identifyFile } from '../media/identify-file.js';
import { MEDIA_KINDS } from '../meta/media-kinds.js';

/**
 * What a media header takes as its sample. Meta states no sizes for samples of their own, so that those of the messages
 * count (UNSURE), https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
 */
const ACCEPTED: Readonly<Record<string, { readonly mimeTypes: readonly string[]; readonly maxBytes: number }>> = {
  IMAGE: MEDIA_KINDS.image,
  VIDEO: { mimeTypes: ['video/mp4'], maxBytes: MEDIA_KINDS.video.maxBytes },
  /** An mp4 too; a larger one would be shown as a video. */
  GIF: { mimeTypes: ['video/mp4'], maxBytes: 3.5 * 1024 * 1024 },
  DOCUMENT: { mimeTypes: ['application/pdf'], maxBytes: MEDIA_KINDS.document.maxBytes },
};

export type SampleFileProblem =
  | { problem: 'sample-not-for-format'; format: string }
  | { problem: 'sample-empty' }
  | { problem: 'sample-wrong-type'; format: string; found: string | null; accepted: string[] }
  | { problem: 'sample-too-large'; format: string; bytes: number; limit: number };

/** By its bytes, because a name's ending may lie and Meta's own answer comes only after the upload. */
export function inspectSample(
  format: string,
  bytes: Uint8Array,
): { mimeType: string } | { problem: SampleFileProblem } {
  const accepted = ACCEPTED[format];
  if (accepted === undefined) return { problem: { problem: 'sample-not-for-format', format } };
  if (bytes.length === 0) return { problem: { problem: 'sample-empty' } };
  const found = identifyFile(bytes)?.mimeType;
  const { mimeTypes, maxBytes: limit } = accepted;
  if (found === undefined || !mimeTypes.includes(found)) {
    return { problem: { problem: 'sample-wrong-type', format, found: found ?? null, accepted: [...mimeTypes] } };
  }
  if (bytes.length > limit) return { problem: { problem: 'sample-too-large', format, bytes: bytes.length, limit } };
  return { mimeType: found };
}

/** The kind of header that a file is for; of two that take mp4 the one that every account can send. */
export function headerFormatOf(bytes: Uint8Array): 'IMAGE' | 'VIDEO' | 'DOCUMENT' | undefined {
  const found = identifyFile(bytes)?.mimeType;
  const formats = ['IMAGE', 'VIDEO', 'DOCUMENT'] as const;
  return formats.find((format) => found !== undefined && ACCEPTED[format]?.mimeTypes.includes(found));
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
};

/** How a sample's file is to end; undefined for what no template can have. */
export function sampleExtension(bytes: Uint8Array): string | undefined {
  return EXTENSIONS[identifyFile(bytes)?.mimeType ?? ''];
}

/**
 * Whether a link to a sample leads to Meta, or to the Graph host of the channel itself, which is an emulator then. That Meta
 * answered a link is no reason to ask any other host for anything.
 */
export function isSampleHost(link: string, graphUrl: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, origin } = new URL(link);
  if (origin === new URL(graphUrl).origin) return true;
  return protocol === 'https:' && META_HOSTS.some((host) => hostname.endsWith(`.${host}`));
}

/** Where samples were seen to lie (`scontent.whatsapp.net`), and Meta's other homes of media. */
const META_HOSTS = ['whatsapp.net', 'fbcdn.net', 'fbsbx.com'];
