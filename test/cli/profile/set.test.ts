import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { type Terminal, terminal } from '../../support/cli.js';

async function connected(): Promise<Terminal> {
  const run = terminal();
  await run.connect();
  return run;
}

const profileOf = (run: Terminal) => run.emulator.state.phones.get(DEFAULT_IDS.phoneId)?.profile;
/** Changes that reached Meta after the connection. */
const changes = (run: Terminal) =>
  run
    .sent()
    .filter((request) => request.startsWith('POST'))
    .slice(1);

describe('profile set', () => {
  test('changes what is named, leaves the rest and shows before and after', async () => {
    const run = await connected();
    const { code, stdout } = await run(
      'profile set --about "New bread" --address "Main St 1" --email ana@luna.example --description "Since 1987"',
    );
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "The profile was changed:
      About        Fresh bread every day → New bread
      Address      not set → Main St 1
      Description  not set → Since 1987
      E-mail       not set → ana@luna.example

      Next: \`wabactl profile show\` shows it as Meta has it now
      "
    `);
    expect(profileOf(run)).toMatchObject({ about: 'New bread', vertical: 'RESTAURANT' });
  });

  test('says it in Spanish', async () => {
    const run = await connected();
    const { stdout } = await run('profile set --address "Calle Mayor 1" --lang es');
    expect(stdout).toMatchInlineSnapshot(`
      "El perfil se cambió:
      Dirección  sin definir → Calle Mayor 1

      Siguiente paso: \`wabactl profile show\` lo muestra como lo tiene Meta ahora
      "
    `);
  });

  test('gives a script the changes', async () => {
    const run = await connected();
    const { stdout } = await run('profile set --website https://a.example --website https://b.example --json');
    expect(JSON.parse(stdout)).toEqual({
      changed: true,
      changes: [
        { field: 'websites', before: 'https://lunabakery.example/', after: 'https://a.example https://b.example' },
      ],
      pictureReplaced: false,
    });
  });

  test.each(['RETAIL', 'retail', 'Shopping and Retail', 'Compras y venta minorista'])(
    'takes the vertical as %j',
    async (vertical) => {
      const run = await connected();
      expect((await run(['profile', 'set', '--vertical', vertical])).code).toBe(0);
      expect(profileOf(run)?.vertical).toBe('RETAIL');
    },
  );

  test('empties what is named with --clear, or given as an empty text', async () => {
    const run = await connected();
    await run('profile set --email ana@luna.example --address "Main St 1" --description "Since 1987"');
    await run('profile set --clear websites --clear email --clear description');
    await run(['profile', 'set', '--address', '']);
    expect(profileOf(run)).toEqual({ about: 'Fresh bread every day', vertical: 'RESTAURANT' });
  });

  test('sends nothing when the profile is like this already', async () => {
    const run = await connected();
    const line =
      'profile set --about "Fresh bread every day" --vertical Restaurante --website https://lunabakery.example/';
    const english = await run(line);
    expect([english.code, english.stdout]).toEqual([0, 'The profile was like this already; nothing was sent.\n']);
    expect((await run(`${line} --lang es`)).stdout).toBe('El perfil ya estaba así; no se envió nada.\n');
    expect(changes(run)).toEqual([]);
  });

  test('sends only what differs', async () => {
    const run = await connected();
    await run('profile set --about "Fresh bread every day" --address "Main St 1"');
    const sent = run.network.requests.findLast(({ method }) => method === 'POST');
    const body = JSON.parse(new TextDecoder().decode(sent?.body));
    expect(body).toEqual({ messaging_product: 'whatsapp', address: 'Main St 1' });
  });

  test('--dry-run shows the request and sends nothing', async () => {
    const run = await connected();
    const { code, stdout } = await run('profile set --address "Main St 1" --dry-run');
    expect([code, changes(run)]).toEqual([0, []]);
    expect(stdout).toContain('"address": "Main St 1"');
    expect(profileOf(run)?.address).toBe(undefined);
  });
});

