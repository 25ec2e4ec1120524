import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** Nothing is downloaded for the tests: they use the Chromium that the machine has. */
function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const inPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'google-chrome'));
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', ...inPath].find((path) => existsSync(path));
}

const executablePath = findChromium();

/** False skips the tests in a browser, unless WABACTL_TEST_BROWSER=required says that they must run. */
export const hasBrowser = executablePath !== undefined || process.env.WABACTL_TEST_BROWSER === 'required';

/** For the title of what is skipped. */
export const BROWSER_NOTE = hasBrowser
  ? ''
  : ' (skipped: there is no Chromium on this machine; CHROMIUM_PATH names one)';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever a page names, nothing outside this machine is looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

export interface BrowserOptions {
  /** For example `es-AR`; decides what the browser says it prefers. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

/** A page of a browser that nobody used before; it is closed, and its profile is gone, when the test has ended. */
export async function openPage({
  locale = 'en-US',
  colorScheme = 'light',
  width = 1200,
}: BrowserOptions = {}): Promise<Page> {
  if (executablePath === undefined)
    throw new Error('There is no Chromium, and WABACTL_TEST_BROWSER=required asks for one.');
  const browser = await chromium.launch({ executablePath, args: QUIET });
  onTestFinished(() => browser.close());
  return browser.newPage({ locale, colorScheme, viewport: { width, height: 900 } });
}
