/** The profile as a file in git: S8 and S9 of the mission. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NetworkFault } from '../../../src/core/network-fault.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { GRAPH, type Terminal, terminal } from '../../support/cli.js';
import { padded, png } from '../../support/pictures.js';

async function shop(options: Parameters<typeof terminal>[0] = {}): Promise<Terminal> {
  const cli = terminal(options);
  await cli.connect();
  return cli;
}

const profileOf = (cli: Terminal) => cli.emulator.state.phones.get(DEFAULT_IDS.phoneId)?.profile;
const posts = (cli: Terminal) => cli.sent().filter((line) => line.startsWith('POST')).length;
const read = (cli: Terminal) => readFileSync(join(cli.home, 'profile.yaml'), 'utf8');

test('is pulled once, and says nothing new the second time', async () => {
  const cli = await shop();
  expect((await cli('profile pull')).stdout).toContain('Written to profile.yaml');
  expect((await cli('profile pull')).stdout).toBe('profile.yaml is as Meta has it.\n');
  expect(await cli('profile plan --exit-code')).toMatchObject({
    code: 0,
    stdout: 'The profile is as profile.yaml says.\n',
  });
});

test('a pull into a file that says something else asks, and keeps comments and the picture', async () => {
  const cli = await shop({ tty: true });
  cli.write('profile.yaml', '# ours\nabout: Something old\npicture: logo.png\naddress: Nowhere 1\n');
  expect(await cli('profile pull', { answers: [false] })).toMatchObject({ code: 130 });
  expect(await cli('profile pull', { answers: [true] })).toMatchObject({ code: 0 });
  expect(read(cli)).toMatch(/^# ours\nabout: /);
  expect(read(cli)).toContain('picture: logo.png');
  expect(read(cli)).not.toContain('Nowhere 1');
});

describe('a plan', () => {
  test('shows what differs, leaves alone what the file does not say, and tells CI', async () => {
    const cli = await shop();
    cli.write(
      'profile.yaml',
      'description: Bread since 1987.\nvertical: Ropa y accesorios\nwebsites: https://luna.example\n',
    );
    const { code, stdout } = await cli('profile plan --exit-code');
    expect(code).toBe(6);
    expect(stdout).toMatch(/Description +.* → Bread since 1987\./);
    expect(stdout).toMatch(/Vertical +RESTAURANT → APPAREL/);
    expect(stdout).not.toContain('About');
    expect(posts(cli)).toBe(1);
  });

  test('an empty value clears, where Meta lets it', async () => {
    const cli = await shop();
    await cli('profile set --email a@luna.example');
    cli.write('profile.yaml', 'email: ""\n');
    expect((await cli('profile plan')).stdout).toMatch(/E-mail +a@luna\.example → not set/);
    await cli('profile apply --yes');
    expect(profileOf(cli)?.email ?? '').toBe('');
  });

  test('tells all that is wrong at once, with its place, and asks Meta nothing', async () => {
    const cli = await shop();
    cli.write('logo.png', new Uint8Array([1, 2, 3]));
    cli.write('profile.yaml', 'about: ""\nvertical: ""\nemail: luna\nwebsites: [luna.example]\npicture: logo.png\n');
    const before = cli.sent().length;
    const { code, stderr } = await cli('profile plan');
    expect(code).toBe(2);
    expect(stderr).toContain('line 1, column 8: about cannot be empty');
    expect(stderr).toContain('line 2, column 11: vertical cannot be emptied once it is set');
    expect(stderr).toContain("line 3, column 8: 'luna' is not an e-mail address");
    expect(stderr).toContain("line 4, column 11: the website 'luna.example' must start with http:// or https://");
    expect(stderr).toContain('line 5, column 10: logo.png cannot be the picture');
    expect(cli.sent()).toHaveLength(before);
  });

  test('names a member that is none, and a value that is no text', async () => {
    const cli = await shop();
    cli.write('profile.yaml', 'mail: a@b.example\nabout: 3\n');
    const { code, stderr } = await cli('profile plan --lang es');
    expect(code).toBe(2);
    expect(stderr).toContain('línea 1, columna 7: mail no es un campo de un perfil (¿quiso decir email?)');
    expect(stderr).toContain('about debe ser un texto');
  });

  test('may lie anywhere: its path says nothing about it', async () => {
    const cli = await shop();
    cli.write('brand/es.yaml', 'description: Pan.\n');
    expect(await cli('profile plan brand/es.yaml')).toMatchObject({ code: 0, stderr: '' });
  });

  test('without a file it says which one it looked for', async () => {
    const { code, stderr } = await (await shop())('profile plan');
    expect(code).toBe(2);
    expect(stderr).toContain('profile.yaml');
  });
});

describe('apply', () => {
  test('shows the plan, asks, and changes only what differs', async () => {
    const cli = await shop({ tty: true });
    cli.write('profile.yaml', 'description: Bread since 1987.\n');
    expect(await cli('profile apply', { answers: [false] })).toMatchObject({ code: 130 });
    expect(profileOf(cli)?.description ?? '').not.toBe('Bread since 1987.');
    const { code, stderr } = await cli('profile apply', { answers: [true] });
    expect(code).toBe(0);
    expect(stderr).toContain('→ Bread since 1987.');
    expect(profileOf(cli)?.description).toBe('Bread since 1987.');
    expect((await cli('profile apply')).stdout).toContain('The profile is as profile.yaml says.');
  });

  test('where nobody can be asked it wants --yes', async () => {
    const cli = await shop();
    cli.write('profile.yaml', 'description: Bread since 1987.\n');
    expect(await cli('profile apply')).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
  });
});

describe('its picture', () => {
  test('is sent once, and again when the file or the picture at Meta is another one', async () => {
    const cli = await shop();
    cli.write('logo.png', png(640, 640));
    cli.write('profile.yaml', 'picture: logo.png\n');
    expect((await cli('profile apply --yes --json --jq .picture')).stdout).toBe('changed\n');
    expect((await cli('profile plan --json --jq .picture')).stdout).toBe('same\n');
    cli.write('logo.png', png(640, 641));
    expect((await cli('profile plan --json --jq .picture')).stdout).toBe('changed\n');
    cli.write('logo.png', png(640, 640));
    Object.assign(profileOf(cli) ?? {}, { profile_picture_url: '/v/somebody-elses' });
    expect((await cli('profile plan --json --jq .picture')).stdout).toBe('changed\n');
  });

  test('that was not sent from here counts as the same, which is said; set --file sends it', async () => {
    const cli = await shop();
    Object.assign(profileOf(cli) ?? {}, { profile_picture_url: '/v/from-elsewhere' });
    cli.write('logo.png', png(640, 640));
    cli.write('profile.yaml', 'picture: logo.png\n');
    const { code, stdout } = await cli('profile plan --exit-code');
    expect(code).toBe(0);
    expect(stdout).toContain('is not known');
    expect((await cli('profile set --file profile.yaml')).stdout).toMatch(/Picture +replaced/);
    expect((await cli('profile plan --json --jq .picture')).stdout).toBe('same\n');
  });
});

describe('set --file', () => {
  test('takes the file, and flags before it', async () => {
    const cli = await shop();
    cli.write('profile.yaml', 'description: From the file\naddress: Main St 1\n');
    await cli('profile set --file profile.yaml --description "From the flag"');
    expect(profileOf(cli)).toMatchObject({ description: 'From the flag', address: 'Main St 1' });
  });

  test('faults of fields and of the picture are told together', async () => {
    const cli = await shop();
    cli.write('logo', new Uint8Array([1, 2]));
    const { code, stderr } = await cli('profile set --email luna --picture logo');
    expect(code).toBe(2);
    expect(stderr).toContain("'luna' is not an e-mail address");
    expect(stderr).toContain('the picture logo: it is neither JPEG nor PNG');
  });

  test.each([
    ['about', 'about cannot be empty'],
    ['vertical', 'vertical cannot be emptied once it is set'],
  ])('--clear %s says why not', async (field, reason) => {
    expect(await (await shop())(`profile set --clear ${field}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(reason),
    });
  });
});

describe('an upload that another run began', () => {
  /** The emulator takes so many bytes of each upload, and then the connection breaks for good. */
  function breakFor(cli: Terminal, size: number): () => void {
    const { handler } = cli.emulator;
    cli.network.servers.set(GRAPH, async (request) => {
      if (request.headers.file_offset === undefined && !request.url.includes('upload:')) return handler(request);
      if (request.headers.file_offset === '0')
        await handler({ ...request, body: (request.body ?? new Uint8Array()).subarray(0, size) });
      throw new NetworkFault('broken', 'ECONNRESET', true);
    });
    return () => void cli.network.servers.set(GRAPH, handler);
  }

  const offsets = (cli: Terminal) =>
    cli.network.requests.map(({ headers }) => headers.file_offset).filter((offset) => offset !== undefined);

  test('is finished by the next one', async () => {
    const cli = await shop();
    const bytes = padded(png(640, 640), 4_000);
    cli.write('logo.png', bytes);
    const mend = breakFor(cli, 1_500);
    expect((await cli('profile set --picture logo.png')).code).toBe(5);
    mend();
    const before = offsets(cli).length;
    expect((await cli('profile set --picture logo.png')).code).toBe(0);
    expect(offsets(cli).slice(before)).toEqual(['1500']);
    expect([...cli.emulator.state.handles.values()].at(-1)?.bytes).toEqual(bytes);
  });

  test.each([
    ['Meta no longer knows it', (cli: Terminal) => cli.emulator.state.uploads.clear()],
    ['a day has gone', (cli: Terminal) => void Object.assign(cli.clock, { nowMs: cli.clock.nowMs + 25 * 3_600_000 })],
  ])('is begun anew where %s', async (_what, happen) => {
    const cli = await shop();
    cli.write('logo.png', padded(png(640, 640), 4_000));
    const mend = breakFor(cli, 1_500);
    expect((await cli('profile set --picture logo.png')).code).toBe(5);
    mend();
    happen(cli);
    const before = offsets(cli).length;
    expect((await cli('profile set --picture logo.png')).code).toBe(0);
    expect(offsets(cli).slice(before)).toEqual(['0']);
  });
});
