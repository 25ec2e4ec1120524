import { source as axe } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { BROWSER_NOTE, type BrowserOptions, hasBrowser, openPage } from '../../support/browser.js';
import {
  aFixture,
  aMessage,
  aRecord,
  aStatus,
  type Inspected,
  inspected,
  type Record,
} from '../../support/inspected.js';

interface Scene extends Inspected {
  readonly page: Page;
  /** What the browser complained about, a broken policy for one. */
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly asked: string[];
}

interface SceneOptions extends BrowserOptions {
  readonly language?: string;
}

async function openScene(record: Record, { language = 'en', ...options }: SceneOptions = {}): Promise<Scene> {
  const served = await inspected(record, language);
  const page = await openPage(options);
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(served.address);
  await page.getByText(language === 'es' ? 'En vivo' : 'Live', { exact: true }).waitFor();
  return { ...served, page, complaints, asked };
}

function aBusyRecord(count: number): Record {
  const record = aRecord();
  for (let number = 1; number <= count; number++) record.arrive(aMessage(`Hello ${number}`));
  return record;
}

/** Those of the list; the filters have options too. */
const rows = (page: Page) => page.locator('.rows').getByRole('option');
const row = (page: Page, text: string) => rows(page).filter({ hasText: text });
const total = (page: Page, text: string) => page.locator('.total').filter({ hasText: new RegExp(`^${text}$`) });
const focused = (page: Page) => page.locator(':focus');

