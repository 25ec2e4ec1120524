/** The beginning of an mp4 file, by which its kind is told. */
export function mp4(brand = 'isom'): Uint8Array {
  return new Uint8Array(Buffer.from(`\0\0\0\x20ftyp${brand}\0\0\x02\0isomiso2mp41`, 'latin1'));
}

export function pdf(): Uint8Array {
  return new Uint8Array(Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n', 'latin1'));
}
