/** Names that Windows keeps for devices, whatever follows a dot. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
/** File systems take 255 bytes; what is written first has a longer name for a moment. */
const MAX_BYTES = 200;
const MAX_EXTENSION_BYTES = 20;

/**
 * A name that a stranger gave a file, so that it stays in its folder, is seen as it is, and is a name on every system; null
 * where nothing of it is left.
 */
export function safeFileName(given: string): string | null {
  const name = given
    .normalize('NFC')
    // Neither folders nor, on Windows, drives and streams.
    .replace(/^.*[/\\]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    // Control characters, and marks that turn text around or are not seen at all.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .trim()
    // A dot at the beginning hides a file, at the end Windows leaves it out.
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (name === '') return null;
  return shortened(RESERVED.test(name) ? `_${name}` : name);
}

/** The ending stays, since by it the file is opened. */
function shortened(name: string): string {
  if (bytesOf(name) <= MAX_BYTES) return name;
  const extension = /\.[^.]+$/.exec(name)?.[0] ?? '';
  const end = bytesOf(extension) <= MAX_EXTENSION_BYTES ? extension : '';
  let start = '';
  for (const character of name) {
    if (bytesOf(start) + bytesOf(character) + bytesOf(end) > MAX_BYTES) break;
    start += character;
  }
  return `${start.replace(/[.\s]+$/, '')}${end}`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
