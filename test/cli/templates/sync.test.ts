import { expect, test } from 'vitest';
import { defaultSeed } from '../../../src/emulator/default-seed.js';
import type { Template } from '../../../src/emulator/state.js';
import { type Setup, type Terminal, terminal } from '../../support/cli.js';

async function shop(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  return cli;
}

function templateOf({ emulator }: Terminal, name: string): Template {
  const found = [...emulator.state.templates.values()].find((template) => template.name === name);
  if (!found) throw new Error(`The emulator has no template '${name}'.`);
  return found;
}

function withTemplates(count: number, name = (at: number) => `t_${at}`): NonNullable<Setup['seed']> {
  const [waba] = defaultSeed.wabas ?? [];
  const made = Array.from({ length: count }, (_, at) => ({
    name: name(at),
    language: 'en_US',
    components: [{ type: 'BODY', text: `Text ${at}` }],
  }));
  return { ...defaultSeed, wabas: waba ? [{ ...waba, templates: made }] : [] };
}

// Row 50: synced only every few hours or not at all.
test('the first sync says how many there are, and reports nothing as new', async () => {
  const { code, stdout } = await (await shop())('templates sync');
  expect(code).toBe(0);
  expect(stdout).toContain('4 templates, 3 APPROVED, 1 REJECTED\nThis was the first sync.');
});

// Row 47: only 25 (or 255) templates are synced.
test('every page is read', async () => {
  const cli = await shop({ seed: withTemplates(260) });
  expect((await cli('templates sync --json --jq .total')).stdout).toBe('260\n');
  expect((await cli("templates list --json --jq '.templates | length'")).stdout).toBe('260\n');
  expect(cli.sent().filter((request) => request.includes('message_templates')).length).toBeGreaterThan(2);
});

test('a second sync says when the last one was, and that nothing changed', async () => {
  const cli = await shop();
  await cli('templates sync');
  await cli.advance(3 * 3_600_000);
  expect((await cli('templates sync')).stdout).toContain('Nothing changed since the last sync, 3 hours ago.');
  expect((await cli('templates sync --lang es')).stdout).toContain(
    'Nada cambió desde la última sincronización, ahora.',
  );
});

const CHANGES: [kind: string, change: (template: Template, cli: Terminal) => void, human: RegExp, spanish: RegExp][] = [
  [
    'rejected',
    (t) => Object.assign(t, { status: 'REJECTED', rejectedReason: 'SCAM' }),
    /rejected .*APPROVED → REJECTED .*SCAM: Meta took/,
    /rechazada .*SCAM: Meta la tomó/,
  ],
  ['paused', (t) => Object.assign(t, { status: 'PAUSED' }), /paused .*APPROVED → PAUSED/, /en pausa/],
  ['disabled', (t) => Object.assign(t, { status: 'DISABLED' }), /disabled/, /desactivada/],
  [
    'status-changed',
    (t) => Object.assign(t, { status: 'IN_APPEAL' }),
    /status changed .*→ IN_APPEAL/,
    /cambió de estado/,
  ],
  // Row 54: the category changed without a word.
  [
    're-categorised',
    (t) => Object.assign(t, { category: 'MARKETING' }),
    /category changed .*UTILITY → MARKETING/,
    /cambió de categoría/,
  ],
  [
    'category-change-announced',
    (t) => Object.assign(t, { correctCategory: 'MARKETING' }),
    /category will change .*MARKETING/,
    /cambiará de categoría/,
  ],
  [
    'quality-changed',
    (t) => Object.assign(t, { qualityScore: { score: 'RED', date: 1 } }),
    /quality changed .*GREEN → RED/,
    /cambió de calidad/,
  ],
  [
    'changed',
    (t) => Object.assign(t, { components: [{ type: 'BODY', text: 'Other words' }] }),
    /changed +order_ready/,
    /cambiada/,
  ],
  ['gone', (t, { emulator }) => emulator.state.templates.delete(t.id), /gone +order_ready/, /ya no está/],
];

test.each(CHANGES)('the change report tells what is %s, in both languages', async (kind, change, english, spanish) => {
  for (const [language, expected] of [
    ['en', english],
    ['es', spanish],
  ] as const) {
    const cli = await shop();
    await cli('templates sync');
    change(templateOf(cli, 'order_ready'), cli);
    expect((await cli(`templates sync --lang ${language}`)).stdout).toMatch(expected);
  }
  const cli = await shop();
  await cli('templates sync');
  change(templateOf(cli, 'order_ready'), cli);
  const { changes } = JSON.parse((await cli('templates sync --json')).stdout);
  expect(changes.map((each: { change: string }) => each.change)).toEqual([kind]);
});

test('a template that somebody else made is added, and an approved one was approved', async () => {
  const cli = await shop();
  templateOf(cli, 'order_ready').status = 'PENDING';
  await cli('templates sync');
  templateOf(cli, 'order_ready').status = 'APPROVED';
  const hello = templateOf(cli, 'hello_world');
  cli.emulator.state.templates.set('999999', { ...hello, id: '999999', name: 'new_one' });
  const { stdout } = await cli('templates sync');
  expect(stdout).toMatch(/added +new_one +en_US +APPROVED/);
  expect(stdout).toMatch(/approved +order_ready +en_US +PENDING → APPROVED/);
});

test('a sync that breaks off leaves the last one as it was', async () => {
  const cli = await shop({ seed: withTemplates(150) });
  await cli('templates sync');
  const raw = { kind: 'raw', httpStatus: 200, body: 'nonsense', contentType: 'text/html' } as const;
  cli.emulator.state.faults.push({ method: 'GET', pathEndsWith: '/message_templates', times: 9, action: raw });
  expect((await cli('templates sync')).code).not.toBe(0);
  expect((await cli('templates list --json --jq .total')).stdout).toBe('150\n');
});

test('on a terminal many changes are told by kind, the worst first; a pipe and JSON have each', async () => {
  const cli = await shop({ seed: withTemplates(120) });
  await cli('templates sync');
  for (const [at, template] of [...cli.emulator.state.templates.values()].entries()) {
    Object.assign(template, at < 20 ? { status: 'REJECTED', rejectedReason: 'SCAM' } : { category: 'MARKETING' });
  }
  const [waba] = cli.emulator.state.wabas.values();
  expect(waba).toBeDefined();
  const { stdout } = await cli('templates sync', { tty: true });
  expect(stdout).toMatch(/rejected +20 +t_\d+ \(en_US\), .* and 17 more\s+category changed +100 /);
});
