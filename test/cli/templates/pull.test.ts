import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';
import { readFolder } from '../../support/template-folder.js';

async function shop(options: Parameters<typeof terminal>[0] = {}): Promise<Terminal> {
  const cli = terminal(options);
  await cli.connect();
  return cli;
}

const read = (cli: Terminal, path: string) => readFileSync(join(cli.home, path), 'utf8');

test('each template of the account becomes a file of its own, by name and language', async () => {
  const cli = await shop();
  const { code, stdout } = await cli('templates pull');
  expect(code).toBe(0);
  expect(stdout).toContain('3 files written to templates, 0 unchanged.');
  expect(Object.keys(readFolder(cli, 'templates'))).toEqual([
    'order_ready/en_US.yaml',
    'pedido_listo/es.yaml',
    'weekend_offer/en_US.yaml',
  ]);
  expect(read(cli, 'templates/pedido_listo/es.yaml')).toMatch(/^name: pedido_listo\nlanguage: es\ncategory: UTILITY\n/);
});

test('a second one writes nothing, and says so', async () => {
  const cli = await shop();
  await cli('templates pull');
  const { stdout } = await cli('templates pull');
  expect(stdout).toContain('All 3 files in templates are as the account says.');
});

test("what a person added to a file that says the same stays: comments, and Meta's enums in small letters", async () => {
  const cli = await shop();
  await cli('templates pull');
  const path = 'templates/pedido_listo/es.yaml';
  const edited = `# Agreed with the shop.\n${read(cli, path).replace('UTILITY', 'utility')}`;
  cli.write(path, edited);
  expect(await cli('templates pull')).toMatchObject({ code: 0 });
  expect(read(cli, path)).toBe(edited);
});

describe('a file that says something else', () => {
  async function edited(options: Parameters<typeof terminal>[0] = {}): Promise<Terminal> {
    const cli = await shop(options);
    await cli('templates pull');
    const path = 'templates/order_ready/en_US.yaml';
    cli.write(path, read(cli, path).replace('is ready', 'is baked'));
    return cli;
  }

  test('is overwritten only after a yes', async () => {
    const cli = await edited({ tty: true });
    expect(await cli('templates pull', { answers: [false] })).toMatchObject({ code: 130 });
    expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain('is baked');
    expect(await cli('templates pull', { answers: [true] })).toMatchObject({ code: 0 });
    expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain('is ready');
  });

  test('is named where nobody can be asked, and nothing is written then', async () => {
    const cli = await edited();
    const { code, stderr } = await cli('templates pull');
    expect(code).toBe(2);
    expect(stderr).toContain('templates/order_ready/en_US.yaml');
    expect(stderr).toContain('Pass --yes');
    expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain('is baked');
  });

  test('is only noted in a dry run', async () => {
    const cli = await edited();
    const { stdout } = await cli('templates pull --dry-run --json --jq .writes[].path');
    expect(stdout).toContain('templates/order_ready/en_US.yaml');
    expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain('is baked');
  });
});

test('a file that cannot be read counts as one that says something else', async () => {
  const cli = await shop();
  cli.write('templates/order_ready/en_US.yaml', 'name: [');
  expect(await cli('templates pull')).toMatchObject({ code: 2 });
  expect(await cli('templates pull --yes')).toMatchObject({ code: 0 });
  expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain('name: order_ready');
});

test('a file of another layout stays where it is, and stays JSON', async () => {
  const cli = await shop();
  const file = {
    name: 'order_ready',
    language: 'en_US',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Old.' }],
  };
  cli.write('templates/orders.json', JSON.stringify(file));
  expect(await cli('templates pull --name order_ready --yes')).toMatchObject({ code: 0 });
  expect(Object.keys(readFolder(cli, 'templates'))).toEqual(['orders.json']);
  expect(JSON.parse(read(cli, 'templates/orders.json'))).toMatchObject({
    name: 'order_ready',
    parameter_format: 'NAMED',
  });
});

