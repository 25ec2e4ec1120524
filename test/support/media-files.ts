/** Files as people send them, so small as their readers allow: each is whole in what decides what it is. */

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export interface Webp {
  readonly width?: number;
  readonly height?: number;
  readonly isAnimated?: boolean;
}

export function webp({ width = 512, height = 512, isAnimated = false }: Webp = {}): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(56, 4);
  bytes.write('WEBPVP8X', 8, 'latin1');
  bytes.writeUInt32LE(10, 16);
  bytes[20] = isAnimated ? 0b10 : 0;
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return new Uint8Array(bytes);
}

/** A box of MP4: its size, its name, what is in it. */
function box(name: string, ...content: readonly Uint8Array[]): Uint8Array {
  const inside = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write(name, 4, 'latin1');
  return new Uint8Array(Buffer.concat([head, inside]));
}

const zeros = (count: number): Uint8Array => new Uint8Array(count);

export interface Film {
  /** The four letters of its picture, and H.264's number for its profile. */
  readonly video?: string | null;
  readonly profile?: number;
  /** The four letters of each of its sound tracks, with the object type behind a colon: `mp4a:40`. */
  readonly audio?: readonly string[];
  readonly brand?: string;
  readonly isIndexLast?: boolean;
}

/** H.264 (Main) with AAC, unless something else is asked for. */
export function film({ video = 'avc1', profile = 77, audio = ['mp4a:40'], brand, isIndexLast }: Film = {}): Uint8Array {
  const pictures =
    video === null ? [] : [track('vide', box(video, zeros(78), box('avcC', Buffer.from([1, profile, 0, 31]))))];
  const sounds = audio.map((codec) => track('soun', soundEntry(codec)));
  const moov = box('moov', box('mvhd', zeros(100)), ...pictures, ...sounds);
  const mdat = box('mdat', zeros(16));
  const start = box('ftyp', latin(`${brand ?? 'isom'}\0\0\x02\0isomiso2mp41`));
  return new Uint8Array(Buffer.concat([start, ...(isIndexLast ? [mdat, moov] : [moov, mdat])]));
}

function track(kind: 'vide' | 'soun', entry: Uint8Array): Uint8Array {
  const handler = box('hdlr', zeros(8), latin(kind), zeros(12));
  const samples = box('stsd', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), entry);
  return box('trak', box('tkhd', zeros(84)), box('mdia', handler, box('minf', box('stbl', samples))));
}

function soundEntry(codec: string): Uint8Array {
  const [name = '', objectType] = codec.split(':');
  const fixed = Buffer.alloc(28);
  fixed.writeUInt16BE(2, 16);
  const descriptor = [0, 0, 0, 0, 3, 0x80, 0x80, 0x80, 25, 0, 1, 0, 4, 0x80, 0x80, 0x80, 17];
  return box(
    name,
    fixed,
    ...(objectType ? [box('esds', Buffer.from([...descriptor, Number.parseInt(objectType, 16)]))] : []),
  );
}

export function ogg({
  codec = 'opus',
  channels = 1,
}: {
  codec?: 'opus' | 'vorbis';
  channels?: number;
} = {}): Uint8Array {
  const packet =
    codec === 'opus'
      ? `OpusHead\x01${String.fromCharCode(channels)}`
      : `\x01vorbis\0\0\0\0${String.fromCharCode(channels)}`;
  return latin(`OggS\0\x02${'\0'.repeat(20)}\x01\x13${packet}${'\0'.repeat(16)}`);
}

/** Beginnings of what people have on their devices and WhatsApp mostly does not take. */
export const STARTS = {
  heic: latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
  avif: latin('\0\0\0\x18ftypmif1\0\0\0\0avifmif1'),
  gif: latin('GIF89a\x01\0\x01\0\x80\0\0'),
  webm: latin('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm V_VP8 A_OPUS'),
  sound: latin('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm A_OPUS'),
  matroska: latin('\x1a\x45\xdf\xa3\x42\x82\x88matroska'),
  wav: latin('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0'),
  avi: latin('RIFF\x24\0\0\0AVI LIST\x10\0\0\0'),
  mp3: latin('\xff\xfb\x90\x64\0\0\0\0'),
  taggedMp3: latin('ID3\x03\0\0\0\0\0\x0a'),
  aac: latin('\xff\xf1\x50\x80\x02\x1f\xfc'),
  amr: latin('#!AMR\n\x3c\x91'),
  oldMovie: latin('\0\0\0\x08wide\0\0\0\x10mdat\0\0\0\0\0\0\0\0'),
  html: latin('<!doctype html><p>Hello</p>'),
  svg: latin('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
  rtf: latin('{\\rtf1\\ansi Hello}'),
  csv: latin('nombre;a\xf1o\nAna;2026\n'),
  utf16: latin('\xff\xfeH\0i\0'),
  unknown: latin('\x00\x01\x02\x03\x04\x05\x06\x07'),
};

/** An archive with these names in its directory; OpenDocument's own begins with its type. */
export function zip(names: readonly string[], mimeType?: string): Uint8Array {
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 0, 'latin1');
  const first = mimeType === undefined ? (names[0] ?? '') : 'mimetype';
  local.writeUInt32LE(mimeType?.length ?? 0, 22);
  local.writeUInt16LE(first.length, 26);
  const start = Buffer.concat([local, latin(first), latin(mimeType ?? '')]);
  const directory = names.map((name) => {
    const head = Buffer.alloc(46);
    head.write('PK\x01\x02', 0, 'latin1');
    head.writeUInt16LE(name.length, 28);
    return Buffer.concat([head, latin(name)]);
  });
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt32LE(start.length, 16);
  return new Uint8Array(Buffer.concat([start, ...directory, end]));
}

export function ooxml(folder: 'word' | 'xl' | 'ppt'): Uint8Array {
  return zip(['[Content_Types].xml', '_rels/.rels', `${folder}/main.xml`]);
}

/** The old formats of Office, by the name of their main stream. */
export function ole(stream: string): Uint8Array {
  const name = `${[...stream].join('\0')}\0\0\0`;
  return latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}${name}`);
}

export function padded(bytes: Uint8Array, size: number): Uint8Array {
  const longer = new Uint8Array(size);
  longer.set(bytes);
  return longer;
}
