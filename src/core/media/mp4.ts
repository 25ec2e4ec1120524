import type { AudioTrack, FileFacts, VideoTrack } from './file-facts.js';
import { byteAt, startsWith, textAt, u16, u32 } from './read-bytes.js';

/** The container of MP4, M4A, 3GP, MOV, HEIC and AVIF (ISO/IEC 14496-12): boxes of a size, four letters and a content. */
interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** Old MOV files have no `ftyp` and begin with one of these. */
const MOV_STARTS = ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'];

export function readMp4(bytes: Uint8Array): FileFacts | undefined {
  if (!startsWith(bytes, 'ftyp', 4)) {
    return MOV_STARTS.includes(textAt(bytes, 4, 4)) ? { mimeType: 'video/quicktime', ...readTracks(bytes) } : undefined;
  }
  const still = stillPictureOf(bytes);
  if (still !== undefined) return { mimeType: still };
  const tracks = readTracks(bytes);
  return { mimeType: mimeTypeOf(textAt(bytes, 8, 4), tracks), ...tracks };
}

/** `mif1` is of either kind; the brands behind it say of which. */
function stillPictureOf(bytes: Uint8Array): 'image/heic' | 'image/avif' | undefined {
  const brand = textAt(bytes, 8, 4);
  const brands = textAt(bytes, 16, Math.min(Math.max(u32(bytes, 0) - 16, 0), 256));
  if (/^avi[fs]/.test(brand)) return 'image/avif';
  if (/^(mif1|msf1)/.test(brand)) return brands.includes('avif') ? 'image/avif' : 'image/heic';
  return /^(hei[cmsx]|hev[cmsx])/.test(brand) ? 'image/heic' : undefined;
}

function mimeTypeOf(brand: string, { video, audio }: Tracks): string {
  const isSound = video === undefined && audio !== undefined;
  if (brand === 'qt  ') return 'video/quicktime';
  if (/^3g[a-z0-9]/.test(brand)) return isSound ? 'audio/3gpp' : 'video/3gpp';
  return isSound || /^M4[AB]/.test(brand) ? 'audio/mp4' : 'video/mp4';
}

type Tracks = Pick<FileFacts, 'video' | 'audio' | 'audioTracks' | 'isIndexLast'>;

function readTracks(bytes: Uint8Array): Tracks {
  const boxes = boxesIn(bytes, 0, bytes.length);
  const index = boxes.findIndex(({ type }) => type === 'moov');
  const moov = boxes[index];
  if (!moov) return {};
  const tracks = boxesIn(bytes, moov.start, moov.end)
    .filter(({ type }) => type === 'trak')
    .map((track) => readTrack(bytes, track));
  const audio = tracks.flatMap((track) => track.audio ?? []);
  const [video] = tracks.flatMap((track) => track.video ?? []);
  return {
    ...(video && { video }),
    ...(audio[0] && { audio: audio[0] }),
    audioTracks: audio.length,
    isIndexLast: boxes.slice(0, index).some(({ type }) => type === 'mdat'),
  };
}

/** So many a file may have at one level; more is no film, but something made to keep a reader busy. */
const MAX_BOXES = 4096;

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= to && boxes.length < MAX_BOXES) {
    const short = u32(bytes, at);
    // 1 says that the size stands behind the name in 64 bits, 0 that the box goes on to the end.
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? u32(bytes, at + 8) * 2 ** 32 + u32(bytes, at + 12) : short === 0 ? to - at : short;
    if (size < head) break;
    boxes.push({ type: textAt(bytes, at + 4, 4), start: at + head, end: Math.min(at + size, to) });
    at += size;
  }
  return boxes;
}

/** Down a path of boxes, the first of each name. */
function boxAt(bytes: Uint8Array, { start, end }: Pick<Box, 'start' | 'end'>, ...path: string[]): Box | undefined {
  const [name, ...rest] = path;
  const found = boxesIn(bytes, start, end).find(({ type }) => type === name);
  return found && rest.length > 0 ? boxAt(bytes, found, ...rest) : found;
}

function readTrack(bytes: Uint8Array, track: Box): { readonly video?: VideoTrack; readonly audio?: AudioTrack } {
  const handler = boxAt(bytes, track, 'mdia', 'hdlr');
  const samples = boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stsd');
  if (!handler || !samples) return {};
  // Behind version and flags, and here behind the number of entries too.
  const [entry] = boxesIn(bytes, samples.start + 8, samples.end);
  if (!entry) return {};
  const kind = textAt(bytes, handler.start + 8, 4);
  if (kind === 'vide') return { video: readVideo(bytes, entry) };
  return kind === 'soun' ? { audio: readAudio(bytes, entry) } : {};
}

