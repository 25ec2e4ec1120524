import { describe, expect, test } from 'vitest';
import { film, ogg, ooxml, padded, STARTS, webp } from '../../support/media-files.js';
import { jpeg, png } from '../../support/pictures.js';
import { pdf } from '../../support/samples.js';
import { ANA, lastPayload, mediaAt, shopWith, uploadsOf } from './shop.js';

test('a file is uploaded and sent by its id; the second send needs no upload', async () => {
  const cli = await shopWith({ 'menu.jpg': jpeg(640, 480) });
  expect((await cli(`send image ${ANA} menu.jpg --caption Today`)).code).toBe(0);
  expect(lastPayload(cli)).toMatchObject({ type: 'image', image: { id: mediaAt(cli)[0]?.id, caption: 'Today' } });
  await cli(`send image ${ANA} ./menu.jpg`);
  expect(uploadsOf(cli)).toBe(1);
});

test('a file from standard input', async () => {
  const cli = await shopWith();
  expect((await cli(`send image ${ANA} -`, { stdin: png(20, 20) })).code).toBe(0);
  expect(mediaAt(cli)[0]?.mimeType).toBe('image/png');
});

test('an upload that Meta has lost is made anew before the send', async () => {
  const cli = await shopWith({ 'menu.jpg': jpeg(640, 480) });
  await cli(`send image ${ANA} menu.jpg`);
  cli.emulator.state.media.clear();
  expect((await cli(`send image ${ANA} menu.jpg`)).code).toBe(0);
  expect(lastPayload(cli)).toMatchObject({ image: { id: mediaAt(cli)[0]?.id } });
});

test('a dry run shows the upload and the send', async () => {
  const cli = await shopWith({ 'menu.jpg': jpeg(640, 480) });
  const { stdout } = await cli(`send image ${ANA} menu.jpg --dry-run --json`);
  const { requests } = JSON.parse(stdout);
  expect(requests.map(({ body }: { body: object }) => body)).toMatchObject([
    { type: 'image/jpeg', file: 'file.jpg, image/jpeg, 41 bytes' },
    { image: { id: 'MEDIA-ID-OF-DRY-RUN' } },
  ]);
  expect(mediaAt(cli)).toEqual([]);
});

test.each<[line: string, name: string, file: Uint8Array, content: object, mimeType: string]>([
  ['video', 'oven.mp4', film(), {}, 'video/mp4'],
  ['audio', 'bell.mp3', STARTS.mp3, {}, 'audio/mpeg'],
  // What recorders call .opus is an OGG file; Meta's other name for it, audio/opus, is what it refuses (row 66).
  ['audio', 'note.opus', ogg(), { voice: true }, 'audio/ogg'],
  ['sticker', 'bread.webp', webp(), {}, 'image/webp'],
  ['document', 'list.csv', STARTS.csv, { filename: 'list.csv' }, 'text/plain'],
  ['document', 'Menú.pdf', pdf(), { filename: 'Menú.pdf' }, 'application/pdf'],
])('%s %s goes out under the type that it has', async (kind, name, file, content, mimeType) => {
  const cli = await shopWith({ [name]: file });
  const voice = 'voice' in content ? ['--voice'] : [];
  const { code, stderr } = await cli(['send', kind, ANA, name, ...voice]);
  expect([code, stderr]).toEqual([0, '']);
  const [stored] = mediaAt(cli);
  expect(stored?.mimeType).toBe(mimeType);
  expect(lastPayload(cli)).toMatchObject({ type: kind, [kind]: { id: stored?.id, ...content } });
});

test('a template gets the document of its header from a file, which must be a PDF', async () => {
  const cli = await shopWith({ 'menu.jpg': jpeg(600, 400), 'menu.docx': ooxml('word') });
  const template = { name: 'menu', language: 'en_US', category: 'MARKETING' };
  const components = [
    { type: 'HEADER', format: 'DOCUMENT', sample: 'menu.pdf' },
    { type: 'BODY', text: 'Our menu of today.' },
  ];
  cli.write('menu.pdf', pdf());
  cli.write('menu.json', JSON.stringify({ ...template, components }));
  await cli('templates submit menu.json --yes');
  await cli.advance(60_000);
  await cli('templates sync');
  const refused = await cli(`send template ${ANA} menu --header menu.docx`);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("menu.docx is DOCX, a document in a template's header must be PDF");
  expect((await cli(`send template ${ANA} menu --header menu.pdf`)).code).toBe(0);
  expect(JSON.stringify(lastPayload(cli))).toContain(
    `"document":{"id":"${mediaAt(cli)[0]?.id}","filename":"menu.pdf"}`,
  );
});

