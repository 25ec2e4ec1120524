/** The sample files that media headers name: are they there, and are they what the header wants? */
import { MEDIA_KINDS } from '../../meta/media-kinds.js';
import { checkTemplateDefinition } from '../definition.js';
import { samplesOf, type TemplateSample } from '../samples.js';
import type { Draft } from './draft.js';
import { type Found, found } from './finding.js';
import { isMedia } from './sample-rules.js';

/** Of a template that can be read as one; what cannot has other faults to mend first. */
export function sampleFilesOf(draft: Draft): TemplateSample[] {
  const checked = checkTemplateDefinition(draft.data);
  if ('problems' in checked) return [];
  return samplesOf(checked.definition)
    .filter(({ format }) => isMedia(format))
    .map((sample) => ({ ...sample, member: [...draft.member, ...sample.member] }));
}

const MP4 = 'video/mp4';

/** What the Resumable Upload API takes for each format, https://developers.facebook.com/docs/graph-api/guides/upload */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  IMAGE: ['image/jpeg', 'image/png'],
  VIDEO: [MP4],
  GIF: [MP4],
  DOCUMENT: ['application/pdf'],
};

/** Limits of the same media in messages; none is published for samples. UNSURE, so it only warns. */
const SIZES: Readonly<Record<string, number>> = {
  IMAGE: MEDIA_KINDS.image.maxBytes,
  VIDEO: MEDIA_KINDS.video.maxBytes,
  GIF: 3.5 * 1024 * 1024,
  DOCUMENT: MEDIA_KINDS.document.maxBytes,
};

/** `bytes` is undefined where there is no such file. */
export function checkSampleFile(
  { member, format, path: file }: TemplateSample,
  bytes: Uint8Array | undefined,
): Found[] {
  if (bytes === undefined) return [found('sample-file-missing', member, { file })];
  const type = typeOf(bytes);
  const max = SIZES[format] ?? Number.POSITIVE_INFINITY;
  return [
    ...(type !== null && TYPES[format]?.includes(type)
      ? []
      : [found('sample-file-type', member, { file, format, found: type })]),
    ...(bytes.length > max ? [found('sample-file-size', member, { file, bytes: bytes.length, max })] : []),
  ];
}

const SIGNATURES: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46]],
  [MP4, 4, [0x66, 0x74, 0x79, 0x70]],
];

/** By the first bytes, not by the name. */
function typeOf(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(([, at, signature]) => signature.every((byte, index) => bytes[at + index] === byte));
  return found?.[0] ?? null;
}
