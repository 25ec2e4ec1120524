import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_IDS, defaultSeed } from '../../../src/emulator/default-seed.js';
import { createEmulator } from '../../../src/emulator/emulator.js';
import type { Seed } from '../../../src/emulator/seed.js';
import type { HttpRequest } from '../../../src/host/host.js';
import { BROWSER_NOTE, hasBrowser, openPage } from '../../support/browser.js';
import { realHost } from '../../support/real-host.js';

const { appId, personId, testAppId, wabaId } = DEFAULT_IDS;
const [waba] = defaultSeed.wabas ?? [];
const [app, testApp] = defaultSeed.apps ?? [];
if (!waba || !app || !testApp) throw new Error('The default seed has a WABA and two apps.');
const CATERING = { ...waba, id: '104996122399161', name: 'Luna Catering', phones: [], templates: [] };
const seed: Seed = {
  ...defaultSeed,
  wabas: [waba, CATERING],
  users: [{ id: personId, name: 'Ana Luna', kind: 'USER', assignedWabaIds: [wabaId, CATERING.id] }],
  tokens: [],
};

interface Scene {
  /** The dialog's address, with these parameters over the usual ones. */
  dialog(more?: Readonly<Record<string, string>>): string;
  /** What the app's callback was asked, as soon as the browser comes back. */
  came: Promise<URL>;
  emulator: ReturnType<typeof createEmulator>;
}

/** The emulator and the app's callback, each on a port of its own. */
async function openScene(its: Seed = seed): Promise<Scene> {
  const { host, pressCtrlC } = realHost();
  const pool = await host.openPool();
  const emulator = createEmulator({
    nowMs: () => Date.now(),
    randomBytes: host.randomBytes,
    schedule: () => () => {},
    fetch: pool.fetch,
    seed: its,
  });
  const served = await host.listen({ port: 0, maxBodyBytes: 1_000_000 }, emulator.handler);
  let arrive: (url: URL) => void = () => {};
  const came = new Promise<URL>((resolve) => {
    arrive = resolve;
  });
  const callback = await host.listen({ port: 0, maxBodyBytes: 1_000_000 }, async ({ url }: HttpRequest) => {
    if (new URL(url).pathname === '/back') arrive(new URL(url));
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: new TextEncoder().encode('Welcome back') };
  });
  onTestFinished(async () => {
    emulator.close();
    await Promise.all([served.close(), callback.close(), pool.close()]);
    pressCtrlC();
  });
  const asked = {
    client_id: testAppId,
    redirect_uri: `http://localhost:${callback.port}/back`,
    state: 'kept & safe',
    scope: 'whatsapp_business_management,whatsapp_business_messaging',
  };
  const dialog = (more = {}) =>
    `http://127.0.0.1:${served.port}/v25.0/dialog/oauth?${new URLSearchParams({ ...asked, ...more })}`;
  return { dialog, came, emulator };
}

/** The code's token, as the emulator keeps what was granted. */
function granted({ emulator }: Scene, url: URL) {
  return emulator.state.codes.get(url.searchParams.get('code') ?? '');
}

