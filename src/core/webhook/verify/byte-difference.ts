/** The first place at which an answer is not what it should be. */
export interface ByteDifference {
  /** Of the byte, counted from 0. */
  readonly offset: number;
  /** The character that should stand there, with its bytes; null at the end. */
  readonly expected: string | null;
  readonly received: string | null;
}

/** Undefined when they are the same, byte for byte. */
export function firstDifference(expected: Uint8Array, received: Uint8Array): ByteDifference | undefined {
  const longest = Math.max(expected.length, received.length);
  let offset = 0;
  while (offset < longest && expected[offset] === received[offset]) offset += 1;
  if (offset === longest) return undefined;
  return { offset, expected: showCharacterAt(expected, offset), received: showCharacterAt(received, offset) };
}

/** `\n (0x0a)`: what a person can see, and the byte that a program can find. */
function showCharacterAt(bytes: Uint8Array, offset: number): string | null {
  const byte = bytes[offset];
  if (byte === undefined) return null;
  const [character = ''] = shownCharacters(bytes.subarray(offset, offset + 4));
  return `${character} (0x${byte.toString(16).padStart(2, '0')})`;
}

/**
 * Bytes as text on one line in which nothing is invisible: line breaks, byte order marks, zeros and the like stand as escapes.
 * Bytes that are no UTF-8 stand as `\xNN`. Cut after `limit` characters.
 */
export function showBytes(bytes: Uint8Array, limit: number): string {
  const shown = shownCharacters(bytes.subarray(0, limit * 4));
  const isCut = shown.length > limit || bytes.length > limit * 4;
  return `${shown.slice(0, limit).join('')}${isCut ? '…' : ''}`;
}

/** Of a character that was cut in two the first bytes do not matter, so up to three may be missing at the end. */
function shownCharacters(bytes: Uint8Array): string[] {
  for (const cut of [0, 1, 2, 3]) {
    const text = decode(bytes.subarray(0, bytes.length - cut));
    if (text !== undefined && (text !== '' || bytes.length === 0)) return [...text].map(showCharacter);
  }
  return [...bytes].map((byte) => (byte < 0x80 ? showCharacter(String.fromCharCode(byte)) : toHexEscape(byte)));
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (fault) {
    if (fault instanceof TypeError) return undefined;
    throw fault;
  }
}

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Controls, marks that show nothing, and separators that some take for line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function showCharacter(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  if (!INVISIBLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? toHexEscape(code) : `\\u${code.toString(16).padStart(4, '0')}`;
}

function toHexEscape(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}