describe.skipIf(!hasBrowser)(`the page${BROWSER_NOTE}`, () => {
  test('shows what arrives while one looks, without being asked to', async () => {
    const record = aRecord();
    const { page, complaints } = await openScene(record);
    await page.getByText('No event yet. What arrives appears here by itself.').waitFor();
    record.arrive(aMessage('¿Tienen pan de muerto? 🎂'));
    await row(page, '¿Tienen pan de muerto? 🎂').waitFor();
    record.arrive(aStatus('delivered', 'wamid.SENT'));
    await row(page, 'Delivered').waitFor();
    expect(await rows(page).first().textContent()).toContain('Delivered');
    await total(page, '2 events').waitFor();
    record.again(1);
    await row(page, '2 times').waitFor();
    expect(complaints).toEqual([]);
  });

  test('takes the key out of the address, asks nobody else, and survives a reload', async () => {
    const record = aRecord();
    record.arrive(aMessage('Hello'));
    const { page, origin, asked } = await openScene(record);
    expect(page.url()).toBe(`${origin}/`);
    await page.reload();
    await row(page, 'Hello').waitFor();
    expect(asked.filter((address) => !address.startsWith(`${origin}/`) && address !== 'data:,')).toEqual([]);
    expect(asked.join(' ')).not.toContain('token');
  });

  test('without the key shows nothing but how to get it', async () => {
    const record = aRecord();
    record.arrive(aMessage('Hello'));
    const { origin } = await inspected(record);
    const page = await openPage();
    await page.goto(origin);
    await page.getByText('Open the whole address that').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('Hello');
  });

  test('shows an event as a person reads it, its JSON, its request, and its place in the story', async () => {
    const record = aRecord();
    record.arrive(aMessage('Hello', { id: 'wamid.FIRST' }));
    record.arrive(aMessage('Are you there?'));
    record.arrive(aMessage('Somebody else', { from: '5215559999999', name: 'Luis' }));
    const { page } = await openScene(record);
    await row(page, 'Hello').click();
    await page.getByRole('heading', { name: 'Message from Ana Torres' }).waitFor();
    const panel = page.getByRole('tabpanel');
    expect(await panel.textContent()).toContain('Ana Torres +5215550142233');
    expect(await panel.textContent()).toContain('valid, by app 670843887433847');
    await page.getByRole('tab', { name: 'JSON' }).click();
    expect(JSON.parse((await page.locator('pre.json').textContent()) ?? '')).toMatchObject({ id: 'wamid.FIRST' });
    await page.getByRole('tab', { name: 'Request' }).click();
    expect(await panel.textContent()).toContain('sha256=0123456789abcdef');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    const moments = panel.getByRole('listitem');
    await moments.first().waitFor();
    expect(await moments.count()).toBe(1);
    await page.getByRole('radio', { name: /This customer/ }).check();
    await moments.filter({ hasText: 'Are you there?' }).waitFor();
    expect(await moments.count()).toBe(2);
    record.arrive(aMessage('One more'));
    await moments.filter({ hasText: 'One more' }).waitFor();
    expect(await moments.filter({ hasText: 'Somebody else' }).count()).toBe(0);
  });

  test('filters by what is typed, by kind and by status, and says how many are left', async () => {
    const record = aBusyRecord(50);
    record.arrive(aStatus('failed', 'wamid.A', { errors: [{ code: 131026, title: 'Message undeliverable' }] }));
    record.arrive(aStatus('read', 'wamid.B'));
    record.arrive(aFixture('template-status-approved'));
    record.arrive(aStatus('failed', 'wamid.OLD'), '2026-01-01T00:00:00.000Z');
    const { page } = await openScene(record);
    await total(page, '54 events').waitFor();
    await page.getByLabel('Search').fill('hello 7');
    await total(page, '1 event').waitFor();
    await page.getByLabel('Search').fill('wamid.B');
    await row(page, 'Read').waitFor();
    await total(page, '1 event').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await total(page, '54 events').waitFor();
    await page.getByLabel('Kind').selectOption('template');
    await total(page, '1 event').waitFor();
    await page.getByLabel('Kind').selectOption('status');
    await page.getByLabel('Type or status').selectOption('failed');
    await row(page, '131026').waitFor();
    await total(page, '2 events').waitFor();
    record.arrive(aStatus('failed', 'wamid.C'));
    record.arrive(aStatus('sent', 'wamid.D'));
    await total(page, '3 events').waitFor();
    await page.getByLabel('Received').selectOption('hour');
    await total(page, '2 events').waitFor();
    await page.getByLabel('Field').selectOption('flows');
    await page.getByText('No event fits these filters.').waitFor();
  });

  test('is worked by keyboard alone', async () => {
    const record = aBusyRecord(300);
    const { page } = await openScene(record);
    await row(page, 'Hello 300').waitFor();
    await rows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page).textContent()).toContain('Hello 299');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('End');
    await page.locator('[aria-posinset="300"]').filter({ hasText: 'Hello 1' }).waitFor();
    expect(await focused(page).getAttribute('aria-posinset')).toBe('300');
    expect(await focused(page).getAttribute('aria-setsize')).toBe('300');
    await page.keyboard.press('Home');
    expect(await focused(page).getAttribute('aria-posinset')).toBe('1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Message from Ana Torres' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page).textContent()).toBe('Replay');
    await page.keyboard.press('Tab');
    expect(await focused(page).textContent()).toBe('Overview');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page).textContent()).toBe('JSON');
    expect(await page.locator('pre.json').textContent()).toContain('Hello 300');
    await page.keyboard.press('Escape');
    await page.locator('[role=option]:focus').waitFor();
    await page.keyboard.press('/');
    await page.locator('#search:focus').waitFor();
  });

  test('keeps the keyboard on its event while others arrive', async () => {
    const record = aBusyRecord(100);
    const { page } = await openScene(record);
    await row(page, 'Hello 100').waitFor();
    await rows(page).first().focus();
    for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowDown');
    expect(await focused(page).textContent()).toContain('Hello 70');
    const before = await focused(page).boundingBox();
    for (let number = 101; number <= 140; number++) record.arrive(aMessage(`Hello ${number}`));
    await page.getByRole('button', { name: /40 new events/ }).waitFor();
    expect(await focused(page).textContent()).toContain('Hello 70');
    expect((await focused(page).boundingBox())?.y).toBe(before?.y);
    await page.getByRole('button', { name: /40 new events/ }).click();
    await row(page, 'Hello 140').waitFor();
  });

  test('runs and draws nothing that strangers send', async () => {
    const record = aRecord();
    const attacks = [
      '<img src=x onerror="document.title=\'owned\'">',
      '<script>document.title="owned"</script>',
      '"><svg onload=document.title="owned">',
      'javascript:document.title="owned"',
      '</script><script>document.title="owned"</script>',
      '{{constructor.constructor("document.title=1")()}}',
    ];
    for (const attack of attacks) record.arrive(aMessage(attack, { name: attack, from: attack }));
    record.arrive(aMessage('annual\u202Etxt.exe', { name: '\u202Ecod' }));
    record.arrive(aMessage('x'.repeat(60_000), { name: 'W'.repeat(5_000) }));
    record.arrive(aStatus('<b>bold</b>', attacks[0] ?? '', { errors: [{ code: 1, title: attacks[1] }] }));
    const { page, complaints } = await openScene(record);
    await row(page, 'javascript:').first().waitFor();
    for (const place of await rows(page).all()) {
      await place.click();
      for (const tab of await page.getByRole('tab').all()) await tab.click();
    }
    expect(await page.title()).toBe('Webhook events · wabactl');
    expect(await page.locator('img, svg, script:not(body > script), a, iframe').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(await page.locator('body').textContent()).not.toContain('\u202E');
    // However long the words, the page itself never scrolls sideways.
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('has a policy under which markup cannot even be put in by script', async () => {
    const { page } = await openScene(aRecord());
    const refused = await page.evaluate(
      "(() => { try { document.body.innerHTML = '<b>x</b>'; return 'done'; } catch (fault) { return fault.name; } })()",
    );
    expect(refused).toBe('TypeError');
    expect(await page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')")).toBe('refused');
  });

  test('replays a delivery and shows what was answered', async () => {
    const record = aRecord();
    record.arrive(aMessage('Hello'));
    const { page } = await openScene(record);
    await row(page, 'Hello').click();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('201 in 12 ms (Meta counts 200 alone as received)').first().waitFor();
    expect(record.replayed).toEqual([1]);
    await page.getByRole('tab', { name: 'Request' }).click();
    expect(await page.getByRole('tabpanel').textContent()).toContain('http://localhost:4000/webhook');
    expect(await page.getByRole('tabpanel').textContent()).toContain('made');
  });

  test('says why it cannot replay where there is nowhere to', async () => {
    const record = aRecord({ replaysTo: null });
    record.arrive(aMessage('Hello'));
    const { page } = await openScene(record);
    await row(page, 'Hello').click();
    const button = page.getByRole('button', { name: 'Replay' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await button.getAttribute('title')).toContain('--forward-to');
    await button.click({ force: true });
    expect(record.replayed).toEqual([]);
  });

  test('says when the listener has stopped', async () => {
    const { page, stop } = await openScene(aRecord());
    await stop();
    await page.getByText('Connection lost, trying again…').waitFor();
    await page.getByText('The listener has stopped.').waitFor();
  });

  test('speaks Spanish', async () => {
    const record = aRecord();
    record.arrive(aMessage('Hola'));
    const { page } = await openScene(record, { language: 'es' });
    await row(page, 'Hola').click();
    await page.getByRole('heading', { name: 'Mensaje de Ana Torres' }).waitFor();
    await page.getByRole('tab', { name: 'Cronología' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    expect(await page.title()).toBe('Eventos del webhook · wabactl');
  });

  test.each(['light', 'dark'] as const)('breaks no rule for people with disabilities, in %s', async (colorScheme) => {
    const record = aBusyRecord(60);
    record.arrive(aStatus('failed', 'wamid.A', { errors: [{ code: 131026, title: 'Message undeliverable' }] }));
    record.again(60);
    const { page } = await openScene(record, { colorScheme });
    const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe(colorScheme === 'dark' ? 'rgb(17, 22, 27)' : 'rgb(247, 248, 249)');
    await page.evaluate(axe);
    const violations = async () => {
      const { violations: found } = (await page.evaluate('axe.run()')) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    };
    expect(await violations()).toEqual([]);
    await row(page, '131026').click();
    for (const name of ['Overview', 'JSON', 'Request', 'Timeline']) {
      await page.getByRole('tab', { name }).click();
      expect(await violations()).toEqual([]);
    }
  });

  test('of a narrow window shows the list or the event', async () => {
    const record = aBusyRecord(3);
    const { page } = await openScene(record, { width: 390 });
    await row(page, 'Hello 2').click();
    await page.getByRole('heading', { name: 'Message from Ana Torres' }).waitFor();
    expect(await row(page, 'Hello 2').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await row(page, 'Hello 2').and(page.locator(':focus')).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('tells a screen reader what arrived now and then, all at once', async () => {
    const record = aRecord();
    const { page } = await openScene(record);
    const status = page.getByRole('status').last();
    for (let number = 1; number <= 30; number++) record.arrive(aMessage(`Hello ${number}`));
    await row(page, 'Hello 30').waitFor();
    expect(await status.textContent()).toBe('0 events');
    await page.getByText('30 new events').last().waitFor();
  });
});
