import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';

const TEMPLATE = {
  name: 'order_pickup',
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hi {{1}}, your order is ready.', example: { body_text: [['Ana']] } }],
};

const YAML = `# The reviewers see the example.
name: order_pickup
language: en_US
category: utility
components:
  - type: body
    text: Hi {{1}}, your order is ready.
    example: {body_text: [[Ana]]}
`;

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

async function submit(content: string, more = '') {
  const cli = await shop();
  const before = cli.sent().length;
  cli.write('template.yaml', content);
  return { ...(await cli(`templates submit template.yaml ${more}`)), cli, sent: cli.sent().slice(before) };
}

test.each([
  ['JSON', JSON.stringify(TEMPLATE)],
  ['JSON with tabs', JSON.stringify(TEMPLATE, null, '\t')],
  ['JSON with a byte order mark', `\ufeff${JSON.stringify(TEMPLATE)}`],
  ['YAML', YAML],
])('%s is submitted', async (_, content) => {
  const { code, stdout, cli } = await submit(content);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /✓ order_pickup \(en_US\) was submitted\nId +\d+\nStatus +PENDING \(in review\)\nCategory +UTILITY\n/,
  );
  await cli.advance(10_000);
  expect((await cli('templates sync --json --jq .byStatus.APPROVED')).stdout).toBe('4\n');
});

test('standard input is a file too', async () => {
  const cli = await shop();
  const { code, stdout } = await cli('templates submit - --lang es', { stdin: YAML });
  expect(code).toBe(0);
  expect(stdout).toContain('order_pickup (en_US) fue enviada a revisión');
});

test('a dry run shows the request and submits nothing', async () => {
  const { stdout, sent } = await submit(YAML, '--dry-run');
  expect(stdout).toContain('POST http://127.0.0.1:4290/v25.0/104996122399160/message_templates');
  expect(stdout).toContain('"name": "order_pickup"');
  expect(sent).toEqual([]);
});

// Row 54: about four times the price.
test('a category that Meta changes is told loudly', async () => {
  const cli = await shop();
  const answer = { id: '123456789', status: 'PENDING', category: 'MARKETING' };
  const action = {
    kind: 'raw',
    httpStatus: 200,
    body: JSON.stringify(answer),
    contentType: 'application/json',
  } as const;
  const fault = () =>
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/message_templates', times: 1, action });
  fault();
  const english = await cli('templates submit -', { stdin: YAML });
  expect(english.stdout).toContain(
    'You asked for UTILITY, and Meta made it MARKETING. It is priced as MARKETING, about four times as much.',
  );
  expect(english.code).toBe(0);
  fault();
  const { code, stdout } = await cli('templates submit - --json --exit-code', { stdin: YAML });
  expect(code).toBe(6);
  expect(JSON.parse(stdout).templates).toMatchObject([
    { categoryChanged: true, requestedCategory: 'UTILITY', category: 'MARKETING' },
  ]);
  fault();
  const inPipeline = await cli('templates submit - --lang es', { stdin: YAML, env: { CI: 'true' } });
  expect(inPipeline.code).toBe(6);
  expect(inPipeline.stderr).toContain('Meta cambió la categoría: order_pickup (en_US) de UTILITY a MARKETING');
});

// Row 45: create fails with a bare 100.
describe('a file that cannot be a template is refused before anything is sent, with line and column', () => {
  test.each([
    ['name: "open', 'line 1, column '],
    ['{"name": "x",,}', 'line 1, column 1'],
    ['name: a\nname: b', 'line 2, column 1'],
    ['', 'it holds no object'],
    ['just words', 'line 1, column 1: it holds no object'],
    [YAML.replace('order_pickup', 'Order Pickup'), "line 2, column 7: name 'Order Pickup'"],
    [YAML.replace('en_US', 'english'), "line 3, column 11: language 'english'"],
    [
      YAML.replace('utility', 'SALES'),
      "line 4, column 11: category 'SALES' must be one of AUTHENTICATION, MARKETING, UTILITY",
    ],
    [YAML.replace('name: order_pickup', ''), 'name is missing'],
    [YAML.replace('- type: body', '- kind: body'), 'line 6, column 5: components[0].type is missing'],
    [YAML.replace('type: body', 'type: 7'), 'line 6, column 11: components[0].type must be'],
    [YAML.replace('type: body', 'type: footer'), 'line 6, column 3: components has no BODY'],
    [`${YAML}parameter_format: numbered`, "line 9, column 19: parameter_format 'numbered'"],
  ])('%j', async (content, expected) => {
    const { code, stdout, stderr, sent } = await submit(content);
    expect({ code, stdout, sent }).toEqual({ code: 2, stdout: '', sent: [] });
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/undefined|null|NaN/);
  });

  test('in Spanish too', async () => {
    const { stderr } = await submit(YAML.replace('order_pickup', 'Order Pickup'), '--lang es');
    expect(stderr).toContain("línea 2, columna 7: name 'Order Pickup' solo puede tener");
  });

  test('as data with --json', async () => {
    const { stderr } = await submit(YAML.replace('en_US', 'english'), '--json');
    expect(JSON.parse(stderr).error.problems).toEqual([
      { problem: 'bad-language', given: 'english', line: 3, column: 11 },
    ]);
  });

  test('aliases that unfold without end', async () => {
    const bomb = Array.from(
      { length: 12 },
      (_, at) =>
        `l${at}: &l${at} [${Array(9)
          .fill(at === 0 ? 'x' : `*l${at - 1}`)
          .join(', ')}]`,
    );
    expect(await submit(bomb.join('\n'))).toMatchObject({ code: 2, sent: [] });
  });

  test('a file that is not there', async () => {
    const { code, stderr } = await (await shop())('templates submit missing.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('missing.yaml');
  });
});

test('a language that is not in the list of Meta is only a warning', async () => {
  const { stderr } = await submit(YAML.replace('en_US', 'xx'));
  expect(stderr).toContain("xx is not in Meta's list of languages; Meta will decide.");
});

// Row 62: matching on localised text fails, so advice goes by code and subcode.
describe('what Meta refuses is explained', () => {
  const body = (text: string) =>
    JSON.stringify({ ...TEMPLATE, components: [{ type: 'BODY', text, example: { body_text: [['Ana']] } }] });

  test.each([
    ['a name that exists', JSON.stringify({ ...TEMPLATE, name: 'hello_world' }), '2388024', /already exists/],
    ['a variable at the end', body('Hi {{1}}'), '2388299', /a variable stands at the start or the end/],
  ])('%s', async (_, content, subcode, explanation) => {
    const { code, stderr } = await submit(content);
    expect(code).toBe(4);
    expect(stderr).toMatch(explanation);
    expect(stderr).toContain(`subcode ${subcode}`);
  });

  test('as data with --json, whatever language Meta answers in', async () => {
    const { stderr } = await submit(JSON.stringify({ ...TEMPLATE, name: 'hello_world' }), '--json --lang es');
    const { error } = JSON.parse(stderr);
    expect(error).toMatchObject({ kind: 'refused', graph: { code: 100, subcode: 2388024 } });
    expect(error.message).toContain('esta plantilla ya existe');
  });
});
