import { expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';

const DAY_SECONDS = 86_400;

interface Figures {
  readonly daysAgo: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly amountSpent: number;
  readonly clicks: {
    type: 'url_button' | 'unique_url_button' | 'quick_reply_button';
    content: string;
    count: number;
  }[];
}

async function shop({ insights = true } = {}): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  for (const waba of cli.emulator.state.wabas.values()) waba.insightsEnabled = insights;
  return cli;
}

function count(cli: Terminal, name: string, figures: readonly Figures[]): void {
  const today = Math.floor(cli.clock.nowMs / 1000 / DAY_SECONDS);
  for (const template of cli.emulator.state.templates.values()) {
    if (template.name !== name) continue;
    const days = figures.map(({ daysAgo, ...rest }) => ({ ...rest, day: (today - daysAgo) * DAY_SECONDS }));
    Object.assign(template, { figures: days });
  }
}

const BUSY: Figures[] = [
  {
    daysAgo: 3,
    sent: 1000,
    delivered: 900,
    read: 450,
    amountSpent: 8.5,
    clicks: [{ type: 'url_button', content: 'Track', count: 90 }],
  },
  {
    daysAgo: 1,
    sent: 500,
    delivered: 450,
    read: 225,
    amountSpent: 4.25,
    clicks: [
      { type: 'url_button', content: 'Track', count: 30 },
      { type: 'unique_url_button', content: 'Track', count: 25 },
      { type: 'quick_reply_button', content: 'On my way', count: 15 },
    ],
  },
];

test('one template is shown with its totals, rates, days and buttons', async () => {
  const cli = await shop();
  count(cli, 'order_ready', BUSY);
  const { code, stdout } = await cli('templates stats order_ready');
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "2026-11-17 to 2026-11-23, as Meta counts; not an invoice
    Template   order_ready (en_US, UTILITY)
    Sent       ▁▁▁█▁▅▁  1,500
    Delivered  ▁▁▁█▁▅▁  1,350 (90%)
    Read       ▁▁▁█▁▅▁  675 (50%)
    Clicked    135 (10%)
    Buttons    [Track] 120 url_button
               [Track] 25 unique_url_button
               [On my way] 15 quick_reply_button
    Cost       12.75
    "
  `);
  expect((await cli('templates stats order_ready --lang es')).stdout).toMatchInlineSnapshot(`
    "Del 2026-11-17 al 2026-11-23, según cuenta Meta; no es una factura
    Plantilla   order_ready (en_US, UTILITY)
    Enviados    ▁▁▁█▁▅▁  1500
    Entregados  ▁▁▁█▁▅▁  1350 (90 %)
    Leídos      ▁▁▁█▁▅▁  675 (50 %)
    Clics       135 (10 %)
    Botones     [Track] 120 url_button
                [Track] 25 unique_url_button
                [On my way] 15 quick_reply_button
    Costo       12,75
    "
  `);
});

test('JSON and CSV have every day, those without messages too', async () => {
  const cli = await shop();
  count(cli, 'order_ready', BUSY);
  const { since, until, templates } = JSON.parse((await cli('templates stats order_ready --days 30 --json')).stdout);
  expect([since, until]).toEqual(['2026-10-25', '2026-11-23']);
  expect(templates).toHaveLength(1);
  expect(templates[0]).toMatchObject({ sent: 1500, delivered: 1350, clicked: 135, deliveryRate: 0.9, readRate: 0.5 });
  expect(templates[0].days).toHaveLength(30);
  expect(templates[0].days[26]).toMatchObject({ day: '2026-11-20', sent: 1000 });
  const csv = (await cli('templates stats order_ready --output csv')).stdout.trimEnd().split('\n');
  expect(csv).toHaveLength(1 + 7);
  expect(csv[0]).toBe('name,language,day,sent,delivered,read,amountSpent,clicked');
  expect(csv[4]).toBe('order_ready,en_US,2026-11-20,1000,900,450,8.5,90');
});

test('without a name all are shown, ten a request, those that were sent most first', async () => {
  const cli = await shop();
  const [base] = cli.emulator.state.templates.values();
  for (let at = 0; at < 21 && base; at++) {
    cli.emulator.state.templates.set(`66000${at}`, { ...base, id: `66000${at}`, name: `t_${at}`, figures: [] });
  }
  count(cli, 'order_ready', BUSY);
  count(cli, 't_3', BUSY.slice(0, 1));
  const { stdout } = await cli('templates stats');
  expect(stdout).toMatch(/order_ready \(en_US\) +1,500 .*\nt_3 \(.*\) +1,000 .*\n\n23 more templates were not sent/);
  expect(cli.sent().filter((request) => request.endsWith('/template_analytics'))).toHaveLength(3);
});

test('an account that never switched them on is told how, and --enable does it after a question', async () => {
  const cli = await shop({ insights: false });
  const refused = await cli('templates stats');
  expect(refused.code).toBe(4);
  expect(refused.stderr).toContain('`wabactl templates stats --enable`; this cannot be undone');
  expect((await cli('templates stats --lang es')).stderr).toContain('`wabactl templates stats --enable`');
  expect((await cli('templates stats --enable')).code).toBe(2);
  expect((await cli('templates stats --enable', { tty: true, answers: [false] })).code).toBe(130);
  expect([...cli.emulator.state.wabas.values()].some(({ insightsEnabled }) => insightsEnabled)).toBe(false);
  expect((await cli('templates stats --enable --yes')).stdout).toContain('✓ Template statistics are switched on');
  expect((await cli('templates stats')).stdout).toContain('Nothing was sent in this time.');
});

test('a span that Meta does not have, or that ends before it begins, is refused before a request', async () => {
  const cli = await shop();
  await cli('templates sync');
  const before = cli.sent().length;
  const early = await cli('templates stats --since 2026-01-01');
  expect([early.code, early.stderr.includes('begin on 2026-08-25 or later')]).toEqual([2, true]);
  expect((await cli('templates stats --since 2026-11-20 --until 2026-11-10')).stderr).toContain('before it begins');
  expect((await cli('templates stats --since 2026-13-01')).stderr).toContain('must be a day such as 2026-11-23');
  expect((await cli('templates stats --since 2026-11-20 --days 3')).code).toBe(2);
  expect(cli.sent()).toHaveLength(before);
});

test('compare says which of two fewer people block, and why they do', async () => {
  const cli = await shop();
  for (const template of cli.emulator.state.templates.values()) {
    if (template.name === 'order_ready') Object.assign(template, { blockRate: 0.2, topBlockReason: 'SPAM' });
  }
  count(cli, 'order_ready', BUSY);
  count(cli, 'pedido_listo', BUSY);
  const { code, stdout } = await cli('templates compare order_ready pedido_listo/es --days 30');
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /pedido_listo \(es\) +1,500 .*\norder_ready \(en_US\) +1,500 +SPAM: they take the messages for spam/,
  );
  expect(stdout).toContain('Fewer people block pedido_listo (es).');
  const { templates } = JSON.parse((await cli('templates compare order_ready pedido_listo --json')).stdout);
  expect(templates.map((each: { blockRateRank: number }) => each.blockRateRank)).toEqual([1, 2]);
});

test('two that were sent too little, or are one and the same, are not compared', async () => {
  const cli = await shop();
  expect((await cli('templates compare order_ready pedido_listo')).code).toBe(4);
  const same = await cli('templates compare order_ready order_ready');
  expect([same.code, same.stderr.includes("'order_ready/en_US' would be compared with itself")]).toEqual([2, true]);
  expect((await cli('templates compare order_redy pedido_listo')).stderr).toContain("Did you mean 'order_ready'?");
});
