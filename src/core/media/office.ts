import { findText, startsWith, textAt, u16le, u32le } from './read-bytes.js';

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** Of a document of Office, of OpenOffice, or of any other archive; undefined for what is neither. */
export function officeType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return typeOfOle(bytes);
  return startsWith(bytes, 'PK\x03\x04') ? typeOfZip(bytes) : undefined;
}

/** What the old formats call their main stream. */
const STREAMS: readonly (readonly [name: string, mimeType: string])[] = [
  ['WordDocument', 'application/msword'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
];

/** The names of its streams are UTF-16, each ended by a zero; they are searched for, since its directory may lie anywhere. */
function typeOfOle(bytes: Uint8Array): string {
  const found = STREAMS.find(([name]) => findText(bytes, `${[...name].join('\0')}\0\0\0`) >= 0);
  // Also what holds a document with a password.
  return found?.[1] ?? 'application/x-ole-storage';
}

const FOLDERS: readonly (readonly [folder: string, mimeType: string])[] = [
  ['word/', `${OOXML}.wordprocessingml.document`],
  ['xl/', `${OOXML}.spreadsheetml.sheet`],
  ['ppt/', `${OOXML}.presentationml.presentation`],
];

function typeOfZip(bytes: Uint8Array): string {
  // OpenDocument and EPUB begin with a file that says what they are.
  if (textAt(bytes, 30, 8) === 'mimetype') {
    return (
      textAt(bytes, 38 + u16le(bytes, 28), u32le(bytes, 22))
        .slice(0, 100)
        .trim() || 'application/zip'
    );
  }
  const names = namesInZip(bytes);
  if (names.includes('AndroidManifest.xml')) return 'application/vnd.android.package-archive';
  if (!names.includes('[Content_Types].xml')) return 'application/zip';
  return FOLDERS.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1] ?? 'application/zip';
}

const END_BYTES = 22;
/** The comment behind the end of an archive may be so long. */
const MAX_COMMENT = 65_535;
const MAX_NAMES = 10_000;

/** By the directory at its end, because what stands before the files themselves may be incomplete. */
function namesInZip(bytes: Uint8Array): string[] {
  const end = endOfZip(bytes);
  const names: string[] = [];
  if (end === undefined) return names;
  let at = u32le(bytes, end + 16);
  while (startsWith(bytes, 'PK\x01\x02', at) && names.length < MAX_NAMES) {
    const length = u16le(bytes, at + 28);
    names.push(textAt(bytes, at + 46, Math.min(length, 1000)));
    at += 46 + length + u16le(bytes, at + 30) + u16le(bytes, at + 32);
  }
  return names;
}

function endOfZip(bytes: Uint8Array): number | undefined {
  const earliest = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= earliest; at -= 1) if (startsWith(bytes, 'PK\x05\x06', at)) return at;
  return undefined;
}
