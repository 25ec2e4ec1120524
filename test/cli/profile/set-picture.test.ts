import { describe, expect, test } from 'vitest';
import { NetworkFault } from '../../../src/core/network-fault.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH, GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';
import { jpeg, padded, png } from '../../support/pictures.js';

async function connected(): Promise<Terminal> {
  const run = terminal();
  await run.connect();
  return run;
}

const profileOf = (run: Terminal) => run.emulator.state.phones.get(DEFAULT_IDS.phoneId)?.profile;
/** Changes that reached Meta after the connection. */
const changes = (run: Terminal) =>
  run
    .sent()
    .filter((request) => request.startsWith('POST'))
    .slice(1);

/** Lets the emulator take so much of the first upload, and then the connection breaks. */
function breakUploadAfter(run: Terminal, size: number): void {
  const { handler } = run.emulator;
  run.network.servers.set(GRAPH, async (request) => {
    if (request.headers.file_offset === undefined) return handler(request);
    run.network.servers.set(GRAPH, handler);
    await handler({ ...request, body: (request.body ?? new Uint8Array()).subarray(0, size) });
    throw new NetworkFault('broken', 'ECONNRESET', true);
  });
}

// user-problems.md 65
describe('--picture', () => {
  test.each([
    ['a PNG', png(640, 640), 'image/png'],
    ['a JPEG', jpeg(640, 640), 'image/jpeg'],
  ])('uploads %s, whatever its name, and sets it', async (_what, bytes, mimeType) => {
    const run = await connected();
    run.write('logo', bytes);
    const { code, stdout, stderr } = await run('profile set --picture logo');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Picture +replaced/);
    expect([...run.emulator.state.handles.values()]).toEqual([expect.objectContaining({ mimeType, bytes })]);
    expect(profileOf(run)?.profile_picture_url).toBeDefined();
  });

  test('goes on where a broken upload stopped', async () => {
    const run = await connected();
    const bytes = padded(png(640, 640), 4_000);
    run.write('logo.png', bytes);
    breakUploadAfter(run, 1_000);
    expect((await run('profile set --picture logo.png')).code).toBe(0);
    expect([...run.emulator.state.handles.values()].at(-1)?.bytes).toEqual(bytes);
  });

  test('comes from standard input too, together with other fields', async () => {
    const run = await connected();
    const line = 'profile set --picture - --address "Main St 1" --json';
    const { stdout } = await run(line, { stdin: png(640, 640) });
    expect(JSON.parse(stdout)).toMatchObject({
      pictureReplaced: true,
      changes: [{ field: 'address' }, { field: 'pictureUrl' }],
    });
  });

  test.each([
    ['is not square', png(800, 640), '800x640: WhatsApp shows a circle', 'La foto mide 800x640'],
    ['has another size', png(500, 500), '500x500; 640x640 is advised', 'se recomienda 640x640'],
    ['is small', jpeg(100, 100), 'sides of 192 pixels or less may be refused', 'puede ser rechazada'],
    ['is large', padded(png(640, 640), 900 * 1024), 'has 900 KB; above 800 KB', 'ocupa 900 KB'],
  ])('warns of one that %s, and uploads it', async (_what, bytes, english, spanish) => {
    const run = await connected();
    run.write('logo', bytes);
    const first = await run('profile set --picture logo');
    const second = await run('profile set --picture logo --lang es');
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stderr).toContain(english);
    expect(second.stderr).toContain(spanish);
  });

  test.each([
    ['a GIF', new TextEncoder().encode('GIF89a\u0001\u0000\u0001\u0000\u0000'), 'it is a gif file, not JPEG or PNG'],
    ['a text', new TextEncoder().encode('not a picture'), 'it is neither JPEG nor PNG'],
    ['nothing', new Uint8Array(), 'it is neither JPEG nor PNG'],
    ['one that was cut off', png(640, 640).slice(0, 12), 'the file is damaged'],
    [
      'one of more than 5 MB',
      padded(png(640, 640), 5 * 1024 * 1024 + 1),
      'it has 5242881 bytes, at most 5242880 are allowed',
    ],
  ])('refuses %s before anything is sent', async (_what, bytes, told) => {
    const run = await connected();
    run.write('logo.png', bytes);
    const { code, stderr } = await run('profile set --picture logo.png');
    expect([code, changes(run)]).toEqual([2, []]);
    expect(stderr).toContain(`logo.png cannot be the profile picture: ${told}`);
  });

  test('refuses a file that is not there', async () => {
    const run = await connected();
    const { code, stderr } = await run('profile set --picture logo.png --lang es');
    expect([code, changes(run)]).toEqual([2, []]);
    expect(stderr).toContain('logo.png');
  });

  test('--dry-run uploads nothing and shows all three requests', async () => {
    const run = await connected();
    run.write('logo.png', png(640, 640));
    const { stdout } = await run('profile set --picture logo.png --dry-run --json');
    expect(JSON.parse(stdout).requests).toHaveLength(3);
    expect([changes(run), run.emulator.state.uploads.size]).toEqual([[], 0]);
  });

  test('needs no app id in the environment, since Meta knows whose token it is', async () => {
    const run = terminal({
      env: {
        WABACTL_TOKEN: DEFAULT_TOKEN,
        WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
        WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
        WABACTL_GRAPH_URL: GRAPH_URL,
      },
    });
    run.write('logo.png', png(640, 640));
    expect((await run('profile set --picture logo.png')).code).toBe(0);
  });
});