describe('what Meta would refuse is refused here, before anything is sent', () => {
  const refuse = async (words: readonly string[], lang = 'en') => {
    const run = await connected();
    const { code, stdout, stderr } = await run(['profile', 'set', ...words, '--lang', lang]);
    expect([code, stdout, changes(run)]).toEqual([2, '', []]);
    return stderr;
  };

  test.each([
    [['--about', 'x'.repeat(140)], 'about has 140 characters, at most 139 are allowed'],
    [['--about', ' '], 'about cannot be empty'],
    [['--address', 'x'.repeat(257)], 'address has 257 characters, at most 256 are allowed'],
    [['--description', 'x'.repeat(513)], 'description has 513 characters, at most 512 are allowed'],
    [['--email', `${'x'.repeat(120)}@luna.example`], 'email has 133 characters, at most 128 are allowed'],
    [['--email', 'ana at luna'], "'ana at luna' is not an e-mail address"],
    [['--website', 'lunabakery.example'], 'must start with http:// or https://'],
    [['--website', 'https://'], "'https://' is not a web address"],
    [['--website', `https://a.example/${'x'.repeat(256)}`], 'at most 256 are allowed for each website'],
    [['--website', 'https://a.a', '--website', 'https://b.b', '--website', 'https://c.c'], '3 websites were given'],
    [['--vertical', 'resturant'], 'did you mean RESTAURANT?'],
    [['--vertical', 'UNDEFINED'], 'can be read but not set'],
    [['--vertical', ''], 'vertical cannot be emptied once it is set'],
  ])('%j', async (words, told) => {
    expect(await refuse(words)).toContain(told);
  });

  test('characters are counted as people see them', async () => {
    const run = await connected();
    expect((await run(['profile', 'set', '--about', '🥐'.repeat(139)])).code).toBe(0);
  });

  test('all faults are told at once, in both languages', async () => {
    const words = ['--about', '', '--email', 'ana', '--website', 'luna', '--vertical', 'bakery'];
    expect(await refuse(words)).toMatchInlineSnapshot(`
      "Error: The profile was not changed, 4 values cannot be used:
        - about cannot be empty
        - 'ana' is not an e-mail address
        - the website 'luna' must start with http:// or https://
        - vertical 'bakery' does not exist; the values are ALCOHOL, APPAREL, AUTO, BEAUTY, EDU, ENTERTAIN, EVENT_PLAN, FINANCE, GOVT, GROCERY, HEALTH, HOTEL, NONPROFIT, ONLINE_GAMBLING, OTC_DRUGS, OTHER, PHYSICAL_GAMBLING, PROF_SERVICES, RESTAURANT, RETAIL, TRAVEL, MATRIMONY_SERVICE
      Correct the values and run the command again; nothing was sent.
      "
    `);
    expect(await refuse(words, 'es')).toMatchInlineSnapshot(`
      "Error: No se cambió el perfil, hay 4 valores que no se pueden usar:
        - about no puede estar vacío
        - 'ana' no es una dirección de correo
        - el sitio web 'luna' debe empezar por http:// o https://
        - vertical 'bakery' no existe; los valores son ALCOHOL, APPAREL, AUTO, BEAUTY, EDU, ENTERTAIN, EVENT_PLAN, FINANCE, GOVT, GROCERY, HEALTH, HOTEL, NONPROFIT, ONLINE_GAMBLING, OTC_DRUGS, OTHER, PHYSICAL_GAMBLING, PROF_SERVICES, RESTAURANT, RETAIL, TRAVEL, MATRIMONY_SERVICE
      Corrija los valores y ejecute de nuevo el comando; no se envió nada.
      "
    `);
  });

  test('nothing to change', async () => {
    expect(await refuse([])).toContain('Nothing to change was given');
    expect(await refuse([], 'es')).toContain('No se indicó nada que cambiar');
  });

  test('a field that is both set and emptied', async () => {
    expect(await refuse(['--email', 'a@b.example', '--clear', 'email'])).toContain(
      '--email and --clear email cannot be used together',
    );
    expect(await refuse(['--website', 'https://a.example', '--clear', 'websites'])).toContain(
      '--website and --clear websites',
    );
  });

  test.each([
    ['about', 'about cannot be empty'],
    ['vertical', 'vertical cannot be emptied once it is set'],
    ['picture', 'must be one of address, description, email, websites'],
  ])('--clear %s, which Meta cannot empty', async (field, reason) => {
    expect(await refuse(['--clear', field])).toContain(reason);
  });
});

test('what Meta refuses all the same is told as Meta says it', async () => {
  const run = await connected();
  run.emulator.state.faults.push({
    pathEndsWith: '/whatsapp_business_profile',
    method: 'POST',
    times: 1,
    action: { kind: 'refuse', httpStatus: 400, code: 131009, message: '(#131009) Parameter value is not valid' },
  });
  const { code, stderr } = await run('profile set --address "Main St 1"');
  expect([code, stderr]).toEqual([4, expect.stringContaining('131009')]);
});
