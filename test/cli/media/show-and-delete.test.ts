import { expect, test } from 'vitest';
import { DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { jpeg } from '../../support/pictures.js';
import { withTwoChannels } from '../channel/two-channels.js';
import { mediaAt, shopWith } from './shop.js';

async function withPhoto() {
  const cli = await shopWith({ 'photo.jpg': jpeg(640, 480) });
  await cli('media upload photo.jpg');
  return { cli, id: mediaAt(cli)[0]?.id ?? '' };
}

test('show tells what Meta has, whose it is, until when, and never the token', async () => {
  const { cli, id } = await withPhoto();
  const { code, stdout } = await cli(`media show ${id} --json`);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    id,
    mimeType: 'image/jpeg',
    bytes: 41,
    sha256: mediaAt(cli)[0]?.sha256,
    belongsTo: 'this-number',
    keptUntil: '2026-12-23T10:00:00.000Z',
    linkSecondsLeft: 300,
  });
  expect(stdout).not.toContain(DEFAULT_TOKEN.slice(0, 20));
});

test('show of what another number uploaded', async () => {
  const cli = await withTwoChannels();
  cli.write('photo.jpg', jpeg(4, 4));
  await cli('media upload photo.jpg --channel shop');
  const { stdout } = await cli(`media show ${mediaAt(cli)[0]?.id} --channel flowers`);
  expect(stdout).toContain('Belongs to  another number that this token reaches');
});

test.each(['show', 'download', 'delete'])('%s of what is not there, or not media, says so', async (verb) => {
  const { cli } = await withPhoto();
  const unknown = await cli(['media', verb, '999999999999999']);
  expect(unknown.code).toBe(4);
  expect(unknown.stderr).toContain('Meta has no media 999999999999999');
  const account = await cli(['media', verb, '104996122399160']);
  expect(account.stderr).toContain('104996122399160 is not the id of media');
});

test('delete asks first, and forgets the upload', async () => {
  const { cli, id } = await withPhoto();
  expect((await cli(`media delete ${id}`, { tty: true, answers: [false] })).code).toBe(130);
  expect(mediaAt(cli)).toHaveLength(1);
  const { code, stdout } = await cli(`media delete ${id}`, {
    tty: true,
    answers: [(question) => question.includes(`Delete media ${id} (JPEG, 41 bytes)`)],
  });
  expect(code).toBe(0);
  expect(stdout).toContain(`${id} is deleted`);
  expect(mediaAt(cli)).toEqual([]);
  expect((await cli('media upload photo.jpg')).stdout).toContain('is uploaded');
});

test('a dry run deletes nothing', async () => {
  const { cli, id } = await withPhoto();
  expect((await cli(`media delete ${id} --dry-run`)).stdout).toContain(`DELETE http://127.0.0.1:4290/v25.0/${id}`);
  expect(mediaAt(cli)).toHaveLength(1);
});
