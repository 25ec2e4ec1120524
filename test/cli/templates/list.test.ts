import { expect, test } from 'vitest';
import { type Setup, type Terminal, terminal } from '../../support/cli.js';

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
    hello_world    en_US     APPROVED  UTILITY    –
    order_ready    en_US     APPROVED  UTILITY    GREEN
    pedido_listo   es        APPROVED  UTILITY    –

    4 templates, last synced now
    "
  `);
});

test('the same in Spanish', async () => {
  const { stdout } = await (await synced())('templates list --lang es');
  expect(stdout).toMatchInlineSnapshot(`
    "NOMBRE         IDIOMA  ESTADO                CATEGORÍA  CALIDAD
    weekend_offer  en_US   REJECTED (rechazada)  MARKETING  –
      INVALID_FORMAT: El formato es incorrecto: mire si hay variables al principio, al final o pegadas, y si faltan valores de muestra.
    hello_world    en_US   APPROVED (aprobada)   UTILITY    –
    order_ready    en_US   APPROVED (aprobada)   UTILITY    GREEN
    pedido_listo   es      APPROVED (aprobada)   UTILITY    –

    4 plantillas, última sincronización ahora
    "
  `);
});

test('where a row is wrapped, the reasons stand below the table by name', async () => {
  const cli = await synced({ tty: true, columns: 44 });
  const { stdout } = await cli('templates list --color never');
  expect(stdout).toMatch(/\nweekend_offer \(en_US\): INVALID_FORMAT: /);
});

test('a category that will change is told', async () => {
  const cli = terminal();
  await cli.connect();
  for (const template of cli.emulator.state.templates.values()) template.correctCategory = 'MARKETING';
  expect((await cli('templates list --search hello')).stdout).toContain('  Meta will move it to MARKETING\n');
  expect((await cli('templates show hello_world')).stdout).toContain('UTILITY (Meta will move it to MARKETING)');
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
  const unclear = await cli('templates show hello_world');
  expect(unclear.code).toBe(2);
  expect(unclear.stderr).toContain("'hello_world' exists in several languages: en_US, es");
});

test('show prints a template as its readers see it', async () => {
  const { stdout } = await (await synced())('templates show pedido_listo --lang es');
  expect(stdout).toMatchInlineSnapshot(`
    "Nombre                 pedido_listo
    Idioma                 es
    Estado                 APPROVED (aprobada)
    Categoría              UTILITY
    Calidad                –
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

test('a filter that finds nothing is answered with what there is, so that a mistyped status is not good news', async () => {
  const cli = terminal();
  await cli.connect();
  await cli('templates sync');
  const { code, stdout, stderr } = await cli('templates list --status REJCTED');
  expect([code, stdout]).toEqual([0, 'None of the 4 templates matches.\n']);
  expect(stderr).toBe('Here there are: APPROVED, REJECTED; MARKETING, UTILITY; en_US, es.\n');
});

test('a status stands there in Spanish too, next to the value of Meta', async () => {
  const cli = terminal();
  await cli.connect();
  expect((await cli('templates list --lang es')).stdout).toContain('REJECTED (rechazada)');
  expect((await cli('templates sync --lang es')).stdout).toContain('3 APPROVED (aprobada), 1 REJECTED (rechazada)');
});