describe.skipIf(!hasBrowser)(`in a real browser${BROWSER_NOTE}`, () => {
  test('a person continues, and the app gets a code and its state', async () => {
    const scene = await openScene();
    const page = await openPage();
    await page.goto(scene.dialog());
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    const url = await scene.came;
    expect(url.searchParams.get('state')).toBe('kept & safe');
    await page.getByText('Welcome back').waitFor();
    expect(new URL(page.url()).hash).toBe('#_=_');
    expect(granted(scene, url)).toMatchObject({ userId: personId, granularTargets: {} });
  });

  test('a person cancels', async () => {
    const scene = await openScene();
    const page = await openPage();
    await page.goto(scene.dialog());
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect((await scene.came).searchParams.get('error_reason')).toBe('user_denied');
  });

  test('a person declines a permission and leaves an account out', async () => {
    const scene = await openScene();
    const page = await openPage();
    await page.goto(scene.dialog());
    expect(await page.getByLabel('See your name and picture').isDisabled()).toBe(true);
    await page.getByLabel('Send and receive WhatsApp messages').uncheck();
    await page.getByLabel('Luna Catering').uncheck();
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    expect(granted(scene, await scene.came)).toMatchObject({
      scopes: ['whatsapp_business_management', 'public_profile'],
      granularTargets: { whatsapp_business_management: [wabaId] },
    });
  });

  test('a person who unticks everything grants nothing', async () => {
    const scene = await openScene();
    const page = await openPage();
    await page.goto(scene.dialog({ 'granted[]': 'whatsapp_business_management', 'waba[]': wabaId }));
    for (const box of await page.getByRole('checkbox', { disabled: false }).all()) await box.uncheck();
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    expect(granted(scene, await scene.came)).toMatchObject({ scopes: ['public_profile'], wabaIds: [] });
  });

  test('of several people one is chosen, and only their accounts show', async () => {
    const bea = { id: '122094815460033', name: 'Bea Sol', kind: 'USER' as const, assignedWabaIds: [CATERING.id] };
    const ana = { id: personId, name: 'Ana Luna', kind: 'USER' as const, assignedWabaIds: [wabaId] };
    const scene = await openScene({ ...seed, users: [ana, bea] });
    const page = await openPage();
    await page.goto(scene.dialog());
    expect(await page.getByLabel('Luna Catering').isVisible()).toBe(false);
    await page.getByLabel('Bea Sol').check();
    expect(await page.getByLabel('Luna Bakery').isVisible()).toBe(false);
    await page.getByLabel('Luna Catering').waitFor();
    await page.getByRole('button', { name: 'Continue as Bea Sol' }).click();
    expect(granted(scene, await scene.came)).toMatchObject({ userId: bea.id, wabaIds: [CATERING.id] });
  });

  test('the keyboard is enough', async () => {
    const scene = await openScene();
    const page = await openPage();
    await page.goto(scene.dialog());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    while ((await page.locator(':focus').textContent()) !== 'Continue as Ana Luna') await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(granted(scene, await scene.came)?.scopes).toEqual(['whatsapp_business_messaging', 'public_profile']);
  });

  test('a browser in Spanish is asked in Spanish', async () => {
    const scene = await openScene();
    const page = await openPage({ locale: 'es-AR' });
    await page.goto(scene.dialog());
    await page.getByRole('button', { name: 'Continuar como Ana Luna' }).waitFor();
    expect(await page.title()).toBe('Iniciar sesión en Luna Bakery Messaging - Test');
  });

  test('a wrong address to go back to is told, and a live app may not use localhost', async () => {
    const scene = await openScene();
    const page = await openPage();
    await page.goto(scene.dialog({ redirect_uri: 'https://evil.example/' }));
    await page.getByRole('heading', { name: 'URL blocked' }).waitFor();
    await page.goto(scene.dialog({ client_id: appId }));
    await page.getByText('Error code: 191').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
  });

  test('a live app gets its code on the desktop page, in the address', async () => {
    const scene = await openScene();
    const page = await openPage();
    await page.goto(
      scene.dialog({ client_id: appId, redirect_uri: 'https://www.facebook.com/connect/login_success.html' }),
    );
    await page.getByRole('button', { name: 'Continue as Ana Luna' }).click();
    await page.getByRole('heading', { name: 'Success' }).waitFor();
    expect(granted(scene, new URL(page.url()))).toMatchObject({ appId });
  });

  test('a script in a name is shown and not run', async () => {
    const name = '<script>document.title = "owned"</script><img src=x onerror="document.title=1">';
    const scene = await openScene({
      ...seed,
      apps: [{ ...testApp, name }],
      users: [{ id: personId, name, kind: 'USER', assignedWabaIds: [wabaId] }],
      wabas: [{ ...waba, name }],
    });
    const page = await openPage();
    await page.goto(scene.dialog({ state: name }));
    expect(await page.title()).toBe(`Log in to ${name}`);
    expect(await page.locator('main script, main img').count()).toBe(0);
    await page.getByRole('button', { name: 'Continue as' }).click();
    expect((await scene.came).searchParams.get('state')).toBe(name);
  });

  test('a form of another page of this machine cannot consent for the person', async () => {
    const scene = await openScene();
    const page = await openPage();
    const form = `<form method="post" action="${scene.dialog().replaceAll('&', '&amp;')}"><button name="action" value="continue">Win a cake</button></form>`;
    await page.route('http://localhost:9/', (route) => route.fulfill({ contentType: 'text/html', body: form }));
    await page.goto('http://localhost:9/');
    await page.getByRole('button', { name: 'Win a cake' }).click();
    await page.getByText('The emulator refuses requests of other web pages.').waitFor();
    expect(scene.emulator.state.codes.size).toBe(0);
  });

  test.each([400, 1200])('nothing of it is cut off at %i pixels', async (width) => {
    const scene = await openScene();
    const page = await openPage({ width });
    await page.goto(scene.dialog({ redirect_uri: `http://localhost:3000/${'a-very-long-path'.repeat(12)}` }));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
