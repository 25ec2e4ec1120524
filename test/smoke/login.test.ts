/** The whole way of a login, as a person walks it: a real terminal, a real browser, the dialog of the emulator. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';
import { BROWSER_NOTE, hasBrowser, openPage } from '../support/browser.js';
import { bareEnvironment, openTerminal, run, startEmulator, type Terminal } from './built-program.js';

const { testAppId, testAppSecret, appId, appSecret, personId } = DEFAULT_IDS;

interface Desk {
  readonly terminal: Terminal;
  readonly env: Record<string, string>;
  /** The address that the program opened last in the person's browser. */
  opened(): Promise<string>;
}

/** A terminal whose browser is a program that notes what it shall open, so that the test can go there itself. */
async function sitDown(args: readonly string[], extra: Record<string, string> = {}): Promise<Desk> {
  const env = await bareEnvironment();
  const noted = join(env.HOME ?? '', 'opened');
  const browser = join(env.HOME ?? '', 'browser');
  await writeFile(browser, `#!/bin/sh\nprintf '%s' "$1" > '${noted}.part' && mv '${noted}.part' '${noted}'\n`);
  await chmod(browser, 0o700);
  const terminal = await openTerminal(args, { ...env, BROWSER: browser, ...extra });
  const opened = async (): Promise<string> => {
    // The question comes after the page was opened, so that it has been noted by then.
    await terminal.shows('/dialog/oauth');
    for (;;) {
      const found = await readFile(noted, 'utf8').catch(() => undefined);
      if (found !== undefined) return found;
      await new Promise((again) => setTimeout(again, 20));
    }
  };
  return { terminal, env, opened };
}

async function login(
  graphUrl: string,
  flags: readonly string[] = [],
  app: readonly [string, string] = [testAppId, testAppSecret],
) {
  const args = ['connect', '--login', '--app-id', app[0], '--graph-url', graphUrl, ...flags];
  return sitDown(args, { WABACTL_APP_SECRET: app[1] });
}

describe.skipIf(!hasBrowser)(`a login in a real browser${BROWSER_NOTE}`, () => {
  test('ends with a channel, and a page that says so', async () => {
    const { terminal, env, opened } = await login((await startEmulator()).url);
    const page = await openPage();
    await page.goto(await opened());
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    await page.getByText('wabactl has what it needs. Go back to the terminal.').waitFor();
    await terminal.shows('Address of your server');
    terminal.type('\r');
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen()).toContain('luna-bakery is connected');
    const { stdout } = await run(['whoami', '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({
      channel: 'luna-bakery',
      token: { type: 'USER', ownerId: personId, appId: testAppId },
    });
  });

  test('speaks Spanish in the terminal, in the dialog and at the end', async () => {
    const { terminal, opened } = await login((await startEmulator()).url, ['--lang', 'es']);
    await terminal.shows('Esperando al navegador');
    const page = await openPage({ locale: 'es-MX', colorScheme: 'dark', width: 400 });
    await page.goto(await opened());
    await page.getByRole('button', { name: /Ana Luna/ }).click();
    await page.getByText('Puede cerrar esta página').waitFor();
    await terminal.shows('Dirección de su servidor');
    terminal.type('\r');
    expect(await terminal.ended()).toBe(0);
  });

  test('that is declined changes nothing', async () => {
    const { terminal, env, opened } = await login((await startEmulator()).url);
    const page = await openPage();
    await page.goto(await opened());
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('You said no, so nothing was changed.').waitFor();
    expect(await terminal.ended()).toBe(3);
    expect(terminal.screen()).toContain('The login was declined in the browser');
    expect((await run(['channel', 'list', '--json'], env)).stdout).toBe('[]');
  });

  test('with a permission left out is told which', async () => {
    const { terminal, opened } = await login((await startEmulator()).url);
    const page = await openPage();
    await page.goto(await opened());
    await page.getByLabel('whatsapp_business_messaging').uncheck();
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    expect(await terminal.ended()).toBe(3);
    expect(terminal.screen()).toContain('whatsapp_business_messaging');
  });

  test('takes nothing with a wrong state, and goes on', async () => {
    const { terminal, opened } = await login((await startEmulator()).url);
    const dialog = new URL(await opened());
    const page = await openPage();
    const back = `${dialog.searchParams.get('redirect_uri')}?code=AQstolen&state=guessed`;
    expect((await page.goto(back))?.status()).toBe(400);
    await page.getByText('This is not the login that the terminal waits for').waitFor();
    await page.goto(dialog.href);
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    await terminal.shows('Address of your server');
    terminal.type('\r');
    expect(await terminal.ended()).toBe(0);
  });

  test('to an app that is live, which may not come back to localhost, is done by pasting the address', async () => {
    const { terminal, opened } = await login((await startEmulator()).url, [], [appId, appSecret]);
    const page = await openPage();
    expect((await page.goto(await opened()))?.status()).toBe(400);
    await terminal.shows('your app is live: press Enter');
    terminal.type('\r');
    await terminal.shows('The address that you ended at');
    const dialog = /http\S+login_success\S+/.exec(terminal.screen().replaceAll(/\r?\n(?=\S)/g, ''))?.[0];
    await page.goto(String(dialog));
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    await page.getByText('Success').waitFor();
    terminal.type(`${page.url()}\r`);
    await terminal.shows('Address of your server');
    terminal.type('\r');
    expect(await terminal.ended()).toBe(0);
  });

  test('renews a channel whose owner changed the password', async () => {
    const { url: graphUrl } = await startEmulator();
    const first = await login(graphUrl);
    const page = await openPage();
    await page.goto(await first.opened());
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    await first.terminal.shows('Address of your server');
    first.terminal.type('\r');
    expect(await first.terminal.ended()).toBe(0);
    await fetch(`${graphUrl}/_emulator/users/${personId}/password`, { method: 'POST' });
    const dead = await run(['profile', 'show'], first.env);
    expect([dead.exitCode, dead.stderr]).toEqual([3, expect.stringContaining('its owner changed the password')]);
    const again = await sitDown(['channel', 'refresh', '--login'], { WABACTL_HOME: first.env.WABACTL_HOME ?? '' });
    await page.goto(await again.opened());
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    expect(await again.terminal.ended()).toBe(0);
    expect((await run(['profile', 'show'], first.env)).exitCode).toBe(0);
  });

  test('ends with Ctrl-C while it waits', async () => {
    const { terminal } = await login((await startEmulator()).url);
    await terminal.shows('Waiting for the browser');
    terminal.type('\u0003');
    expect(await terminal.ended()).toBe(130);
  });
});
