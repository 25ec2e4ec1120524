import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT_FILE_NAME, readProjectFile } from '../../src/store/project-file.js';
import { newFolder } from './support/folder.js';

/** A project whose file holds this text, with a folder deep below it. */
function projectWith(text: string) {
  const folder = newFolder();
  const below = join(folder, 'templates', 'es');
  mkdirSync(below, { recursive: true });
  const path = join(folder, PROJECT_FILE_NAME);
  writeFileSync(path, text);
  return { folder, below, path };
}

/** Reads as a command does that stands in this folder. */
const readIn = (cwd: string) =>
  readProjectFile({ cwd, readFileIfExists: (path) => readFile(path).catch(() => undefined) });

describe('the project file', () => {
  test('is found from the folder one stands in', async () => {
    const { folder, path } = projectWith('{"channel":"shop"}');
    expect(await readIn(folder)).toEqual({ path, settings: { channel: 'shop' } });
  });

  test('is found upwards, and the nearest one counts', async () => {
    const { folder, below, path } = projectWith('{"channel":"shop"}');
    expect((await readIn(below))?.path).toBe(path);
    const nearer = join(folder, 'templates', PROJECT_FILE_NAME);
    writeFileSync(nearer, '{"channel":"flowers"}');
    expect(await readIn(below)).toEqual({ path: nearer, settings: { channel: 'flowers' } });
  });

  test('need not be there', async () => {
    expect(await readIn(newFolder())).toBe(undefined);
  });

  test('may name its schema, every setting, and begin with a byte order mark', async () => {
    const settings = { channel: 'shop', graphUrl: 'http://127.0.0.1:4290', graphVersion: 'v25.0', output: 'json' };
    const { folder } = projectWith(`\ufeff${JSON.stringify({ $schema: './schema.json', ...settings })}`);
    expect((await readIn(folder))?.settings).toMatchObject(settings);
  });
});

describe('a project file that holds a secret is refused, and the secret is not repeated', () => {
  const secret = 'EAAKH2nRmZBtQBOsecretsecretsecret';

  test.each([
    ['token', { token: secret }],
    ['appSecret', { channel: 'shop', appSecret: '5d1f0c8a7b3e49d2' }],
    ['WABACTL_TOKEN', { WABACTL_TOKEN: secret }],
    ['verify_token', { verify_token: 'a-word-of-mine' }],
    ['pin', { pin: '271828' }],
    ['channel', { channel: secret }],
    ['graphVersion', { graphVersion: '712300456789012|5d1f0c8a7b3e49d2a6c4e8f0913b7d25' }],
  ])('under %s', async (key, content) => {
    const { folder, path } = projectWith(JSON.stringify(content));
    const failure = await readIn(folder).catch((thrown) => thrown);
    expect(failure).toMatchObject({ id: 'secret-in-project-file', facts: { path, key } });
    expect(JSON.stringify(failure)).not.toMatch(/EAAKH2n|5d1f0c8a|a-word-of-mine|271828/);
  });

  test('under a member of a member', async () => {
    const { folder, path } = projectWith(JSON.stringify({ channel: 'shop', production: { token: secret } }));
    await expect(readIn(folder)).rejects.toMatchObject({
      id: 'secret-in-project-file',
      facts: { path, key: 'production.token' },
    });
  });
});

describe('a damaged project file is named with the place', () => {
  test.each([
    ['{"channel":', { problem: 'not-json' }],
    ['[]', { problem: 'wrong-shape', where: '' }],
    ['"shop"', { problem: 'wrong-shape' }],
    ['{"channel":""}', { problem: 'wrong-shape', where: 'channel' }],
    ['{"channel":7}', { problem: 'wrong-shape', where: 'channel' }],
    ['{"graphUrl":"localhost"}', { problem: 'wrong-shape', where: 'graphUrl' }],
    ['{"graphUrl":"file:///etc/passwd"}', { problem: 'wrong-shape', where: 'graphUrl' }],
    ['{"output":"xml"}', { problem: 'wrong-shape', where: 'output' }],
    ['{"chanel":"shop"}', { problem: 'unknown-member', where: 'chanel' }],
  ])('%s', async (text, facts) => {
    const { folder, path } = projectWith(text);
    await expect(readIn(folder)).rejects.toMatchObject({ id: 'file-damaged', facts: { path, ...facts } });
  });
});
