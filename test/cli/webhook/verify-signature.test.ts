import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';
import { IDS } from '../connect/seeds.js';
import { OTHER_APP_SECRET, withTwoApps } from './two-apps.js';

/** As Meta sends it: `¿Está listo? 🥐`, with its slash escaped. */
const META = '{"entry":[{"id":"1","text":"\\u00bfEst\\u00e1 listo? \\ud83e\\udd50","mime":"image\\/png"}]}';
const PARSED = JSON.stringify(JSON.parse(META));

const signed = (text: string, secret: string = DEFAULT_IDS.appSecret) => sign(new TextEncoder().encode(text), secret);

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

function check(cli: Terminal, body: string, signature: string, more: readonly string[] = []) {
  return cli(['webhook', 'verify-signature', '--body-file', '-', '--signature', signature, ...more], { stdin: body });
}

test('says that a delivery of Meta is as Meta signed it, without asking anybody', async () => {
  const cli = await shop();
  const before = cli.network.requests.length;
  const { code, stdout, stderr } = await check(cli, META, signed(META));
  expect([code, stderr, cli.network.requests.length]).toEqual([0, '', before]);
  expect(stdout).toContain(
    `✓ The signature (sha256) fits these ${META.length} bytes and the secret of app ${DEFAULT_IDS.appId} (shop).`,
  );
});

test('reads a file, and the older SHA-1 signature', async () => {
  const cli = await shop();
  cli.write('body.json', META);
  const older = `sha1=${createHmac('sha1', DEFAULT_IDS.appSecret).update(META).digest('hex')}`;
  const { code, stdout } = await cli(`webhook verify-signature --body-file body.json --signature ${older} --json`);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    valid: true,
    algorithm: 'sha1',
    bytes: META.length,
    causes: [],
    key: { role: 'app-secret', appId: DEFAULT_IDS.appId, channels: ['shop'] },
  });
});

// user-problems.md 20: it fails on accents, on `@`, or after re-serialising JSON.
describe('names what was done to the body', () => {
  test.each<[string, string, string, string, string]>([
    ['parsed JSON was hashed', META, PARSED, 'signed-unescaped', 'you hashed parsed JSON or decoded text'],
    ['parsed JSON was hashed again', '{ "a": 1 }', '{"a":1}', 'signed-rewritten', 'you hashed parsed JSON'],
    ['parsed JSON was kept', PARSED, META, 'unescaped', 'what you have here is decoded text'],
    ['an editor added a line break', `${META}\n`, META, 'newline-added', 'an editor added one'],
    ['the line ends were changed', 'a\r\nb', 'a\nb', 'line-ends-changed', 'a program changed them'],
  ])('%s', async (_, body, signedText, cause, words) => {
    const cli = await shop();
    const { code, stdout, stderr } = await check(cli, body, signed(signedText));
    expect(code).toBe(6);
    expect(stdout).toContain('✗ The signature (sha256) does not fit');
    expect(stderr).toContain(words);
    const data = await check(cli, body, signed(signedText), ['--json']);
    expect(JSON.parse(data.stdout)).toMatchObject({ valid: false, causes: [cause] });
    expect(JSON.parse(data.stderr).error).toMatchObject({ id: 'signature-wrong', causes: [cause], wrongKey: null });
  });

  test('in Spanish', async () => {
    const { stderr } = await check(await shop(), META, signed(PARSED), ['--lang', 'es']);
    expect(stderr).toContain(
      'La firma no corresponde al cuerpo: corresponde al cuerpo con \\uXXXX y \\/ descodificados',
    );
  });
});

// user-problems.md 9, 23: which secret?
describe('names the secret that was used', () => {
  test('of another app on this machine', async () => {
    const { code, stderr } = await check(await withTwoApps(), META, signed(META, OTHER_APP_SECRET));
    expect(code).toBe(6);
    expect(stderr).toContain(`it was made with the app secret of app ${IDS.otherAppId}, channel flowers`);
  });

  test('the access token in the place of the app secret, without showing it', async () => {
    const { stdout, stderr } = await check(await shop(), META, signed(META, DEFAULT_TOKEN), ['--debug']);
    expect(stderr).toContain('it was made with the access token of');
    expect(stderr).toContain('Meta signs with the app secret');
    expect(stdout + stderr).not.toContain(DEFAULT_TOKEN);
  });
});

test('what nothing explains is told as that', async () => {
  const { code, stdout, stderr } = await check(await shop(), META, signed('something else'), ['--json']);
  expect(code).toBe(6);
  expect(JSON.parse(stdout)).toMatchObject({ valid: false, causes: [], key: null });
  expect(JSON.parse(stderr).error.message).toContain('neither a usual change of it nor another secret explains that');
});

test('what is no signature is wrong usage, and is not repeated: it may be the app secret', async () => {
  const cli = await shop();
  const secret = '99887766554433221100ffeeddccbbaa';
  const { code, stdout, stderr } = await check(cli, META, secret);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('sha256= and 64 hexadecimal digits');
  expect(stderr).not.toContain(secret);
});

test('without any app secret it says where to get it', async () => {
  const cli = terminal();
  await cli(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN });
  const { code, stderr } = await check(cli, META, signed(META));
  expect([code, stderr]).toEqual([2, expect.stringContaining('App settings > Basic')]);
});
