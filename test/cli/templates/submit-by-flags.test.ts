import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';
import { jpeg } from '../../support/pictures.js';
import { pdf } from '../../support/samples.js';

const BASE = ['templates', 'submit', '--name', 'order_ready_2', '--language', 'en_us', '--category', 'UTILITY'];
const BODY = ['--body', 'Hi {{1}}, your order is ready.\\nSee you soon!'];

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

const made = (cli: Terminal, name = 'order_ready_2') =>
  [...cli.emulator.state.templates.values()].find((template) => template.name === name);

describe('templates submit by flags', () => {
  test('makes the template that they describe', async () => {
    const cli = await shop();
    cli.write('bread.jpg', jpeg(600, 400));
    const { code, stderr } = await cli([
      ...BASE,
      ...BODY,
      ...['--sample', '1=Ana', '--header-file', 'bread.jpg', '--footer', 'Luna Bakery'],
      ...['--quick-reply', 'Thanks', '--url-button', 'Track=https://example.com/o/{{1}}'],
      ...['--phone-button', 'Call us=+15550142233', '--quick-reply', 'Late'],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(made(cli)).toMatchObject({ language: 'en_US', category: 'UTILITY', parameterFormat: 'POSITIONAL' });
    expect(made(cli)?.components).toMatchObject([
      { type: 'HEADER', format: 'IMAGE' },
      { text: 'Hi {{1}}, your order is ready.\nSee you soon!', example: { body_text: [['Ana']] } },
      { type: 'FOOTER', text: 'Luna Bakery' },
      {
        buttons: [
          { type: 'QUICK_REPLY', text: 'Thanks' },
          { type: 'QUICK_REPLY', text: 'Late' },
          { type: 'URL', url: 'https://example.com/o/{{1}}' },
          { type: 'PHONE_NUMBER', phone_number: expect.stringContaining('15550142233') },
        ],
      },
    ]);
  });

  // Row 44: parameter_format missing.
  test('names variables where they have names', async () => {
    const cli = await shop();
    const body = ['--body', 'Hi {{first_name}}, your order is ready.', '--sample', 'first_name=Ana'];
    expect((await cli([...BASE, ...body])).code).toBe(0);
    expect(made(cli)?.parameterFormat).toBe('NAMED');
  });

  test('every variable without an example is told at once', async () => {
    const cli = await shop();
    const before = cli.sent().length;
    const { code, stderr } = await cli([
      ...BASE,
      ...['--header', 'Order {{1}} for you', '--body', 'Hi {{1}}, it is {{2}} now.', '--sample', 'body.1=Ana'],
    ]);
    expect({ code, sent: cli.sent().length - before }).toEqual({ code: 2, sent: 0 });
    expect(stderr).toContain('there is none for header.1, body.2');
  });

  test('an authentication template is Meta’s own text with a button that copies the code', async () => {
    const cli = await shop();
    const line = 'templates submit --name my_code --language es --category AUTHENTICATION';
    expect((await cli(line)).code).toBe(0);
    expect(made(cli, 'my_code')?.category).toBe('AUTHENTICATION');
    const own = await cli(`${line} --body "Your code is {{1}} now"`);
    expect(own.code).toBe(2);
    expect(own.stderr).toContain('--category AUTHENTICATION');
  });

  // Row 90: a hang without a terminal.
  test('without a terminal the missing flags are named', async () => {
    const cli = await shop();
    const none = await cli('templates submit');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('--name, --language, --category, --body missing');
    const some = await cli('templates submit --name x --body "Hello there" --lang es');
    expect(some.stderr).toContain('falta --language, --category');
  });

  test('what cannot be is refused before any request', async () => {
    const cli = await shop();
    cli.write('words.txt', 'words');
    cli.write('menu.pdf', pdf());
    const before = cli.sent().length;
    const run = async (more: string[]) => (await cli([...BASE, ...more])).stderr;
    expect(await run([...BODY, '--header-file', 'words.txt'])).toContain('words.txt is nothing that a header takes');
    expect(await run([...BODY, '--header-file', 'menu.pdf', '--header', 'x'])).toContain('--header-file');
    expect(await run(['menu.json', ...BODY])).toContain('--name');
    expect(
      (await cli('templates submit --name "Order Ready" --language en_US --category UTILITY --body Hi')).stderr,
    ).toContain("The template of the flags cannot be submitted:\n  line 1, column 7: name 'Order Ready'");
    expect(cli.sent()).toHaveLength(before);
  });
});