const VIDEO_CODECS: Readonly<Record<string, string>> = {
  avc1: 'H.264',
  avc3: 'H.264',
  hvc1: 'HEVC',
  hev1: 'HEVC',
  av01: 'AV1',
  vp08: 'VP8',
  vp09: 'VP9',
  mp4v: 'MPEG-4',
  s263: 'H.263',
  H263: 'H.263',
  jpeg: 'MJPEG',
  apcn: 'ProRes',
  apch: 'ProRes',
  apcs: 'ProRes',
  apco: 'ProRes',
};

/** ISO/IEC 14496-10, profile_idc. */
const PROFILES: Readonly<Record<number, string>> = {
  66: 'Baseline',
  77: 'Main',
  88: 'Extended',
  100: 'High',
  110: 'High 10',
  122: 'High 4:2:2',
  244: 'High 4:4:4',
};

const VIDEO_ENTRY_BYTES = 78;

function readVideo(bytes: Uint8Array, entry: Box): VideoTrack {
  const configuration = boxAt(bytes, { start: entry.start + VIDEO_ENTRY_BYTES, end: entry.end }, 'avcC');
  const profile = configuration && PROFILES[byteAt(bytes, configuration.start + 1)];
  return { codec: VIDEO_CODECS[entry.type] ?? entry.type.trim(), profile: profile ?? null };
}

const AUDIO_CODECS: Readonly<Record<string, string>> = {
  samr: 'AMR',
  sawb: 'AMR-WB',
  Opus: 'OPUS',
  alac: 'ALAC',
  fLaC: 'FLAC',
  'ac-3': 'AC-3',
  'ec-3': 'E-AC-3',
  '.mp3': 'MP3',
  sowt: 'PCM',
  twos: 'PCM',
  lpcm: 'PCM',
};

function readAudio(bytes: Uint8Array, entry: Box): AudioTrack {
  const channels = u16(bytes, entry.start + 16) || null;
  if (entry.type !== 'mp4a') return { codec: AUDIO_CODECS[entry.type] ?? entry.type.trim(), channels };
  return { codec: codecOfMp4a(bytes, entry), channels };
}

/** The sample entry of QuickTime has a version, and is longer by so much. */
const AUDIO_ENTRY_BYTES = [28, 44, 64];

/** MP4's own registry of what `mp4a` may hold, https://mp4ra.org/registered-types/object-types */
const OBJECT_TYPES: Readonly<Record<number, string>> = {
  64: 'AAC',
  102: 'AAC',
  103: 'AAC',
  104: 'AAC',
  105: 'MP3',
  107: 'MP3',
  165: 'AC-3',
  173: 'OPUS',
};

function codecOfMp4a(bytes: Uint8Array, { start, end }: Box): string {
  const head = AUDIO_ENTRY_BYTES[u16(bytes, start + 8)] ?? 28;
  const inside = { start: start + head, end };
  const descriptor = boxAt(bytes, inside, 'esds') ?? boxAt(bytes, inside, 'wave', 'esds');
  const objectType = descriptor && objectTypeIn(bytes, descriptor);
  // Nearly all of them are AAC, so that one which does not tell is taken for it.
  return objectType === undefined ? 'AAC' : (OBJECT_TYPES[objectType] ?? `mp4a.${objectType.toString(16)}`);
}

/** Of the decoder's description (tag 4) in the stream's (tag 3), ISO/IEC 14496-1. */
function objectTypeIn(bytes: Uint8Array, { start, end }: Box): number | undefined {
  let at = start + 4;
  if (byteAt(bytes, at) !== 3) return undefined;
  at = contentOf(bytes, at);
  const flags = byteAt(bytes, at + 2);
  at += 3 + (flags & 0x80 ? 2 : 0) + (flags & 0x40 ? 1 + byteAt(bytes, at + 3) : 0) + (flags & 0x20 ? 2 : 0);
  return at < end && byteAt(bytes, at) === 4 ? byteAt(bytes, contentOf(bytes, at)) : undefined;
}

/** Behind the tag and its length, which is up to four bytes of which all but the last have the highest bit. */
function contentOf(bytes: Uint8Array, tagAt: number): number {
  let at = tagAt + 1;
  while (byteAt(bytes, at) & 0x80 && at < tagAt + 4) at += 1;
  return at + 1;
}