test('files of templates that the account does not have are named and left alone', async () => {
  const cli = await shop();
  cli.write('templates/new/es.yaml', 'category: UTILITY\ncomponents: [{ type: BODY, text: Hola. }]\n');
  const { stdout } = await cli('templates pull');
  expect(stdout).toContain('Not in the account: templates/new/es.yaml.');
});

describe('the sample of a media header', () => {
  async function withPicture(link: string): Promise<Terminal> {
    const cli = await shop();
    for (const template of cli.emulator.state.templates.values()) {
      if (template.name !== 'order_ready') continue;
      template.components.unshift({ type: 'HEADER', format: 'IMAGE', example: { header_handle: [link] } });
    }
    return cli;
  }

  test('that cannot be fetched is said with its link, which the file keeps', async () => {
    const link = 'https://scontent.whatsapp.net/v/gone.jpg';
    const cli = await withPicture(link);
    const { code, stderr } = await cli('templates pull');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'The samples of 1 template could not be fetched (ECONNREFUSED): templates/order_ready/en_US.yaml.',
    );
    expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain(link);
    expect(await cli('templates plan --json --jq .counts.unchanged')).toMatchObject({ stdout: '3\n' });
  });

  test('of many that cannot be fetched some are named, and their host is not asked again', async () => {
    const cli = await shop();
    for (const [at, template] of [...cli.emulator.state.templates.values()].entries()) {
      for (let copy = 0; copy < 5; copy++) {
        const link = `https://scontent.whatsapp.net/v/${at}-${copy}.jpg`;
        const components = [
          { type: 'HEADER', format: 'IMAGE', example: { header_handle: [link] } },
          ...template.components,
        ];
        const one = { ...template, id: `9000000000000${at}${copy}`, name: `copy_${at}_${copy}`, components };
        cli.emulator.state.templates.set(one.id, one);
      }
    }
    const { code, stderr } = await cli('templates pull');
    expect(code).toBe(0);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(stderr).toMatch(/^The samples of 20 templates .*copy_0_0.*, …/);
    expect(cli.network.requests.filter(({ url }) => url.includes('scontent')).length).toBeLessThanOrEqual(8);
  });

  test('is fetched from no host but those of Meta', async () => {
    const cli = await withPicture('https://evil.example/picture.jpg');
    const { stderr } = await cli('templates pull');
    expect(stderr).toContain("(the link leads to another host than Meta's)");
    expect(cli.network.requests.some(({ url }) => url.includes('evil.example'))).toBe(false);
  });

  test('is fetched without the token', async () => {
    const cli = await withPicture('https://scontent.whatsapp.net/v/cake.jpg');
    const body = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
    let headers: object = {};
    cli.network.servers.set('scontent.whatsapp.net', async (request) => {
      headers = request.headers;
      return { status: 200, headers: {}, body };
    });
    expect(await cli('templates pull')).toMatchObject({ code: 0, stderr: '' });
    expect(headers).not.toHaveProperty('authorization');
    expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain('sample: en_US.header.jpg');
    expect(new Uint8Array(readFileSync(join(cli.home, 'templates/order_ready/en_US.header.jpg')))).toEqual(body);
  });

  test('stays at Meta with --no-media', async () => {
    const cli = await withPicture('https://scontent.whatsapp.net/v/cake.jpg');
    expect(await cli('templates pull --no-media')).toMatchObject({ code: 0, stderr: '' });
    expect(read(cli, 'templates/order_ready/en_US.yaml')).toContain('header_handle');
  });

  test('that is another file than the one fetched is a change to be applied', async () => {
    const cli = await withPicture('https://scontent.whatsapp.net/v/cake.jpg');
    const serve = async () => ({ status: 200, headers: {}, body: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) });
    cli.network.servers.set('scontent.whatsapp.net', serve);
    await cli('templates pull');
    cli.write('templates/order_ready/en_US.header.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe1]));
    const { stdout } = await cli('templates plan');
    expect(stdout).toContain('components[0].sample');
    expect(stdout).toContain('1 to edit');
  });
});

test('in Spanish it says the same', async () => {
  const cli = await shop();
  const { stdout } = await cli('templates pull --lang es');
  expect(stdout).toContain('3 archivos escritos en templates, 0 sin cambios.');
});
