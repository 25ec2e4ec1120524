import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hasBrowser, openBrowser } from '../../src/host/browser.js';

const PAGE = 'https://shop.example/login?state=1&scope=a%2Cb';

/** A program that writes down what it was given, as a browser is given an address. */
function aBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'wabactl-browser-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [program, seen] = [join(folder, 'browser'), join(folder, 'seen')];
  writeFileSync(program, `#!/bin/sh\nprintf %s "$1" > ${seen}.part && mv ${seen}.part ${seen}\n`);
  chmodSync(program, 0o755);
  const shows = () => (existsSync(seen) ? readFileSync(seen, 'utf8') : undefined);
  return { program, shows };
}

test.skipIf(process.platform === 'win32').each([
  ['the one that BROWSER names', (program: string) => program],
  ['the first of a list that starts', (program: string) => `/no/such/browser:${program}:/no/such/other`],
  ['the one of a list with gaps', (program: string) => `:${program}:`],
])('%s is opened with the address', async (_name, variable) => {
  const { program, shows } = aBrowser();
  expect(await openBrowser(PAGE, { BROWSER: variable(program) }, process.platform)).toBe(true);
  await expect.poll(shows).toBe(PAGE);
});

test('where none of those that BROWSER names starts, that is told', async () => {
  expect(await openBrowser(PAGE, { BROWSER: '/no/such/browser:/no/such/other' }, 'linux')).toBe(false);
});

test.each([
  ['a Mac', {}, 'darwin', true],
  ['Linux with a display', { DISPLAY: ':0' }, 'linux', true],
  ['Linux without one', {}, 'linux', false],
  ['Windows Subsystem for Linux', { WSL_DISTRO_NAME: 'Ubuntu' }, 'linux', true],
  ['a Mac over SSH', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, 'darwin', false],
  ['a build server', { CI: 'true', DISPLAY: ':0' }, 'linux', false],
  ['anywhere with BROWSER', { BROWSER: 'firefox', SSH_TTY: '/dev/pts/0' }, 'linux', true],
])('on %s: whether a browser could be opened', (_name, env, platform, could) => {
  expect(hasBrowser(env, platform)).toBe(could);
});
