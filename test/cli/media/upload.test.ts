import { truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { film, ogg, padded, STARTS, webp } from '../../support/media-files.js';
import { jpeg } from '../../support/pictures.js';
import { pdf } from '../../support/samples.js';
import { withTwoChannels } from '../channel/two-channels.js';
import { IDS } from '../connect/seeds.js';
import { mediaAt, shopWith, uploadsOf } from './shop.js';

const DAY = 86_400_000;

test('stores a file byte for byte, under the type that its bytes have, and says until when', async () => {
  const bytes = padded(jpeg(640, 480), 300_000).map((byte, at) => byte ^ (at > 50 ? at % 256 : 0));
  const cli = await shopWith({ 'photo.jpg': bytes });
  const { code, stdout } = await cli('media upload photo.jpg --json');
  expect(code).toBe(0);
  const [stored] = mediaAt(cli);
  expect(stored?.mimeType).toBe('image/jpeg');
  expect(Buffer.from(stored?.bytes ?? []).equals(bytes)).toBe(true);
  expect(JSON.parse(stdout)).toEqual([
    {
      file: 'photo.jpg',
      id: stored?.id,
      kind: 'image',
      mimeType: 'image/jpeg',
      bytes: 300_000,
      sha256: stored?.sha256,
      keptUntil: '2026-12-23T10:00:00.000Z',
      reused: false,
    },
  ]);
});

test('tells Meta the type in the part and in the field', async () => {
  const cli = await shopWith({ 'menu.pdf': pdf() });
  await cli('media upload menu.pdf');
  const sent = cli.network.requests.find(({ url }) => url.includes('/media'));
  const body = new TextDecoder('latin1').decode(sent?.body);
  expect(body).toContain('name="type"\r\n\r\napplication/pdf\r\n');
  expect(body).toContain('name="file"; filename="file.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7');
});

test('takes a file from standard input, and several of any kind', async () => {
  const cli = await shopWith({ 'a.jpg': jpeg(1, 1), 'b.webp': webp(), 'c.mp4': film(), 'd.txt': STARTS.csv });
  expect((await cli('media upload -', { stdin: ogg() })).stdout).toContain('✓ Standard input is uploaded');
  const { stdout } = await cli('media upload a.jpg b.webp c.mp4 d.txt --output csv');
  expect(stdout.split('\n').map((row) => row.split(',')[2])).toEqual([
    'kind',
    'image',
    'sticker',
    'video',
    'document',
    undefined,
  ]);
});

describe('What Meta still has is not sent again', () => {
  test('by its bytes, whatever it is called', async () => {
    const cli = await shopWith({ 'photo.jpg': jpeg(4, 4), 'copy.jpeg': jpeg(4, 4) });
    await cli('media upload photo.jpg');
    const { stdout } = await cli('media upload copy.jpeg');
    expect(stdout).toContain('✓ copy.jpeg was there already');
    expect(uploadsOf(cli)).toBe(1);
  });

  test('but with --again it is', async () => {
    const cli = await shopWith({ 'photo.jpg': jpeg(4, 4) });
    await cli('media upload photo.jpg');
    await cli('media upload photo.jpg --again');
    expect(uploadsOf(cli)).toBe(2);
  });

  test('each number has uploads of its own', async () => {
    const cli = await withTwoChannels();
    cli.write('photo.jpg', jpeg(4, 4));
    await cli('media upload photo.jpg --channel shop');
    await cli('media upload photo.jpg --channel flowers');
    expect(mediaAt(cli).map(({ phoneId }) => phoneId)).toEqual([IDS.phoneId, IDS.secondPhoneId]);
  });

  test('after 29 days it is sent anew, since Meta is about to forget it', async () => {
    const cli = await shopWith({ 'photo.jpg': jpeg(4, 4) });
    await cli('media upload photo.jpg');
    await cli.advance(28 * DAY);
    await cli('media upload photo.jpg');
    expect(uploadsOf(cli)).toBe(1);
    await cli.advance(2 * DAY);
    expect((await cli('media upload photo.jpg')).stdout).toContain('is uploaded');
    expect(uploadsOf(cli)).toBe(2);
  });

  test('and what somebody deleted is sent anew at once', async () => {
    const cli = await shopWith({ 'photo.jpg': jpeg(4, 4) });
    await cli('media upload photo.jpg');
    cli.emulator.state.media.clear();
    expect((await cli('media upload photo.jpg')).stdout).toContain('is uploaded');
    expect(uploadsOf(cli)).toBe(2);
    await cli('media upload photo.jpg');
    expect(uploadsOf(cli)).toBe(2);
  });
});

test('everything that is wrong with all files is told at once, and none is sent', async () => {
  const cli = await shopWith({ 'ok.jpg': jpeg(1, 1), 'iphone.heic': STARTS.heic, 'empty.txt': new Uint8Array() });
  const { code, stderr } = await cli('media upload ok.jpg iphone.heic empty.txt gone.pdf');
  expect(code).toBe(2);
  expect(stderr).toBe(
    [
      'Error: Nothing was uploaded:',
      '  - iphone.heic is HEIC, which WhatsApp takes in no message; convert it to JPEG or PNG',
      '  - empty.txt is empty',
      "  - there is no file 'gone.pdf'\n",
    ].join('\n'),
  );
  expect(uploadsOf(cli)).toBe(0);
});

test('a file that no message could carry is not even read', async () => {
  const cli = await shopWith();
  truncateSync(cli.write('film.mkv', ''), 100 * 1024 * 1024 + 1);
  const { code, stderr } = await cli('media upload film.mkv');
  expect(code).toBe(2);
  expect(stderr).toContain('film.mkv has 100.1 MB, at most 100 MB are allowed for a document');
});

test('a dry run shows the upload and sends nothing', async () => {
  const cli = await shopWith({ 'photo.jpg': jpeg(4, 4) });
  const { stdout } = await cli('media upload photo.jpg --dry-run');
  expect(stdout).toMatch(/POST http:\/\/127\.0\.0\.1:4290\/v25\.0\/\d+\/media/);
  expect(stdout).toContain('"file": "file.jpg, image/jpeg, 41 bytes"');
  expect(mediaAt(cli)).toEqual([]);
});

test('in Spanish', async () => {
  const cli = await shopWith({ 'photo.jpg': jpeg(4, 4) });
  expect((await cli('media upload photo.jpg --lang es')).stdout).toMatch(
    /✓ photo\.jpg: subido\nId\. multimedia {2}\d+\n/,
  );
});
