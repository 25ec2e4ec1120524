import { expect, test } from 'vitest';
import { inspectPicture } from '../../../src/core/profile/picture.js';

test('reads type and size of a PNG and of a JPEG from their bytes', () => {
  expect(inspectPicture(png(640, 640))).toMatchObject({
    picture: { mimeType: 'image/png', width: 640, height: 640 },
    warnings: [],
  });
  expect(inspectPicture(jpeg(640, 640))).toMatchObject({
    picture: { mimeType: 'image/jpeg', width: 640, height: 640 },
    warnings: [],
  });
});

const doubtful: [string, Uint8Array, string[]][] = [
  ['is not square', png(800, 640), ['not-square']],
  ['is square but not of the advised size', png(500, 500), ['not-advised-size']],
  ['is 192 pixels small', jpeg(192, 192), ['not-advised-size', 'small']],
  ['has more than 800 KB', padded(png(640, 640), 800 * 1024 + 1), ['large']],
];

test.each(doubtful)('warns of a picture that %s', (_what, bytes, warnings) => {
  const report = inspectPicture(bytes);
  expect('warnings' in report && report.warnings.map(({ warning }) => warning)).toEqual(warnings);
});

const refused: [string, Uint8Array, object][] = [
  ['a GIF', gif(), { problem: 'not-jpeg-or-png', found: 'gif' }],
  ['a text', new TextEncoder().encode('not a picture at all'), { problem: 'not-jpeg-or-png', found: null }],
  ['an empty file', new Uint8Array(), { problem: 'not-jpeg-or-png', found: null }],
  ['a PNG that was cut off', png(640, 640).slice(0, 12), { problem: 'damaged' }],
  ['a JPEG that was cut off', jpeg(640, 640).slice(0, 6), { problem: 'damaged' }],
  ['more than 5 MB', padded(png(640, 640), 5 * 1024 * 1024 + 1), { problem: 'too-large', limit: 5 * 1024 * 1024 }],
];

test.each(refused)('refuses %s', (_what, bytes, problem) => {
  expect(inspectPicture(bytes)).toMatchObject({ problem });
});

function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}

/** Start of image, a JFIF segment, and the frame header that holds the size. */
function jpeg(width: number, height: number): Uint8Array {
  const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const frame = [0xff, 0xc0, 0, 17, 8, ...size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return new Uint8Array([0xff, 0xd8, ...jfif, ...frame, 0xff, 0xd9]);
}

function gif(): Uint8Array {
  return new Uint8Array([...new TextEncoder().encode('GIF89a'), 10, 0, 10, 0, 0, 0, 0]);
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const long = new Uint8Array(length);
  long.set(bytes);
  return long;
}
