import { describe, expect, test } from 'vitest';
import type { Template } from '../../../src/emulator/state.js';
import { type Terminal, terminal } from '../../support/cli.js';

const NEW = 'category: UTILITY\ncomponents:\n  - type: BODY\n    text: Your bread is in the oven.\n';

async function pulled(options: Parameters<typeof terminal>[0] = {}): Promise<Terminal> {
  const cli = terminal(options);
  await cli.connect();
  await cli('templates pull');
  return cli;
}

function atMeta(cli: Terminal, name: string): Template {
  const found = [...cli.emulator.state.templates.values()].find((template) => template.name === name);
  if (!found) throw new Error(`no template ${name}`);
  return found;
}

test('where git and account agree it says so, and what needs a look beside that', async () => {
  const cli = await pulled();
  const { code, stdout } = await cli('templates plan --exit-code');
  expect(code).toBe(0);
  expect(stdout).toContain('The account is as all 3 files say.');
  expect(stdout).toContain('rejected: INVALID_FORMAT');
});

test('a change is shown with both texts, and the exit code tells CI', async () => {
  const cli = await pulled();
  cli.write('templates/bread/en_US.yaml', NEW);
  atMeta(cli, 'pedido_listo').components = [{ type: 'BODY', text: 'Otro texto.' }];
  const { code, stdout, stderr } = await cli('templates plan --exit-code');
  expect(code).toBe(6);
  expect(stdout).toContain('+ bread (en_US)  create');
  expect(stdout).toMatch(/body\.text\n +- Otro texto\.\n +\+ /);
  expect(stdout).toContain('1 to create, 1 to edit, 1 in no file, 2 unchanged');
  expect(stderr).toContain('2 templates are not as their files say');
  expect(await cli('templates plan')).toMatchObject({ code: 0, stderr: '' });
});

// Row 54 of user-problems.md.
test('a category that Meta changed without a word is said loudly, with its price, and by exit code', async () => {
  const cli = await pulled();
  atMeta(cli, 'order_ready').category = 'MARKETING';
  const { code, stdout } = await cli('templates plan --exit-code');
  expect(code).toBe(6);
  expect(stdout).toContain('the file says UTILITY, Meta made it MARKETING and bills it as that');
});

test('a move that Meta announced is said before it happens', async () => {
  const cli = await pulled();
  atMeta(cli, 'order_ready').correctCategory = 'MARKETING';
  expect((await cli('templates plan')).stdout).toContain('Meta will move it to MARKETING');
});

test('deletions are planned only when asked for', async () => {
  const cli = await pulled();
  await cli('templates pull only --name order_ready');
  expect((await cli('templates plan only')).stdout).not.toContain('delete');
  expect((await cli('templates plan only --prune')).stdout).toContain('2 to delete');
});

test('as Markdown, a strange text cannot become part of the page', async () => {
  const cli = await pulled();
  const evil = 'Hello </details> ``` <img src=x> | **bold** everybody.';
  cli.write(
    'templates/bread/en_US.yaml',
    JSON.stringify({ category: 'UTILITY', components: [{ type: 'BODY', text: 'x' }] }),
  );
  atMeta(cli, 'pedido_listo').components = [{ type: 'BODY', text: evil }];
  const { stdout } = await cli('templates plan --markdown');
  expect(stdout).toContain('| `bread` (en_US) | create | – |  |');
  const fence = stdout.match(/^(`+)diff$/m)?.[1] ?? '';
  expect(fence.length).toBeGreaterThan(3);
  expect(stdout).toContain(`- ${evil}`);
});

test('as Markdown and as JSON at once is a contradiction', async () => {
  const { code, stderr } = await (await pulled())('templates plan --markdown --json');
  expect(code).toBe(2);
  expect(JSON.parse(stderr).error.id).toBe('conflicting-options');
});

describe('files that are no templates', () => {
  test('are all named, with their places, before anything is asked of Meta', async () => {
    const cli = await pulled();
    cli.write('templates/a/en_US.yaml', 'category: SALES\ncomponents: []\n');
    cli.write('templates/b/en_US.yaml', 'components: [\n');
    cli.write('templates/order_ready/copy.yaml', NEW.replace(/^/, 'name: order_ready\nlanguage: en_US\n'));
    const before = cli.sent().length;
    const { code, stderr } = await cli('templates plan');
    expect(code).toBe(2);
    expect(stderr).toContain('templates/a/en_US.yaml');
    expect(stderr).toContain('SALES');
    expect(stderr).toContain('templates/b/en_US.yaml');
    expect(stderr).toContain('templates/order_ready/copy.yaml, templates/order_ready/en_US.yaml');
    expect(cli.sent()).toHaveLength(before);
  });

  test('a folder without any is no plan to delete everything', async () => {
    const cli = await pulled();
    const { code, stderr } = await cli('templates plan nowhere --prune');
    expect(code).toBe(2);
    expect(stderr).toContain('There are no template files in nowhere');
    expect(stderr).toContain('templates pull');
  });
});

// Row 55 of user-problems.md.
describe('status', () => {
  test('says of each file whether it is approved as it stands', async () => {
    const cli = await pulled();
    cli.write('templates/bread/en_US.yaml', NEW);
    const { code, stdout, stderr } = await cli('templates status --exit-code');
    expect(code).toBe(6);
    expect(stdout).toMatch(/bread +en_US +– +UTILITY +not submitted/);
    expect(stdout).toMatch(/order_ready +en_US +APPROVED +UTILITY +as in the account/);
    expect(stdout).toContain('2 of 4 files approved and as the file says; 1 in no file');
    expect(stderr).toContain('2 template files are not approved');
  });

  test('ends well where all are', async () => {
    const cli = await pulled();
    expect(await cli('templates status --exit-code --name order_ready')).toMatchObject({ code: 0 });
  });

  test('without --exit-code it only reports', async () => {
    expect(await (await pulled())('templates status')).toMatchObject({ code: 0, stderr: '' });
  });
});
