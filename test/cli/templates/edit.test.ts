import { describe, expect, test } from 'vitest';
import { type Setup, type Terminal, terminal } from '../../support/cli.js';
import { jpeg, png } from '../../support/pictures.js';
import { happens } from '../../support/template-events.js';

const DAY_MS = 86_400_000;

const file = (text: string, category = 'UTILITY') =>
  JSON.stringify({
    name: 'order_pickup',
    language: 'en_US',
    category,
    components: [
      { type: 'BODY', text, example: { body_text: [['Ana']] } },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Thanks' }] },
    ],
  });

const BEFORE = 'Hi {{1}}, your order is ready.';
const AFTER = 'Hi {{1}}, your order is ready at the counter.';

async function shop(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal({ ...setup, env: { NO_COLOR: '1' } });
  await cli.connect();
  await cli('templates submit -', { stdin: file(BEFORE) });
  await cli.advance(10_000);
  return cli;
}

const posts = (cli: Terminal) => cli.sent().filter((line) => !line.startsWith('GET '));

describe('templates edit', () => {
  test('shows the difference, asks, sends it, and says that it is in review again', async () => {
    const cli = await shop();
    cli.write('order.json', file(AFTER));
    const { code, stdout, stderr } = await cli('templates edit order.json', { tty: true, answers: [true] });
    expect(code).toBe(0);
    expect(stderr).toContain(`BODY\n  - ${BEFORE}`);
    expect(stderr).toContain(`\n  + ${AFTER}`);
    expect(stderr).not.toContain('Thanks');
    expect(stdout).toContain('✓ order_pickup (en_US) was edited');
    expect(stdout).toContain('Status: APPROVED → PENDING (in review)');
    const listed = await cli('templates list --search order_pickup --json --jq .templates[0].status');
    expect(listed.stdout).toBe('PENDING\n');
  });

  test('no answers no', async () => {
    const cli = await shop();
    cli.write('order.json', file(AFTER));
    const before = posts(cli).length;
    const { code } = await cli('templates edit order.json', { tty: true, answers: [false] });
    expect({ code, sent: posts(cli).length - before }).toEqual({ code: 130, sent: 0 });
  });

  test('without a terminal it names --yes', async () => {
    const cli = await shop();
    const { code, stderr } = await cli('templates edit -', { stdin: file(AFTER) });
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
  });

  test('what Meta has already is not sent again', async () => {
    const cli = await shop();
    const before = posts(cli).length;
    const { code, stdout } = await cli('templates edit - --yes', { stdin: file(BEFORE) });
    expect({ code, sent: posts(cli).length - before }).toEqual({ code: 0, sent: 0 });
    expect(stdout).toContain('order_pickup (en_US) is so already; nothing was sent.');
  });

  test('a template in review is refused before any request', async () => {
    const cli = await shop({ settings: { reviewDelayMs: 3_600_000 } });
    const before = posts(cli).length;
    const { code, stderr } = await cli('templates edit - --yes', { stdin: file(AFTER) });
    expect({ code, sent: posts(cli).length - before }).toEqual({ code: 2, sent: 0 });
    expect(stderr).toContain('its status is PENDING; Meta takes edits of APPROVED, REJECTED, PAUSED only');
  });

  test('the category of an approved one is refused, with the budget in the same breath', async () => {
    const cli = await shop();
    await cli('templates edit - --yes', { stdin: file(AFTER) });
    await cli.advance(10_000);
    const { code, stderr } = await cli('templates edit - --yes --lang es', { stdin: file(BEFORE, 'MARKETING') });
    expect(code).toBe(2);
    expect(stderr).toContain('la categoría de una plantilla aprobada no cambia: es UTILITY, no MARKETING');
    expect(stderr).toContain('sus ediciones están agotadas hasta 2026-11-24T10:00:');
  });

  test('the second edit in a day is not tried, but with --again', async () => {
    const cli = await shop();
    await cli('templates edit - --yes', { stdin: file(AFTER) });
    await cli.advance(10_000);
    const before = posts(cli).length;
    const second = await cli('templates edit - --yes --json', { stdin: file(BEFORE) });
    expect({ code: second.code, sent: posts(cli).length - before }).toEqual({ code: 5, sent: 0 });
    expect(JSON.parse(second.stderr).error).toMatchObject({ id: 'template-edits-spent', usedInDay: 1 });
    const again = await cli('templates edit - --yes --again', { stdin: file(BEFORE) });
    expect(again.code).toBe(4);
    expect(again.stderr).toContain("Meta says: Message template can't be edited");
    await cli.advance(DAY_MS);
    expect((await cli('templates edit - --yes', { stdin: file(BEFORE) })).code).toBe(0);
  });

  test('paused and rejected ones have no such budget', async () => {
    const cli = await shop({ settings: { reviewOutcome: 'REJECTED' } });
    for (const text of [AFTER, BEFORE, AFTER]) {
      expect((await cli('templates edit - --yes', { stdin: file(text, 'MARKETING') })).code).toBe(0);
      await cli.advance(10_000);
    }
  });

  test('a sample is uploaded only where it is another file than the last one', async () => {
    const cli = await shop();
    const media = (text: string) =>
      `name: menu\nlanguage: es\ncategory: MARKETING\ncomponents:\n  - {type: HEADER, format: IMAGE, sample: menu.jpg}\n  - {type: BODY, text: ${text}}\n`;
    cli.write('menu.jpg', jpeg(600, 400));
    cli.write('menu.yaml', media('La carta nueva.'));
    await cli('templates submit menu.yaml --wait');
    const same = await cli('templates edit menu.yaml --yes --json');
    expect(JSON.parse(same.stdout)).toMatchObject({ changed: false, changes: [] });
    cli.write('menu.jpg', png(600, 400));
    const other = await cli('templates edit menu.yaml --yes --json');
    expect(JSON.parse(other.stdout).changes).toEqual([{ part: 'sample', before: null, after: null }]);
  });

  test('what is not there is said', async () => {
    const cli = await shop();
    const { code, stderr } = await cli('templates edit - --yes', {
      stdin: file(BEFORE).replace('order_pickup', 'order_pick'),
    });
    expect(code).toBe(2);
    expect(stderr).toContain("There is no template 'order_pick'");
  });
});

describe('templates unpause', () => {
  const pause = (cli: Terminal) => happens(cli, { name: 'order_pickup' }, 'pause', { reason: 'RATE_LIMITING_PAUSE' });

  test('ends a pause by pacing', async () => {
    const cli = await shop();
    await pause(cli);
    const { code, stdout } = await cli('templates unpause order_pickup');
    expect(code).toBe(0);
    expect(stdout).toContain('✓ order_pickup (en_US) was resumed: APPROVED');
  });

  test('says so where there is no pause, before any request', async () => {
    const cli = await shop();
    const before = posts(cli).length;
    const { code, stderr } = await cli('templates unpause order_pickup');
    expect({ code, sent: posts(cli).length - before }).toEqual({ code: 2, sent: 0 });
    expect(stderr).toContain("'order_pickup' (en_US) is not paused: its status is APPROVED");
  });

  test('a no of Meta is none of success', async () => {
    const cli = await shop();
    await pause(cli);
    const action = {
      kind: 'raw',
      httpStatus: 200,
      body: JSON.stringify({ success: false, reason: 'Wait five minutes.' }),
      contentType: 'application/json',
    } as const;
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/unpause', times: 1, action });
    const { code, stderr } = await cli('templates unpause order_pickup');
    expect(code).toBe(4);
    expect(stderr).toContain("Meta did not resume 'order_pickup' (en_US): Wait five minutes.");
  });
});
