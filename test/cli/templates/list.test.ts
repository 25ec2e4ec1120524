import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/database.js';
import { anEvent, recordEvent } from '../../store/support/records.js';
import { type Setup, START, type Terminal, terminal } from '../../support/cli.js';

async function synced(setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  await cli('templates sync');
  return cli;
}

const names = async (cli: Terminal, filter: string) =>
  JSON.parse((await cli(`templates list ${filter} --json`)).stdout).templates.map(
    (each: { name: string }) => each.name,
  );

// Row 51: rejected ones vanish from the list.
test('what needs a person comes first, with the reason below it', async () => {
  const { stdout } = await (await synced())('templates list');
  expect(stdout).toMatchInlineSnapshot(`
    "NAME           LANGUAGE  STATUS    CATEGORY   QUALITY
    weekend_offer  en_US     REJECTED  MARKETING  –
      INVALID_FORMAT: The format is wrong: look at variables at the start, at the end or side by side, and at missing samples.
    order_ready    en_US     APPROVED  UTILITY    GREEN
    pedido_listo   es        APPROVED  UTILITY    –

    3 of 4 templates, last synced now
    A sample template of Meta is not shown: --all shows it
    "
  `);
});

test('the same in Spanish', async () => {
  const { stdout } = await (await synced())('templates list --lang es');
  expect(stdout).toMatchInlineSnapshot(`
    "NOMBRE         IDIOMA  ESTADO                CATEGORÍA  CALIDAD
    weekend_offer  en_US   REJECTED (rechazada)  MARKETING  –
      INVALID_FORMAT: El formato es incorrecto: mire si hay variables al principio, al final o pegadas, y si faltan valores de muestra.
    order_ready    en_US   APPROVED (aprobada)   UTILITY    GREEN
    pedido_listo   es      APPROVED (aprobada)   UTILITY    –

    3 de 4 plantillas, última sincronización ahora
    No se muestra una plantilla de muestra de Meta: --all la muestra
    "
  `);
});

test('a reason stands below its row where the row is wrapped too', async () => {
  const cli = await synced({ tty: true, columns: 50 });
  const { stdout } = await cli('templates list --color never');
  const [, first = '', ...rest] = stdout.split('\n');
  expect(first).toMatch(/^weekend_ {4}en_US/);
  expect(rest.join(' ')).toMatch(/^offer {3}INVALID_FORMAT: The format/);
});

// Row 54: category changed from UTILITY to MARKETING without a word; about four times the price.
test('a category that will change is told, with what it costs', async () => {
  const cli = terminal();
  await cli.connect();
  for (const template of cli.emulator.state.templates.values()) template.correctCategory = 'MARKETING';
  const note = 'Meta will move it to MARKETING: a message then costs more, in many countries about four times as much';
  expect((await cli('templates list --search hello')).stdout).toContain(`  ${note}\n`);
  expect((await cli('templates show hello_world')).stdout).toContain(`Note         ${note}\n`);
  expect((await cli('templates show hello_world --lang es')).stdout).toContain(
    'Meta la pasará a MARKETING: cada mensaje',
  );
});

// Row 56: filters.
test.each([
  ['--status rejected', ['weekend_offer']],
  ['--status REJECTED --status APPROVED', ['weekend_offer', 'hello_world', 'order_ready', 'pedido_listo']],
  ['--category marketing', ['weekend_offer']],
  ['--language es', ['pedido_listo']],
  ['--language en-us --status approved', ['hello_world', 'order_ready']],
  ['--search PEDIDO', ['pedido_listo']],
  ['--search "pick it up"', ['order_ready']],
  ['--search "voy en"', ['pedido_listo']],
  ['--search quick_reply', []],
])("'%s' lists %j", async (filter, expected) => {
  expect(await names(await synced(), filter)).toEqual(expected);
});

test('a filter that finds nothing says out of how many', async () => {
  const cli = await synced();
  expect((await cli('templates list --search xyz')).stdout).toBe('None of the 4 templates matches.\n');
  expect((await cli('templates list --search xyz --lang es')).stdout).toBe('Ninguna de las 4 plantillas coincide.\n');
});

test('an account without templates is told how to get one', async () => {
  const cli = terminal();
  await cli.connect();
  cli.emulator.state.templates.clear();
  expect((await cli('templates list')).stdout).toContain('wabactl templates submit <file>');
});

test('what was never synced is synced now, and said so', async () => {
  const cli = terminal();
  await cli.connect();
  const first = await cli('templates list');
  expect(first.stderr).toBe('The templates were never synced, so this is done now.\n');
  const before = cli.sent().length;
  expect((await cli('templates list')).stderr).toBe('');
  expect(cli.sent()).toHaveLength(before);
});

