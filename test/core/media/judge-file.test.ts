import { describe, expect, test } from 'vitest';
import { type JudgedAs, judgeFile, judgeSize } from '../../../src/core/media/judge-file.js';
import { film, ogg, ooxml, padded, STARTS, webp } from '../../support/media-files.js';
import { jpeg, png } from '../../support/pictures.js';
import { pdf } from '../../support/samples.js';

const KB = 1024;
const MB = 1024 * KB;

const judge = (bytes: Uint8Array, as: Partial<JudgedAs>) =>
  judgeFile(bytes, { kind: undefined, name: undefined, ...as });
const problems = (bytes: Uint8Array, as: Partial<JudgedAs>) => judge(bytes, as).problems.map(({ problem }) => problem);
const warnings = (bytes: Uint8Array, as: Partial<JudgedAs>) => judge(bytes, as).warnings.map(({ warning }) => warning);

describe('What WhatsApp takes, and where the limit lies', () => {
  test.each<[kind: JudgedAs['kind'], file: Uint8Array, limit: number]>([
    ['image', jpeg(9, 9), 5 * MB],
    ['image', png(9, 9), 5 * MB],
    ['sticker', webp(), 100 * KB],
    ['sticker', webp({ isAnimated: true }), 500 * KB],
    ['video', film(), 16 * MB],
    ['video', film({ brand: '3gp4' }), 16 * MB],
    ['video', film({ audio: [] }), 16 * MB],
    ['audio', ogg(), 16 * MB],
    ['audio', STARTS.mp3, 16 * MB],
    ['audio', STARTS.amr, 16 * MB],
    ['audio', STARTS.aac, 16 * MB],
    ['audio', film({ video: null, brand: 'M4A ' }), 16 * MB],
  ])('as %s', (kind, file, limit) => {
    expect(problems(padded(file, limit), { kind })).toEqual([]);
    expect(problems(padded(file, limit + 1), { kind })).toEqual(['file-too-large']);
  });

  test('documents of Office, PDF and text', () => {
    for (const file of [pdf(), ooxml('word'), ooxml('xl'), ooxml('ppt'), STARTS.csv])
      expect(problems(file, { kind: 'document' })).toEqual([]);
    expect(judgeSize(100 * MB, 'document')).toBeUndefined();
    expect(judgeSize(100 * MB + 1, 'document')).toMatchObject({ problem: 'file-too-large', limit: 100 * MB });
    expect(judgeSize(100 * MB + 1, 'image')).toMatchObject({ limit: 5 * MB });
  });
});

test.each<[as: Partial<JudgedAs>, file: Uint8Array, found: string | null, suits: string | null]>([
  [{ kind: 'image' }, webp(), 'image/webp', 'sticker'],
  [{ kind: 'image' }, STARTS.heic, 'image/heic', null],
  [{ kind: 'sticker' }, png(512, 512), 'image/png', 'image'],
  [{ kind: 'video' }, film({ brand: 'qt  ' }), 'video/quicktime', null],
  [{ kind: 'video' }, film({ video: null }), 'audio/mp4', 'audio'],
  [{ kind: 'audio' }, film(), 'video/mp4', 'video'],
  [{ kind: 'audio' }, STARTS.wav, 'audio/wav', null],
  [{ kind: 'document' }, jpeg(9, 9), 'image/jpeg', 'image'],
  [{ kind: 'document' }, STARTS.unknown, null, null],
  [{ kind: 'document', use: 'template-header' }, ooxml('word'), expect.stringContaining('wordprocessingml'), null],
])('%o takes no %#', (as, file, found, suits) => {
  expect(judge(file, as).problems).toEqual([expect.objectContaining({ problem: 'file-wrong-type', found, suits })]);
});

describe('What WhatsApp could not play', () => {
  test('pictures in another codec, sound in another one, and two sounds, all at once', () => {
    const file = film({ video: 'hvc1', audio: ['ac-3', 'mp4a:40'] });
    expect(judge(padded(file, 17 * MB), { kind: 'video' }).problems).toEqual([
      expect.objectContaining({ problem: 'file-too-large' }),
      { problem: 'file-video-codec', found: 'HEVC', accepted: ['H.264'] },
      { problem: 'file-audio-codec', found: 'AC-3', accepted: ['AAC'] },
      { problem: 'file-audio-tracks', tracks: 2 },
    ]);
  });

  test('an OGG of two channels, or of Vorbis', () => {
    expect(judge(ogg({ channels: 2 }), { kind: 'audio' }).problems).toEqual([
      { problem: 'file-not-mono', channels: 2 },
    ]);
    expect(problems(ogg({ codec: 'vorbis' }), { kind: 'audio' })).toEqual(['file-audio-codec']);
  });

  test('a voice message that is anything but OGG', () => {
    expect(problems(ogg(), { kind: 'audio', use: 'voice' })).toEqual([]);
    expect(judge(STARTS.mp3, { kind: 'audio', use: 'voice' }).problems).toEqual([
      expect.objectContaining({ problem: 'file-wrong-type', use: 'voice', accepted: ['audio/ogg'] }),
    ]);
  });
});

test('an empty file is nothing', () => {
  expect(problems(new Uint8Array(), { kind: 'image' })).toEqual(['file-empty']);
});

describe('What only may go wrong', () => {
  test.each<[what: string, file: Uint8Array, as: Partial<JudgedAs>, warning: string]>([
    ['an ending that lies', jpeg(9, 9), { kind: 'image', name: 'a.png' }, 'name-differs'],
    ['an index behind the film', film({ isIndexLast: true }), { kind: 'video' }, 'index-last'],
    ['a High profile', film({ profile: 100 }), { kind: 'video' }, 'high-profile'],
    ['a sticker of another size', webp({ width: 300 }), { kind: 'sticker' }, 'sticker-size'],
    ['a film of which nothing can be read', film({ video: null, audio: [] }), { kind: 'video' }, 'damaged'],
    ['a long voice message', padded(ogg(), 512 * KB + 1), { kind: 'audio', use: 'voice' }, 'voice-large'],
  ])('%s', (_, file, as, warning) => {
    expect(problems(file, as)).toEqual([]);
    expect(warnings(file, as)).toEqual([warning]);
  });

  test.each(['a.jpg', 'a.JPEG', 'a', 'a.b.jpg', 'jpg', undefined, 'a.unheard'])(
    '%s is no lie about a photo',
    (name) => {
      expect(warnings(jpeg(9, 9), { kind: 'image', name })).toEqual([]);
    },
  );

  test.each(['list.csv', 'notes.md', 'page.html', 'contact.vcf'])('%s may well be a text', (name) => {
    expect(warnings(STARTS.csv, { kind: 'document', name })).toEqual([]);
  });
});
