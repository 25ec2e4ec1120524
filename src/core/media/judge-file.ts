import { MEDIA_KINDS, STICKER_LIMITS } from '../meta/media-kinds.js';
import type { FileFacts } from './file-facts.js';
import { extensionOf, extensionsOf, formatName, typeOfExtension } from './format-names.js';
import { identifyFile } from './identify-file.js';
import { lookWarnings, soundProblems, videoProblems, voiceWarning } from './judge-content.js';
import type { FileProblem, FileWarning, MediaKind, MediaUse } from './media-problem.js';

export interface JudgedFile {
  /** By its bytes, and as it is to be uploaded; undefined where a problem says that it cannot be. */
  readonly mimeType: string | undefined;
  readonly problems: readonly FileProblem[];
  readonly warnings: readonly FileWarning[];
}

export interface JudgedAs {
  /** undefined: of whichever kind takes such a file. */
  readonly kind: MediaKind | undefined;
  readonly use?: MediaUse | undefined;
  /** With its ending; undefined for what came without a name. */
  readonly name: string | undefined;
}

/** Everything that Meta would refuse or WhatsApp could not show, before a byte of it goes anywhere. */
export function judgeFile(bytes: Uint8Array, as: JudgedAs): JudgedFile {
  if (bytes.length === 0) return { mimeType: undefined, problems: [{ problem: 'file-empty' }], warnings: [] };
  const facts = identifyFile(bytes);
  const kind = as.kind ?? kindOfType(facts?.mimeType);
  const mismatch = kind === undefined ? notUploadable(facts) : wrongType(facts, kind, as.use);
  if (mismatch || !facts || !kind) {
    const size = kind ? tooLarge(bytes.length, kind, facts) : [];
    return { mimeType: undefined, problems: [...(mismatch ? [mismatch] : []), ...size], warnings: [] };
  }
  const problems = [...tooLarge(bytes.length, kind, facts), ...contentProblems(facts, kind)];
  const voice = as.use === 'voice' ? voiceWarning(bytes.length) : [];
  const warnings = [...nameWarning(facts, as.name), ...lookWarnings(facts, kind), ...voice];
  return { mimeType: facts.mimeType, problems, warnings };
}

/** What of a file can be said without reading it: one that no message could carry is not read. */
export function judgeSize(bytes: number, kind: MediaKind | undefined): FileProblem | undefined {
  if (bytes <= MEDIA_KINDS.document.maxBytes) return undefined;
  return tooLarge(bytes, kind ?? 'document', undefined)[0];
}

function acceptedTypes(kind: MediaKind, use: MediaUse | undefined): string[] {
  if (use === 'voice') return ['audio/ogg'];
  // Meta's specification of templates allows no other document in a header.
  if (use === 'template-header' && kind === 'document') return ['application/pdf'];
  // It stands only in the text of a refusal: such a file is one of OGG.
  return MEDIA_KINDS[kind].mimeTypes.filter((type) => type !== 'audio/opus');
}

function wrongType(facts: FileFacts | undefined, kind: MediaKind, use: MediaUse | undefined): FileProblem | undefined {
  const accepted = acceptedTypes(kind, use);
  if (facts && accepted.includes(facts.mimeType)) return undefined;
  const suits = kindOfType(facts?.mimeType) ?? null;
  return {
    problem: 'file-wrong-type',
    kind,
    use: use ?? null,
    found: facts?.mimeType ?? null,
    accepted,
    suits: suits === kind ? null : suits,
  };
}

function notUploadable(facts: FileFacts | undefined): FileProblem {
  return { problem: 'file-not-uploadable', found: facts?.mimeType ?? null };
}

/** Each type belongs to one kind of message only. */
export function kindOfType(mimeType: string | undefined): MediaKind | undefined {
  const kinds = Object.keys(MEDIA_KINDS) as MediaKind[];
  return kinds.find((kind) => MEDIA_KINDS[kind].mimeTypes.some((type) => type === mimeType));
}

function tooLarge(bytes: number, kind: MediaKind, facts: FileFacts | undefined): FileProblem[] {
  const isAnimated = facts?.picture?.isAnimated ?? false;
  const isStill = kind === 'sticker' && facts?.picture !== undefined && !isAnimated;
  const limit = isStill ? STICKER_LIMITS.staticMaxBytes : MEDIA_KINDS[kind].maxBytes;
  if (bytes <= limit) return [];
  const format = facts ? formatName(facts.mimeType) : '';
  return [{ problem: 'file-too-large', kind, format, bytes, limit, isAnimated }];
}

function contentProblems(facts: FileFacts, kind: MediaKind): FileProblem[] {
  if (kind === 'video') return videoProblems(facts);
  return kind === 'audio' ? soundProblems(facts) : [];
}

/** The extension is only advice to a person's program: Meta goes by the type that it is told. */
function nameWarning({ mimeType }: FileFacts, name: string | undefined): FileWarning[] {
  const extension = name === undefined ? undefined : extensionOf(name);
  const isKnown = extension !== undefined && typeOfExtension(extension) !== undefined;
  if (!isKnown || mimeType === 'text/plain' || extensionsOf(mimeType).includes(extension)) return [];
  return [{ warning: 'name-differs', extension, found: formatName(mimeType) }];
}