test('the age of the copy is shown', async () => {
  const cli = await synced();
  await cli.advance(2 * 86_400_000);
  expect((await cli('templates list')).stdout).toContain('4 templates, last synced 2 days ago');
  expect((await cli('templates list --lang es')).stdout).toContain('última sincronización anteayer');
});

// Row 48: languages of one name collapsed into one.
test('each language of a name is a template of its own', async () => {
  const cli = terminal();
  await cli.connect();
  const [hello] = cli.emulator.state.templates.values();
  if (hello) cli.emulator.state.templates.set('777777', { ...hello, id: '777777', language: 'es', status: 'PAUSED' });
  expect(await names(cli, '--search hello_world')).toEqual(['hello_world', 'hello_world']);
  expect((await cli('templates show hello_world --language es')).stdout).toContain('PAUSED');
  const several = await cli('templates show hello_world');
  expect(several.code).toBe(0);
  expect(several.stdout).toMatch(
    /hello_world in 2 languages\nLANGUAGE .*\nes +PAUSED .*\n {2}.*\n {2}Too many people .*\nen_US +APPROVED /,
  );
  expect(JSON.parse((await cli('templates show hello_world --json')).stdout).languages).toMatchObject([
    { language: 'es', status: 'PAUSED' },
    { language: 'en_US', status: 'APPROVED' },
  ]);
});

test('show prints a template as its readers see it', async () => {
  const { stdout } = await (await synced())('templates show pedido_listo --lang es');
  expect(stdout).toMatchInlineSnapshot(`
    "Nombre                 pedido_listo
    Idioma                 es
    Estado                 APPROVED (aprobada)
    Categoría              UTILITY
    Calidad                – (muy pocos mensajes para saberlo)
    Cuerpo                 Hola {{1}}, tu pedido {{2}} está listo. Puedes recogerlo hoy.
    Botones                [Voy en camino]
    Id.                    1193604825511003
    Última sincronización  ahora
    "
  `);
});

test('show names the nearest template, and the languages there are', async () => {
  const cli = await synced();
  const mistyped = await cli('templates show helo_world');
  expect(mistyped).toMatchObject({ code: 2, stdout: '' });
  expect(mistyped.stderr).toContain("Did you mean 'hello_world'?");
  expect((await cli('templates show hello_world --language es')).stderr).toContain('exists only in en_US');
});

test('a mistyped filter is refused with the nearest, every one at once, for nothing found would be good news', async () => {
  const cli = await synced();
  const { code, stdout, stderr } = await cli('templates list --status REJCTED --quality green --category utilty');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('No template can have --status REJCTED; there is APPROVED, REJECTED, PENDING');
  expect(stderr).toContain('No template can have --category UTILTY; there is MARKETING, UTILITY, AUTHENTICATION');
  expect(stderr).toContain('Did you mean --status REJECTED --category UTILITY?');
  const spanish = await cli('templates list --language xx_YY --lang es');
  expect(spanish.stderr).toContain('Ninguna plantilla puede tener --language xx_YY; hay en_US, es');
});

test('a filter that could find something, but does not here, is answered with what there is', async () => {
  const { code, stdout, stderr } = await (await synced())('templates list --status PAUSED');
  expect([code, stdout]).toEqual([0, 'None of the 4 templates matches.\n']);
  expect(stderr).toBe('Here there are: APPROVED, REJECTED; MARKETING, UTILITY; en_US, es.\n');
});

// Row 56: sample templates clutter the list.
test("Meta's samples are hidden and counted, unless somebody asks for them or one of them needs somebody", async () => {
  const cli = await synced();
  const hidden = await cli('templates list');
  expect(hidden.stdout).not.toContain('hello_world');
  expect(hidden.stdout).toContain(
    '3 of 4 templates, last synced now\nA sample template of Meta is not shown: --all shows it',
  );
  expect((await cli('templates list --all')).stdout).toContain('hello_world');
  expect((await cli('templates list --search hello')).stdout).toContain('hello_world');
  expect(await names(cli, '')).toContain('hello_world');
  for (const template of cli.emulator.state.templates.values()) template.status = 'PAUSED';
  await cli('templates sync');
  expect((await cli('templates list')).stdout).toContain('hello_world');
});

test('a copy that is older than a day is said to be old, in both languages', async () => {
  const cli = await synced();
  await cli.advance(23 * 3_600_000);
  expect((await cli('templates list')).stdout).not.toContain('This copy is old');
  await cli.advance(2 * 3_600_000);
  expect((await cli('templates list')).stdout).toContain('This copy is old: `wabactl templates sync` reads them anew');
  expect((await cli('templates list --lang es')).stdout).toContain('Esta copia es antigua');
});

