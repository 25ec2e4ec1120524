import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { describe, expect, test } from 'vitest';
import { BROWSER_NOTE, hasBrowser, openPage } from '../../support/browser.js';
import { type Terminal, terminal } from '../../support/cli.js';
import { EVERY_TEMPLATE } from '../../support/every-template.js';
import { writeTemplate } from '../../support/template-folder.js';

const HOSTILE =
  '<script>document.title="owned"</script><img src=x onerror="document.title=1"> *a* ]]> " \' javascript:alert(1)';

/** In the page: how many parts of the message are wider than their place. */
const OVERFLOWING = `[...document.querySelectorAll('.m, .m *')].filter((part) =>
  part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1 && !(part instanceof SVGElement)).length`;

function withFile(text = 'Hello *you*, it is ready.'): Terminal {
  const cli = terminal({ env: { CHROMIUM_PATH: process.env.CHROMIUM_PATH, PATH: process.env.PATH } });
  cli.write(
    'one.yaml',
    JSON.stringify({ name: 'one', language: 'en_US', category: 'UTILITY', components: [{ type: 'BODY', text }] }),
  );
  return cli;
}

test('a file is shown without a channel or a network', async () => {
  const cli = withFile();
  const { code, stdout } = await cli('templates preview one.yaml');
  expect(code).toBe(0);
  expect(stdout).toContain('│ Hello *you*, it is ready. │');
  expect(cli.network.requests).toEqual([]);
});

test('values take the place of samples, by name or in their order', async () => {
  const cli = withFile();
  const named = EVERY_TEMPLATE.find(({ kind }) => kind === 'named variables');
  const numbered = EVERY_TEMPLATE.find(({ kind }) => kind === 'numbered variables');
  for (const part of [named, numbered]) if (part) writeTemplate(cli, part);
  const first = await cli('templates preview templates/named/en_US.yaml --param hour=21:15 --json --jq .message.body');
  expect(first.stdout).toContain('Hello Ana, your table at 21:15');
  const second = await cli([
    'templates',
    'preview',
    'templates/numbered/en_US.yaml',
    '--param',
    'Eva',
    '--header-text',
    'X-1',
    '--json',
  ]);
  expect(JSON.parse(second.stdout).message).toMatchObject({
    body: expect.stringContaining('Hello Eva, your order LB-7'),
    header: { text: 'Order X-1 today' },
  });
});

test("a code takes the place of the sample in Meta's own text", async () => {
  const cli = withFile();
  const code = EVERY_TEMPLATE.find(({ kind }) => kind === 'a code to copy');
  if (code) writeTemplate(cli, code);
  expect((await cli('templates preview templates/login_copy/en_US.yaml --param 777-1')).stdout).toContain(
    '*777-1* is your',
  );
});

test('one of the account is shown by its name, in Spanish too', async () => {
  const cli = withFile();
  await cli.connect();
  expect((await cli('templates preview order_ready')).stdout).toContain('Hi Ana');
  cli.write(
    'many.yaml',
    JSON.stringify({
      name: 'm',
      language: 'es',
      category: 'UTILITY',
      components: [
        { type: 'BODY', text: 'Elija.' },
        { type: 'BUTTONS', buttons: ['A', 'B', 'C', 'D'].map((text) => ({ type: 'QUICK_REPLY', text })) },
      ],
    }),
  );
  expect((await cli('templates preview many.yaml --lang es')).stdout).toContain('Ver todas las opciones');
});

test('a name that is none, and a file that is none, say so', async () => {
  const cli = withFile();
  await cli.connect();
  expect(await cli('templates preview order_redy')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Did you mean 'order_ready'?"),
  });
  expect(await cli('templates preview nothing.yaml')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no such file'),
  });
});

test('without a browser a picture cannot be drawn, and a page can', async () => {
  const cli = withFile();
  const { code, stderr } = await cli('templates preview one.yaml --png one.png', {
    env: { CHROMIUM_PATH: '/nowhere/chromium' },
  });
  expect(code).toBe(2);
  expect(stderr).toContain('--html');
  expect(existsSync(join(cli.home, 'one.png'))).toBe(false);
});

describe.runIf(hasBrowser)(`in a browser${BROWSER_NOTE}`, () => {
  async function openHtml(cli: Terminal, line: string, options: Parameters<typeof openPage>[0] = {}) {
    expect(await cli(`${line} --html page.html`)).toMatchObject({ code: 0 });
    const page = await openPage({ width: 400, ...options });
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await page.goto(`file://${join(cli.home, 'page.html')}`);
    return { page, asked };
  }

  test('the page shows the message, runs nothing and asks for nothing', async () => {
    const { page, asked } = await openHtml(withFile(HOSTILE), 'templates preview one.yaml');
    expect(await page.title()).toBe('one (en_US)');
    expect(await page.locator('.t').innerText()).toContain('<script>document.title="owned"</script>');
    expect(await page.locator('script').count()).toBe(0);
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  test.each(EVERY_TEMPLATE)('$kind fits the phone', async (part) => {
    const cli = withFile();
    const { page } = await openHtml(cli, `templates preview ${writeTemplate(cli, part)}`, { width: 1200 });
    const overflow = await page.evaluate(OVERFLOWING);
    expect(overflow).toBe(0);
    expect(await page.locator('.m').first().innerText()).not.toContain('{{');
  });

  test('follows the system into the dark, unless a theme is asked for', async () => {
    const paper = (page: Awaited<ReturnType<typeof openPage>>) =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await openHtml(withFile(), 'templates preview one.yaml', { colorScheme: 'dark' });
    const light = await openHtml(withFile(), 'templates preview one.yaml --theme light', { colorScheme: 'dark' });
    expect(await paper(dark.page)).toBe('rgb(11, 20, 26)');
    expect(await paper(light.page)).toBe('rgb(239, 234, 226)');
  });

  test('a picture is as high as the message, and of twice the pixels', async () => {
    const cli = withFile();
    const size = async (name: string) => {
      expect(await cli(`templates preview ${name}.yaml --png ${name}.png`)).toMatchObject({ code: 0, stderr: '' });
      return imageSize(readFileSync(join(cli.home, `${name}.png`)));
    };
    cli.write(
      'long.yaml',
      JSON.stringify({
        name: 'long',
        language: 'en_US',
        category: 'UTILITY',
        components: [{ type: 'BODY', text: 'Many words. '.repeat(60) }],
      }),
    );
    const [short, long] = [await size('one'), await size('long')];
    expect(short).toMatchObject({ type: 'png', width: 696 });
    expect(short.height).toBeLessThan(260);
    expect(long.height).toBeGreaterThan(short.height * 2);
  });

  test('a program that speaks no protocol is told', async () => {
    const cli = withFile();
    const path = cli.write('chatty', '#!/bin/sh\nprintf "hello\\0{}\\0" >&4\nexit 3\n');
    chmodSync(path, 0o755);
    const { code, stderr } = await cli('templates preview one.yaml --png one.png', { env: { CHROMIUM_PATH: path } });
    expect(code).toBe(2);
    expect(stderr).toContain('ended with 3');
  });

  test('a browser that is none is told with what it did', async () => {
    const cli = withFile();
    const { code, stderr } = await cli('templates preview one.yaml --png one.png', {
      env: { CHROMIUM_PATH: '/bin/false' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('/bin/false could not draw the picture');
  });
});
