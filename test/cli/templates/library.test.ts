import { expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

const made = (cli: Terminal, name: string) =>
  [...cli.emulator.state.templates.values()].find((one) => one.name === name);

test("every page of Meta's library is listed, and filters are Meta's own", async () => {
  const cli = await shop();
  const all = JSON.parse((await cli('templates library list --json')).stdout);
  expect(all.total).toBe(all.templates.length);
  expect(all.total).toBeGreaterThan(25);
  const payments = JSON.parse((await cli('templates library list --topic payments --language en-us --json')).stdout);
  expect(payments.total).toBeGreaterThan(0);
  expect(payments.total).toBeLessThan(all.total);
  expect(new Set(payments.templates.map((one: { topic: string }) => one.topic))).toEqual(new Set(['PAYMENTS']));
  expect((await cli('templates library list --search zzz')).stdout).toBe("Nothing in Meta's library matches.\n");
});

test('a mistyped topic is refused with those that there are', async () => {
  const { code, stderr } = await (await shop())('templates library list --topic PAYMENT');
  expect(code).toBe(2);
  expect(stderr).toContain('PAYMENTS');
});

test('show fills the variables with their samples, names their types, and says how to use it', async () => {
  const cli = await shop();
  const { stdout } = await cli('templates library show low_balance_warning_1 --language en_US');
  expect(stdout).toMatch(/^Name +low_balance_warning_1$/m);
  expect(stdout).toMatch(/^Body +.*Jim/m);
  expect(stdout).toMatch(/\{\{1\}\} TEXT, for example Jim/);
  expect(stdout).toContain('--name <yours> --button 0=<url> --button 1=<phone-number>');
  expect((await cli('templates library show low_balance_warning_1 --language en_US --lang es')).stdout).toContain(
    '{{1}} TEXT, por ejemplo Jim',
  );
});

test('a name that the library does not have is refused with the nearest', async () => {
  const { code, stderr } = await (await shop())('templates library show low_balance_warnin_1');
  expect(code).toBe(2);
  expect(stderr).toContain("Did you mean 'low_balance_warning_1'?");
});

const USE = 'templates library use low_balance_warning_1 --language en_US --name my_balance';

test('everything that the buttons need and that is missing is named at once, and nothing is made', async () => {
  const cli = await shop();
  const { code, stderr } = await cli(USE);
  expect(code).toBe(2);
  expect(stderr).toContain("--button 0=<link>, where the button 'Make a deposit' leads");
  expect(stderr).toContain("--button 1=<phone number>, where the button 'Call us' leads");
  const wrong = await cli(`${USE} --button 0=example --button 1=+34600111222 --button 7=x --example 9=y --lang es`);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("--button 0: 'example' no es un enlace que empiece por https://");
  expect(wrong.stderr).toContain('--button 7: ningún botón así lleva un valor; lo llevan 2');
  expect(wrong.stderr).toContain('--example 9: ningún botón así');
  const open = await cli([...USE.split(' '), '--button', '0=https://example.com/{{1}}', '--button', '1=+34600111222']);
  expect(open.stderr).toContain("--example 0=<link>, an example of 'https://example.com/{{1}}'");
  expect(made(cli, 'my_balance')).toBeUndefined();
});

test('with flags it is made, and approved at once', async () => {
  const cli = await shop();
  const words = [
    ...USE.split(' '),
    '--button',
    '0=https://example.com/{{1}}',
    '--example',
    '0=https://example.com/1042',
  ];
  const { code, stdout } = await cli([...words, '--button', '1=+34600111222']);
  expect(code).toBe(0);
  expect(stdout).toContain('✓ my_balance (en_US) was made from low_balance_warning_1');
  expect(stdout).toContain('It is approved already. Next: `wabactl send template <to> my_balance`');
  expect(made(cli, 'my_balance')).toMatchObject({ status: 'APPROVED', language: 'en_US' });
});

test('at a terminal it asks for what the buttons need', async () => {
  const cli = await shop();
  const answers = ['https://example.com/{{1}}', 'https://example.com/1042', '+34600111222'];
  const { code, stdout } = await cli(USE, { tty: true, answers });
  expect(code).toBe(0);
  expect(stdout).toContain('my_balance (en_US)');
  expect(JSON.stringify(made(cli, 'my_balance')?.components)).toContain('https://example.com/{{1}}');
});

test('a dry run makes nothing', async () => {
  const cli = await shop();
  const { code, stdout } = await cli(`${USE} --button 0=https://example.com --button 1=+34600111222 --dry-run`);
  expect(code).toBe(0);
  expect(stdout).toContain('library_template_button_inputs');
  expect(made(cli, 'my_balance')).toBeUndefined();
});
