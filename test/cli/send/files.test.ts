import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';

const ANA = '+15550142233';

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

const lastSent = ({ emulator }: Terminal) => [...emulator.state.messages.values()].at(-1)?.payload;

const CAKES = `body: Which cake?
button: Cakes
footer: Luna
sections:
  - title: Today
    rows:
      - id: carrot
        title: Carrot cake
        description: With nuts
`;

test('a list from a file is the same as from the command line', async () => {
  const cli = await shop();
  await cli(`send list ${ANA} --file ${cli.write('cakes.yaml', CAKES)}`);
  const fromFile = lastSent(cli);
  await cli(
    `send list ${ANA} "Which cake?" --button Cakes --footer Luna --section Today --row "carrot=Carrot cake|With nuts"`,
  );
  expect(lastSent(cli)).toEqual(fromFile);
});

test('what is typed goes before what the file says', async () => {
  const cli = await shop();
  await cli(`send list ${ANA} "And now?" --button More --row Plain --file ${cli.write('cakes.yaml', CAKES)}`);
  expect(lastSent(cli)).toMatchObject({
    interactive: {
      body: { text: 'And now?' },
      footer: { text: 'Luna' },
      action: { button: 'More', sections: [{ rows: [{ id: 'Plain', title: 'Plain' }] }] },
    },
  });
});

test('JSON does as well, from standard input too', async () => {
  const cli = await shop();
  const stdin = JSON.stringify({ catalog: '194836987003835', sections: [{ products: ['SKU-1'] }] });
  expect((await cli(`send product ${ANA} --file -`, { stdin })).code).toBe(0);
  expect(lastSent(cli)).toMatchObject({ interactive: { type: 'product', action: { product_retailer_id: 'SKU-1' } } });
});

test('saved addresses and the values of a Flow', async () => {
  const cli = await shop();
  const form = 'body: Where to?\nsaved_addresses:\n  - id: home\n    value: {city: Pune}\n';
  await cli(`send address +919876543210 --file ${cli.write('form.yaml', form)}`);
  expect(lastSent(cli)).toMatchObject({
    interactive: {
      action: { parameters: { country: 'IN', saved_addresses: [{ id: 'home', value: { city: 'Pune' } }] } },
    },
  });
  const data = cli.write('data.json', '{"seats": 4, "times": ["19:00", "21:00"], "day": "today"}');
  await cli(`send flow ${ANA} Book --button Book --flow-id 12345 --screen TIMES --file ${data} --data day=tomorrow`);
  expect(lastSent(cli)).toMatchObject({
    interactive: {
      action: {
        parameters: {
          flow_action_payload: { screen: 'TIMES', data: { seats: 4, times: ['19:00', '21:00'], day: 'tomorrow' } },
        },
      },
    },
  });
});

describe('what is wrong with a file is told with its place', () => {
  test('all of it, together with what is wrong on the command line', async () => {
    const cli = await shop();
    const file = cli.write('cakes.yaml', CAKES.replace('title: Carrot cake', `title: ${'x'.repeat(25)}`));
    const { code, stderr } = await cli(`send list nobody --footer "${'x'.repeat(61)}" --file ${file}`);
    expect(code).toBe(2);
    expect(stderr).toContain("- 'nobody' is neither");
    expect(stderr).toContain('- the footer has 61 characters');
    expect(stderr).toContain(`- ${file}:8:16: the title of row 1 in section 1 has 25 characters, at most 24`);
  });

  test.each([
    ['sectoins: []', "1:11: 'sectoins' is not known here; did you mean 'sections'?", "no se conoce 'sectoins'"],
    [
      'sections: [{rows: [{id: 1, title: A}]}]',
      "1:25: 'id' must be a text; put it in quotes",
      'póngalo entre comillas',
    ],
    ['sections: [{rows: [{title: A}]}]', "'id' is missing", "falta 'id'"],
    ['sections: A', "1:11: 'sections' must be a list", 'debe ser una lista'],
    ['- A', 'the file must be an object with members', 'el archivo debe ser un objeto con miembros'],
    ['body: [', 'this is no YAML or JSON', 'esto no es YAML ni JSON'],
  ])('%s', async (content, english, spanish) => {
    const cli = await shop();
    const line = `send list ${ANA} --file ${cli.write('list.yaml', content)}`;
    const { code, stderr } = await cli(line);
    expect(code).toBe(2);
    expect(stderr).toContain(english);
    // What stands in a part that cannot be read is not called missing.
    expect(stderr).not.toContain('--button');
    expect((await cli(`${line} --lang es`)).stderr).toContain(spanish);
  });

  test('what is missing in a file is not asked for on the command line', async () => {
    const cli = await shop();
    const file = cli.write('two.yaml', `${CAKES}  - rows: [{id: plain, title: Plain}]\n`);
    const { stderr } = await cli(`send list ${ANA} --file ${file}`);
    expect(stderr).toContain(`${file}:10:5: the title of section 2 is missing\n`);
    expect((await cli(`send list ${ANA} --file ${file} --lang es`)).stderr).toContain(
      'falta el título de la sección 2\n',
    );
  });

  test('a file that is not there', async () => {
    expect((await (await shop())(`send list ${ANA} --file gone.yaml`)).stderr).toContain('gone.yaml');
  });
});

describe('contacts', () => {
  test("in Meta's words, with texts where that is enough", async () => {
    const cli = await shop();
    const file =
      '- name: Ana\n  phones: ["+34600111222"]\n- name: {formatted_name: Eva, last_name: Luna}\n  org: Luna\n';
    await cli(`send contacts ${ANA} --file ${cli.write('team.yaml', file)} --name Leo --email leo@luna.example`);
    expect(lastSent(cli)).toMatchObject({
      contacts: [
        { name: { formatted_name: 'Ana', first_name: 'Ana' }, phones: [{ phone: '+34600111222' }] },
        { name: { formatted_name: 'Eva', last_name: 'Luna' }, org: { company: 'Luna' } },
        { name: { formatted_name: 'Leo' }, emails: [{ email: 'leo@luna.example' }] },
      ],
    });
  });

  test('from a .vcf file', async () => {
    const cli = await shop();
    const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana Torres\nTEL;waid=15550142233:+1 555 014 2233\nEND:VCARD\n';
    expect((await cli(`send contacts ${ANA} --file ${cli.write('ana.vcf', card)}`)).code).toBe(0);
    expect(lastSent(cli)).toMatchObject({ contacts: [{ phones: [{ wa_id: '15550142233' }] }] });
  });

  test('a card that does not end is none', async () => {
    const cli = await shop();
    const line = `send contacts ${ANA} --file ${cli.write('ana.vcf', 'BEGIN:VCARD\nFN:Ana\n')}`;
    expect((await cli(line)).stderr).toMatch(/cannot be sent: .*ana\.vcf: there is no contact in it\n/);
    expect((await cli(`${line} --lang es`)).stderr).toContain('no contiene ningún contacto');
  });

  test('a number without quotes would lose its plus, so quotes are asked for', async () => {
    const cli = await shop();
    const file = cli.write('team.yaml', '- name: Ana\n  phones: [{phone: +34600111222}]\n');
    expect((await cli(`send contacts ${ANA} --file ${file}`)).stderr).toContain(
      "'phone' must be a text; put it in quotes",
    );
  });

  test('more than 257 are too many', async () => {
    const cli = await shop();
    const file = cli.write('all.json', JSON.stringify(Array(258).fill({ name: 'Ana' })));
    expect((await cli(`send contacts ${ANA} --file ${file}`)).stderr).toContain('there are 258 contacts, at most 257');
  });
});
