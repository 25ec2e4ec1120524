/** Numbers and names out of a file. Past its end everything reads as zero: a truncated file is an answer, not a fault. */
export function byteAt(bytes: Uint8Array, offset: number): number {
  return bytes[offset] ?? 0;
}

export function u16(bytes: Uint8Array, offset: number): number {
  return byteAt(bytes, offset) * 0x100 + byteAt(bytes, offset + 1);
}

export function u32(bytes: Uint8Array, offset: number): number {
  return u16(bytes, offset) * 0x1_0000 + u16(bytes, offset + 2);
}

/** Lowest byte first, as ZIP writes it. */
export function u16le(bytes: Uint8Array, offset: number): number {
  return byteAt(bytes, offset) + byteAt(bytes, offset + 1) * 0x100;
}

export function u32le(bytes: Uint8Array, offset: number): number {
  return u16le(bytes, offset) + u16le(bytes, offset + 2) * 0x1_0000;
}

/** So many bytes as characters, one each. */
export function textAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

export function startsWith(bytes: Uint8Array, text: string, offset = 0): boolean {
  return textAt(bytes, offset, text.length) === text;
}

/** Where these characters stand first, from `offset` on; -1 where they do not. */
export function findText(bytes: Uint8Array, text: string, offset = 0): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, offset); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, text, at)) return at;
  }
  return -1;
}