describe('Nothing goes out when the file is wrong (row 66)', () => {
  test.each([
    ['photo.jpg', STARTS.heic, 'photo.jpg is HEIC, an image must be JPEG or PNG; convert it to JPEG or PNG'],
    ['photo.png', webp(), 'photo.png is WEBP, an image must be JPEG or PNG; `wabactl send sticker` sends it'],
    ['photo.jpg', ogg(), 'photo.jpg is OGG, an image must be JPEG or PNG; `wabactl send audio` sends it'],
    ['photo.jpg', STARTS.unknown, 'photo.jpg is of no known type, an image must be JPEG or PNG'],
    [
      'photo.jpg',
      padded(jpeg(9, 9), 5 * 1024 * 1024 + 1),
      'photo.jpg has 5.1 MB, at most 5 MB are allowed for an image',
    ],
  ])('%s', async (name, bytes, complaint) => {
    const cli = await shopWith({ [name]: bytes });
    const { code, stderr } = await cli(`send image ${ANA} ${name}`);
    expect(code).toBe(2);
    expect(stderr).toBe(`Error: The message cannot be sent: ${complaint}\n`);
    expect(cli.sent().filter((request) => request.startsWith('POST') && !request.includes('subscribed'))).toEqual([]);
  });

  test('with everything else that is wrong, in one go', async () => {
    const cli = await shopWith({ 'photo.jpg': STARTS.gif });
    const { stderr } = await cli(['send', 'image', '555x', 'photo.jpg', '--caption', 'x'.repeat(1025)]);
    expect(stderr).toMatch(
      /- '555x' is neither .*\n {2}- photo\.jpg is GIF, .*\n {2}- the caption has 1025 characters/,
    );
  });

  test('and what is neither file nor link nor id is said to be none', async () => {
    const cli = await shopWith();
    expect((await cli(`send image ${ANA} no-such.jpg`)).stderr).toContain(
      "'no-such.jpg' is neither a file here, nor a link, nor a media id for an image",
    );
    expect((await cli(`send image ${ANA} https://`)).stderr).toContain("'https://' is no address");
  });

  test('nor when it is a folder', async () => {
    const cli = await shopWith({ 'photos/a.jpg': jpeg(1, 1) });
    expect((await cli(`send image ${ANA} photos`)).stderr).toContain('photos cannot be read (EISDIR)');
  });
});

describe('What only may go wrong is noted, and sent', () => {
  test('an ending that lies', async () => {
    const cli = await shopWith({ 'photo.png': jpeg(9, 9) });
    const { code, stderr } = await cli(`send image ${ANA} photo.png`);
    expect(code).toBe(0);
    expect(stderr).toBe('photo.png is really JPEG, and is uploaded as that; its ending .png says otherwise.\n');
    expect(mediaAt(cli)[0]?.mimeType).toBe('image/jpeg');
  });

  test('a link to something else, and one that Meta cannot reach', async () => {
    const cli = await shopWith();
    const { stderr } = await cli(`send image ${ANA} http://192.168.1.5/photo.webp`);
    expect(stderr).toContain('The link ends in .webp; an image must be JPEG or PNG.');
    expect(stderr).toContain('Meta cannot reach 192.168.1.5');
    expect((await cli(`send image ${ANA} https://example.com/photo.jpg?size=2`)).stderr).toBe('');
  });
});

test('in Spanish', async () => {
  const cli = await shopWith({ 'photo.jpg': STARTS.heic });
  expect((await cli(`send image ${ANA} photo.jpg --lang es`)).stderr).toContain(
    'photo.jpg es HEIC, y una imagen debe ser JPEG o PNG; conviértalo a JPEG o PNG',
  );
});
