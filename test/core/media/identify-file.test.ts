import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifyFile } from '../../../src/core/media/identify-file.js';
import { film, ogg, ole, ooxml, STARTS, webp, zip } from '../../support/media-files.js';
import { jpeg, png } from '../../support/pictures.js';
import { mp4, pdf } from '../../support/samples.js';

const OOXML = 'application/vnd.openxmlformats-officedocument';

describe('A file is known by its bytes', () => {
  test.each<[what: string, bytes: Uint8Array, mimeType: string]>([
    ['a photo', jpeg(10, 20), 'image/jpeg'],
    ['a screenshot', png(10, 20), 'image/png'],
    ['a sticker', webp(), 'image/webp'],
    ['a picture of an iPhone', STARTS.heic, 'image/heic'],
    ['an AVIF that hides behind the general brand', STARTS.avif, 'image/avif'],
    ['a GIF', STARTS.gif, 'image/gif'],
    ['a drawing', STARTS.svg, 'image/svg+xml'],
    ['a video', film(), 'video/mp4'],
    ['a video cut off behind its beginning', mp4(), 'video/mp4'],
    ['a video of an old phone', film({ brand: '3gp5' }), 'video/3gpp'],
    ['a video of an iPhone', film({ brand: 'qt  ' }), 'video/quicktime'],
    ['an old MOV without a brand', STARTS.oldMovie, 'video/quicktime'],
    ['a screen recording of a browser', STARTS.webm, 'video/webm'],
    ['a film', STARTS.matroska, 'video/x-matroska'],
    ['an AVI', STARTS.avi, 'video/x-msvideo'],
    ['a recording of a browser', STARTS.sound, 'audio/webm'],
    ['a voice note', ogg(), 'audio/ogg'],
    ['a song', STARTS.mp3, 'audio/mpeg'],
    ['a song with a title', STARTS.taggedMp3, 'audio/mpeg'],
    ['AAC without a container', STARTS.aac, 'audio/aac'],
    ['a recording of an old phone', STARTS.amr, 'audio/amr'],
    ['a WAV', STARTS.wav, 'audio/wav'],
    ['an M4A', film({ video: null, brand: 'M4A ' }), 'audio/mp4'],
    ['sound in an MP4 that says nothing of it', film({ video: null }), 'audio/mp4'],
    ['a PDF', pdf(), 'application/pdf'],
    ['a document', ooxml('word'), `${OOXML}.wordprocessingml.document`],
    ['a spreadsheet', ooxml('xl'), `${OOXML}.spreadsheetml.sheet`],
    ['slides', ooxml('ppt'), `${OOXML}.presentationml.presentation`],
    ['an old document', ole('WordDocument'), 'application/msword'],
    ['an old spreadsheet', ole('Workbook'), 'application/vnd.ms-excel'],
    ['an older one', ole('Book'), 'application/vnd.ms-excel'],
    ['old slides', ole('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
    ['a document with a password', ole('EncryptedPackage'), 'application/x-ole-storage'],
    [
      'an OpenDocument',
      zip(['mimetype'], 'application/vnd.oasis.opendocument.text'),
      'application/vnd.oasis.opendocument.text',
    ],
    ['an app', zip(['AndroidManifest.xml']), 'application/vnd.android.package-archive'],
    ['an archive', zip(['a.txt', 'word/b.txt']), 'application/zip'],
    ['RTF', STARTS.rtf, 'application/rtf'],
    ['a page', STARTS.html, 'text/plain'],
    ['a table of a Latin spreadsheet', STARTS.csv, 'text/plain'],
    ['a text of Windows', STARTS.utf16, 'text/plain'],
    ['a text that begins like a bitmap', new TextEncoder().encode('BMW 320, 2019\n'), 'text/plain'],
  ])('%s', (_, bytes, mimeType) => {
    expect(identifyFile(bytes)?.mimeType).toBe(mimeType);
  });

  test('what is none of these has no type', () => {
    expect(identifyFile(STARTS.unknown)).toBeUndefined();
  });
});

describe('What decides whether WhatsApp plays it is read', () => {
  test('codecs and profile of a video, and that its index comes first', () => {
    expect(identifyFile(film({ profile: 100 }))).toEqual({
      mimeType: 'video/mp4',
      video: { codec: 'H.264', profile: 'High' },
      audio: { codec: 'AAC', channels: 2 },
      audioTracks: 1,
      isIndexLast: false,
    });
  });

  test.each([
    ['hvc1', 'HEVC'],
    ['hev1', 'HEVC'],
    ['av01', 'AV1'],
    ['vp09', 'VP9'],
    ['xyz ', 'xyz'],
  ])('%s is %s', (letters, codec) => {
    expect(identifyFile(film({ video: letters }))?.video?.codec).toBe(codec);
  });

  test.each([
    ['mp4a:40', 'AAC'],
    ['mp4a:6b', 'MP3'],
    ['mp4a', 'AAC'],
    ['samr', 'AMR'],
    ['Opus', 'OPUS'],
    ['alac', 'ALAC'],
  ])('sound of %s is %s', (letters, codec) => {
    expect(identifyFile(film({ audio: [letters] }))?.audio?.codec).toBe(codec);
  });

  test('several sound tracks, and an index behind the data', () => {
    expect(identifyFile(film({ audio: ['mp4a:40', 'ac-3'], isIndexLast: true }))).toMatchObject({
      audioTracks: 2,
      isIndexLast: true,
    });
  });

  test('codec and channels of an OGG', () => {
    expect(identifyFile(ogg({ channels: 2 }))?.audio).toEqual({ codec: 'OPUS', channels: 2 });
    expect(identifyFile(ogg({ codec: 'vorbis' }))?.audio).toEqual({ codec: 'VORBIS', channels: 1 });
  });

  test('size, movement and colours of pictures', () => {
    expect(identifyFile(webp({ width: 512, height: 300, isAnimated: true }))?.picture).toEqual({
      width: 512,
      height: 300,
      isAnimated: true,
    });
    const deep = png(4, 5);
    deep[24] = 16;
    expect(identifyFile(deep)?.picture).toEqual({ width: 4, height: 5, oddColours: '16-bit' });
    const printed = jpeg(4, 5);
    printed.set([0xff, 0xc0, 0, 20, 8, 0, 5, 0, 4, 4], 20);
    expect(identifyFile(printed)?.picture?.oddColours).toBe('cmyk');
  });
});

test('no bytes make it fail, wherever a file is cut off or damaged', () => {
  const whole = [
    jpeg(10, 20),
    png(10, 20),
    webp(),
    film(),
    film({ isIndexLast: true }),
    ogg(),
    ooxml('word'),
    ole('Book'),
  ];
  const damaged = fc
    .tuple(fc.constantFrom(...whole), fc.nat(400), fc.nat(400), fc.nat(255))
    .map(([bytes, length, at, value]) => {
      const cut = bytes.slice(0, length);
      if (at < cut.length) cut[at] = value;
      return cut;
    });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const facts = identifyFile(bytes);
      expect(facts === undefined || facts.mimeType.includes('/')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
