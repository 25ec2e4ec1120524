import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../../src/core/digest.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { openDatabase } from '../../../src/store/database.js';
import { templateWrites } from '../../../src/store/template-journal.js';
import { type Terminal, terminal } from '../../support/cli.js';
import { jpeg, padded, png } from '../../support/pictures.js';
import { mp4, pdf } from '../../support/samples.js';

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  mkdirSync(join(cli.home, 'templates'));
  return cli;
}

function withHeader(name: string, format: string, sample: string): string {
  return `name: ${name}
language: en_US
category: MARKETING
components:
  - type: HEADER
    format: ${format}
    sample: ${sample}
  - type: BODY
    text: Our new menu is here.
`;
}

const writesOf = async (cli: Terminal) =>
  templateWrites(await openDatabase({ folder: join(cli.home, 'state') }), DEFAULT_IDS.wabaId);

const uploadsOf = (cli: Terminal) => cli.sent().filter((line) => /^POST .*\/uploads$/.test(line));

// Row 46: an image header needs an upload handle.
describe('the sample of a media header is uploaded from the file beside the template', () => {
  test.each([
    ['IMAGE', 'menu.jpg', jpeg(600, 400)],
    ['image', 'menu.png', png(600, 400)],
    ['VIDEO', 'menu.mp4', mp4()],
    ['GIF', 'menu.mp4', mp4('mp42')],
    ['DOCUMENT', 'menu.pdf', pdf()],
  ])('%s from %s', async (format, sample, bytes) => {
    const cli = await shop();
    cli.write(`templates/${sample}`, bytes);
    cli.write('templates/menu.yaml', withHeader('new_menu', format, sample));
    const { code, stderr } = await cli('templates submit templates/menu.yaml');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [made] = [...cli.emulator.state.templates.values()].filter(({ name }) => name === 'new_menu');
    const [file] = [...cli.emulator.state.handles.values()];
    expect(made?.components[0]).toMatchObject({ format: format.toUpperCase() });
    expect(file?.bytes).toEqual(bytes);
    expect(await writesOf(cli)).toMatchObject([
      { action: 'create', name: 'new_menu', language: 'en_US', samples: [sha256Of(bytes)], statusBefore: null },
    ]);
  });

  test('once, although several templates and cards name it', async () => {
    const cli = await shop();
    cli.write('templates/menu.jpg', jpeg(600, 400));
    cli.write('templates/one.yaml', withHeader('menu_one', 'IMAGE', 'menu.jpg'));
    cli.write('templates/two.yaml', withHeader('menu_two', 'IMAGE', './menu.jpg'));
    const { code, stdout } = await cli('templates submit templates/one.yaml templates/two.yaml');
    expect(code).toBe(0);
    expect(stdout).toContain('✓ menu_one (en_US): PENDING (in review)\n✓ menu_two (en_US): PENDING (in review)');
    expect(uploadsOf(cli)).toHaveLength(1);
  });

  test('not in a dry run, which shows the upload', async () => {
    const cli = await shop();
    cli.write('templates/menu.jpg', jpeg(600, 400));
    cli.write('templates/menu.yaml', withHeader('new_menu', 'IMAGE', 'menu.jpg'));
    const { stdout } = await cli('templates submit templates/menu.yaml --dry-run');
    expect(stdout).toContain(`/${DEFAULT_IDS.appId}/uploads?file_name=menu.jpg&file_length=41&file_type=image%2Fjpeg`);
    expect(stdout).toContain('HANDLE-OF-THE-UPLOADED-FILE');
    expect(uploadsOf(cli)).toEqual([]);
  });
});

describe('a sample that Meta would not take is refused before any request, with its place', () => {
  test.each([
    ['missing.jpg', 'IMAGE', undefined, 'line 7, column 13: missing.jpg: this file cannot be read (ENOENT)'],
    ['/tmp/menu.jpg', 'IMAGE', undefined, '/tmp/menu.jpg: a sample must be named relative'],
    ['menu.jpg', 'IMAGE', pdf(), 'menu.jpg: IMAGE takes image/jpeg or image/png, and this is application/pdf'],
    ['menu.mp4', 'VIDEO', mp4('qt  '), 'VIDEO takes video/mp4, and this is video/quicktime'],
    ['menu.pdf', 'DOCUMENT', jpeg(9, 9), 'DOCUMENT takes application/pdf, and this is image/jpeg'],
    ['menu.txt', 'DOCUMENT', new Uint8Array([104, 105]), 'and this is text/plain, whatever its name says'],
    ['menu.jpg', 'IMAGE', new Uint8Array(), 'this file is empty'],
    ['menu.jpg', 'IMAGE', padded(jpeg(9, 9), 5_242_881), 'this file has 5.0 MB, and IMAGE takes at most 5.0 MB'],
    ['menu.mp4', 'GIF', padded(mp4(), 4_000_000), 'this file has 3.8 MB, and GIF takes at most 3.5 MB'],
    ['menu.jpg', 'LOCATION', jpeg(9, 9), 'a header of the format LOCATION takes no sample'],
  ])('%s as %s', async (sample, format, bytes, expected) => {
    const cli = await shop();
    if (bytes) cli.write(`templates/${sample}`, bytes);
    cli.write('templates/menu.yaml', withHeader('new_menu', format, sample));
    const before = cli.sent().length;
    const { code, stdout, stderr } = await cli('templates submit templates/menu.yaml');
    expect({ code, stdout, sent: cli.sent().length - before }).toEqual({ code: 2, stdout: '', sent: 0 });
    expect(stderr).toContain(expected);
    const spanish = await cli('templates submit templates/menu.yaml --lang es');
    expect(spanish.stderr).toContain('No se envió nada.');
  });

  test('all of several files are told, and none of them is sent', async () => {
    const cli = await shop();
    cli.write('templates/good.yaml', withHeader('good', 'LOCATION', 'x').replace('    sample: x\n', ''));
    cli.write('templates/one.yaml', withHeader('one', 'IMAGE', 'one.jpg'));
    cli.write('templates/two.yaml', withHeader('Two', 'IMAGE', 'two.jpg'));
    const before = cli.sent().length;
    const { code, stderr } = await cli('templates submit templates/good.yaml templates/one.yaml templates/two.yaml');
    expect({ code, sent: cli.sent().length - before }).toEqual({ code: 2, sent: 0 });
    expect(stderr).toContain('2 files cannot be submitted, so nothing was sent');
    expect(stderr).toContain('one.jpg: this file cannot be read');
    expect(stderr).toContain("name 'Two' may only have");
  });
});
