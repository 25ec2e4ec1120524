/** The first bytes of a PNG file: its signature and the header that holds the size. Enough for whoever measures one. */
export function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}

/** Start of image, a JFIF segment, and the frame header that holds the size. */
export function jpeg(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(41);
  bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
  bytes.write('JFIF\0', 6, 'latin1');
  bytes.set([0xff, 0xc0, 0, 17, 8], 20);
  bytes.writeUInt16BE(height, 25);
  bytes.writeUInt16BE(width, 27);
  return new Uint8Array(bytes);
}

/** The same picture in a file of so many bytes. */
export function padded(picture: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set(picture);
  return bytes;
}
