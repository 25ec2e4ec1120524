import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';
import type { Answer } from '../../support/fake-host.js';
import { png } from '../../support/pictures.js';

const NO_COLOR = { NO_COLOR: '1' };

async function shop(): Promise<Terminal> {
  const cli = terminal({ env: NO_COLOR });
  await cli.connect();
  await cli('templates sync');
  return cli;
}

const made = (cli: Terminal, name: string) =>
  [...cli.emulator.state.templates.values()].find((template) => template.name === name);

const ask = (cli: Terminal, answers: Answer[], line = 'templates submit') => cli(line, { tty: true, answers });

describe('templates submit alone', () => {
  test('asks for a template part by part, keeps it as a file, and submits it', async () => {
    const cli = await shop();
    cli.write('bread.png', png(600, 400));
    const { code, stdout, stderr } = await ask(cli, [
      'Order Picked Up!',
      '', // takes what was suggested
      'es_MX',
      'UTILITY',
      'picture',
      'missing.png',
      'bread.png',
      'Hola {{1}}',
      'Hola {{1}}, su pedido está listo.',
      'Ana',
      'Luna *Bakery*',
      'Luna Bakery',
      'link',
      'Ver',
      'example.com',
      'https://example.com/{{1}}',
      'LB-1042',
      'quick reply',
      'Gracias',
      'no',
      'save it and submit',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('✓ order_picked_up (es_MX) was submitted');
    expect(stderr).toContain('A name has only a-z, 0-9 and _');
    expect(stderr).toContain('missing.png');
    expect(stderr).toContain('Meta refuses a variable at the start or the end');
    expect(stderr).toContain('No emojis and no formatting are possible here');
    expect(stderr).toContain('An address begins with https://');
    expect(stderr).toMatch(/Hola Ana, su pedido está listo\./);
    expect(stderr).toContain('Saved as templates/order_picked_up/es_MX.yaml.');
    expect(made(cli, 'order_picked_up')?.components).toMatchObject([
      { format: 'IMAGE' },
      { text: 'Hola {{1}}, su pedido está listo.' },
      { text: 'Luna Bakery' },
      { buttons: [{ type: 'URL' }, { type: 'QUICK_REPLY' }] },
    ]);
    const folder = join(cli.home, 'templates/order_picked_up');
    expect(readFileSync(join(folder, 'bread.png'))).toEqual(Buffer.from(png(600, 400)));
    // The file is worth the same as the answers.
    await cli.advance(10_000);
    const same = await cli('templates edit templates/order_picked_up/es_MX.yaml --yes --json');
    expect(JSON.parse(same.stdout).changed).toBe(false);
  });

  test('asks only for what the flags do not say', async () => {
    const cli = await shop();
    const line = 'templates submit --name thanks --language en_US --body "Thank you for your visit!"';
    const { code } = await ask(cli, ['MARKETING', 'none', '', 'no', 'submit it without'], line);
    expect(code).toBe(0);
    expect(made(cli, 'thanks')?.category).toBe('MARKETING');
  });

  test('an authentication template asks only how long its code is valid', async () => {
    const cli = await shop();
    const { code } = await ask(cli, ['my_code', 'en_US', 'AUTHENTICATION', '200', '5', 'submit it without']);
    expect(code).toBe(0);
    expect(made(cli, 'my_code')?.category).toBe('AUTHENTICATION');
  });

  test('another language of a name keeps its category', async () => {
    const cli = await shop();
    const { stderr, code } = await ask(cli, [
      'hello_world',
      'en_US',
      'es',
      'none',
      'Gracias por su visita de hoy.',
      '',
      'no',
      'only save',
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('hello_world exists in en_US; this will be another language of it.');
    expect(stderr).toContain('hello_world exists in en_US already');
    expect(stderr).toContain('Its category is UTILITY');
    expect(existsSync(join(cli.home, 'templates/hello_world/es.yaml'))).toBe(true);
    expect(made(cli, 'hello_world')?.language).toBe('en_US');
  });

  test('in Spanish too', async () => {
    const cli = await shop();
    const { stderr, code } = await ask(
      cli,
      ['gracias', 'es', 'MARKETING', 'ninguno', 'Gracias por su visita de hoy.', '', 'no', 'sin guardarla'],
      'templates submit --lang es',
    );
    expect(code).toBe(0);
    expect(stderr).toContain('Una plantilla nueva, parte por parte.');
  });

  test('leaving it sends and keeps nothing, and says so', async () => {
    const cli = await shop();
    const before = cli.sent().length;
    const { code, stderr } = await ask(cli, [
      'thanks',
      'en_US',
      'UTILITY',
      'none',
      'Thank you for your visit today.',
      '',
      'no',
      'throw it away',
    ]);
    expect(code).toBe(130);
    expect(stderr).toContain('Nothing was sent to Meta, and nothing was saved.');
    expect(cli.sent()).toHaveLength(before);
    expect(existsSync(join(cli.home, 'templates'))).toBe(false);
  });

  test('a dry run keeps no file and shows what would be sent', async () => {
    const cli = await shop();
    const answers = ['thanks', 'en_US', 'UTILITY', 'none', 'Thank you for your visit today.', '', 'no', 'save it and'];
    const { code, stdout } = await ask(cli, answers, 'templates submit --dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Write to templates/thanks/en_US.yaml');
    expect(existsSync(join(cli.home, 'templates'))).toBe(false);
  });

  test('without a channel it does not ask first', async () => {
    const { code, stderr } = await terminal()('templates submit', { tty: true });
    expect(code).toBe(2);
    expect(stderr).toContain('wabactl connect');
  });
});
