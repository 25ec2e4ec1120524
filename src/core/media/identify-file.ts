import type { FileFacts } from './file-facts.js';
import { readMp4 } from './mp4.js';
import { officeType } from './office.js';
import { readOgg } from './ogg.js';
import { readPicture } from './pictures.js';
import { isPlainText } from './plain-text.js';
import { byteAt, findText, startsWith, textAt } from './read-bytes.js';

/** Says what a file is by its bytes; undefined for what is none of all these. */
export function identifyFile(bytes: Uint8Array): FileFacts | undefined {
  const detailed = readPicture(bytes) ?? readMp4(bytes) ?? readOgg(bytes);
  if (detailed) return detailed;
  const mimeType = officeType(bytes) ?? typeByStart(bytes) ?? audioByFrame(bytes) ?? textType(bytes);
  return mimeType === undefined ? undefined : { mimeType };
}

const STARTS: readonly (readonly [text: string, mimeType: string, offset?: number])[] = [
  ['GIF8', 'image/gif'],
  ['BM', 'image/bmp'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['ID3', 'audio/mpeg'],
  ['#!AMR\n', 'audio/amr'],
  ['#!AMR-WB\n', 'audio/amr-wb'],
  ['ADIF', 'audio/aac'],
  ['WAVE', 'audio/wav', 8],
  ['AVI ', 'video/x-msvideo', 8],
  ['AIFF', 'audio/aiff', 8],
  ['AIFC', 'audio/aiff', 8],
  ['fLaC', 'audio/flac'],
  ['MThd', 'audio/midi'],
  ['caff', 'audio/x-caf'],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video/x-ms-asf'],
  ['FLV\x01', 'video/x-flv'],
  ['\0\0\x01\xba', 'video/mpeg'],
  ['\0\0\x01\xb3', 'video/mpeg'],
  ['{\\rtf', 'application/rtf'],
  ['Rar!\x1a\x07', 'application/vnd.rar'],
  ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  ['\x1f\x8b', 'application/gzip'],
];

/** PDF's own rule: its mark may stand anywhere in the first 1024 bytes. */
const PDF_WITHIN = 1024;

function typeByStart(bytes: Uint8Array): string | undefined {
  const found = STARTS.find(([text, , offset = 0]) => startsWith(bytes, text, offset) && !isOnlyLetters(text, bytes));
  if (found) return found[1];
  if (findText(bytes.subarray(0, PDF_WITHIN), '%PDF-') >= 0) return 'application/pdf';
  return startsWith(bytes, '\x1a\x45\xdf\xa3') ? matroskaType(bytes) : undefined;
}

/** `BM` and its like may as well begin a text. */
function isOnlyLetters(text: string, bytes: Uint8Array): boolean {
  return /^[A-Z0-9]{2,4}$/.test(text) && isPlainText(bytes);
}

/** What it is and what its tracks are stand near its beginning, each as a text. */
const MATROSKA_HEAD = 4096;

function matroskaType(bytes: Uint8Array): string {
  const head = bytes.subarray(0, MATROSKA_HEAD);
  if (findText(head, 'webm') < 0) return 'video/x-matroska';
  return findText(head, 'A_') >= 0 && findText(head, 'V_') < 0 ? 'audio/webm' : 'video/webm';
}

/** MP3 and AAC without a container begin with a frame: eleven bits that are set, then version and layer. */
function audioByFrame(bytes: Uint8Array): string | undefined {
  const second = byteAt(bytes, 1);
  if (byteAt(bytes, 0) !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
  const [version, layer, rate] = [(second >> 3) & 3, (second >> 1) & 3, (byteAt(bytes, 2) >> 2) & 3];
  // Layer 0 is none of MPEG audio's: such a frame is one of ADTS, which has a longer mark.
  if (layer === 0) return (second & 0xf6) === 0xf0 ? 'audio/aac' : undefined;
  // Of Layer I, which nobody uses, the mark is that of UTF-16.
  return layer !== 3 && version !== 1 && rate !== 3 ? 'audio/mpeg' : undefined;
}

function textType(bytes: Uint8Array): string | undefined {
  if (!isPlainText(bytes)) return undefined;
  return /^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/is.test(textAt(bytes, 0, 2000))
    ? 'image/svg+xml'
    : 'text/plain';
}