// Row 51: rejected ones vanish from the list.
test('every state of Meta is listed, with what it asks of a person', async () => {
  const cli = terminal();
  await cli.connect();
  const [base] = cli.emulator.state.templates.values();
  cli.emulator.state.templates.clear();
  const states = ['PAUSED', 'DISABLED', 'IN_APPEAL', 'LIMIT_EXCEEDED', 'ARCHIVED', 'PENDING'];
  for (const [at, status] of states.entries()) {
    if (base) cli.emulator.state.templates.set(`77000${at}`, { ...base, id: `77000${at}`, name: `t_${at}`, status });
  }
  const { stdout } = await cli('templates list');
  for (const status of states) expect(stdout).toContain(status);
  expect(stdout).toContain('Meta pauses it for 3 hours the first time, for 6 the second');
  expect((await cli('templates list --lang es')).stdout).toContain('Meta la pausa 3 horas la primera vez');
});

test('a low quality is told with what it leads to, and can be filtered', async () => {
  const cli = terminal();
  await cli.connect();
  for (const template of cli.emulator.state.templates.values()) {
    if (template.name === 'pedido_listo') template.qualityScore = { score: 'RED', date: 1 };
  }
  const { stdout } = await cli('templates list --quality red');
  expect(stdout).toMatch(/pedido_listo .*RED\n {2}Many people blocked or reported it/);
  expect(await names(cli, '--quality unknown')).toEqual(['weekend_offer', 'hello_world']);
  expect((await cli('templates show pedido_listo')).stdout).toContain('RED (low: many people block or report it)');
});

test('a status stands there in Spanish too, next to the value of Meta', async () => {
  const cli = terminal();
  await cli.connect();
  expect((await cli('templates list --lang es')).stdout).toContain('REJECTED (rechazada)');
  expect((await cli('templates sync --lang es')).stdout).toContain('3 APPROVED (aprobada), 1 REJECTED (rechazada)');
});

/** As a listener keeps it, under whichever channel of the account it listened for. */
async function heard(cli: Terminal, name: string, event: Record<string, unknown>): Promise<void> {
  const template = [...cli.emulator.state.templates.values()].find((each) => each.name === name);
  const content = { message_template_id: Number(template?.id), message_template_name: name, ...event };
  const database = await openDatabase({ folder: join(cli.home, 'state') });
  const receivedAt = new Date(cli.clock.nowMs).toISOString();
  const kept = { field: 'message_template_status_update', kind: 'template', receivedAt, content } as const;
  recordEvent(database, anEvent({ channelId: 'another-channel', identity: JSON.stringify(event), ...kept }));
  database.close();
}

test('what a listener heard of a rejection or a pause stands beside it', async () => {
  const cli = await synced();
  await heard(cli, 'weekend_offer', {
    event: 'REJECTED',
    reason: 'INVALID_FORMAT',
    rejection_info: { reason: 'Parameters stand side by side.', recommendation: 'Put words between them.' },
  });
  for (const template of cli.emulator.state.templates.values()) {
    if (template.name === 'order_ready') template.status = 'PAUSED';
  }
  await cli('templates sync');
  await heard(cli, 'order_ready', { event: 'PAUSED', other_info: { title: 'FIRST_PAUSE' } });
  const { stdout } = await cli('templates list');
  expect(stdout).toContain('  Meta says: Parameters stand side by side. Put words between them.\n');
  expect(stdout).toContain('  Paused for low quality until about Nov 23, 2026');
  const { templates } = JSON.parse((await cli('templates list --json')).stdout);
  expect(templates.slice(0, 2)).toMatchObject([
    { name: 'weekend_offer', recommendation: 'Put words between them.', pausedUntil: null },
    { name: 'order_ready', recommendation: null, pausedUntil: new Date(START + 3 * 3_600_000).toISOString() },
  ]);
  expect((await cli('templates show weekend_offer --lang es')).stdout).toContain('Meta dice: Parameters stand');
  await cli.advance(4 * 3_600_000);
  expect((await cli('templates list')).stdout).toContain('The pause should be over by now');
});

test('what was heard of a state that is over says nothing any more', async () => {
  const cli = await synced();
  await heard(cli, 'weekend_offer', { event: 'REJECTED', rejection_info: { reason: 'Old words.' } });
  await heard(cli, 'weekend_offer', { event: 'APPROVED', reason: 'NONE' });
  expect((await cli('templates list')).stdout).not.toContain('Old words.');
});
