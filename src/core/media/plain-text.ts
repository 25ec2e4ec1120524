import { startsWith } from './read-bytes.js';

/** So much of a file is looked at. */
const LOOKED_AT = 65_536;

/** Text in UTF-8, in UTF-16 with its mark, or in one of the old encodings of one byte, as spreadsheets still export it. */
export function isPlainText(bytes: Uint8Array): boolean {
  if (startsWith(bytes, '\xff\xfe') || startsWith(bytes, '\xfe\xff')) return true;
  // Tab, line ends, page ends and escape are all that texts have of the control characters.
  return !bytes.subarray(0, LOOKED_AT).some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));
}
