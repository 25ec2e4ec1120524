import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { openDatabase } from '../../../src/store/database.js';
import { recordTemplateWrite } from '../../../src/store/template-journal.js';
import { START, type Terminal, terminal } from '../../support/cli.js';

/** Files below the folder where the person stands. */
function withFiles(files: Readonly<Record<string, string | Uint8Array>>, cli: Terminal = terminal()): Terminal {
  for (const [path, content] of Object.entries(files)) cli.write(path, content);
  return cli;
}

const right = (name: string, language = 'en_US', text = `Your ${name} is ready, and we wait for you.`) =>
  `name: ${name}\nlanguage: ${language}\ncategory: UTILITY\ncomponents:\n  - {type: BODY, text: "${text}"}\n`;

const FAULTY = `# Seen by the reviewers.
name: Order Update
language: en-US
category: UTILITY # cheaper
components:
  - type: BODY
    # with the name
    text: |
      Hello {{ first_name }}, your order
      {{number}} is on its way to {{town}}
    example:
      body_text_named_params:
        - {param_name: first_name, example: Kim}
        - {param_name: number, example: "4711"}
        - {param_name: town, example: Leeds}
`;

/** What the findings say, one line each: `file:line:column rule`. */
async function findings(cli: Terminal, line = 'templates lint'): Promise<string[]> {
  const { stdout } = await cli(`${line} --json`);
  const report = JSON.parse(stdout) as { findings: { path: string; line: number; column: number; rule: string }[] };
  return report.findings.map(({ path, line: at, column, rule }) => `${path}:${at}:${column} ${rule}`);
}

describe('files', () => {
  test('the folder templates is looked through when nothing is named', async () => {
    const cli = withFiles({ 'templates/bread/en_US.yaml': right('bread'), 'templates/bread/notes.txt': 'no template' });
    const { code, stdout, stderr } = await cli('templates lint');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '✓ 1 file: nothing found\n', stderr: '' });
  });

  test('without that folder the person is told what to name', async () => {
    const { code, stderr } = await terminal()('templates lint');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no folder templates/ here');
  });

  test('files and folders can be named, each file is looked at once', async () => {
    const cli = withFiles({ 'a/one.yaml': right('one'), 'a/b/second.json': '{}', 'three.yml': right('three') });
    const { stdout } = await cli('templates lint a a/one.yaml three.yml --json');
    expect(JSON.parse(stdout)).toMatchObject({ files: 3, errors: 4 });
  });

  test('a file that is not there is said', async () => {
    const { code, stderr } = await terminal()('templates lint nowhere.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere.yaml');
  });

  test('a broken file does not hide what is wrong with the others', async () => {
    const cli = withFiles({ 'templates/a.yaml': 'name: [', 'templates/b.yaml': right('B') });
    const { code } = await cli('templates lint');
    expect(code).toBe(6);
    expect((await findings(cli)).map((line) => line.replace(/:\d+:\d+/, ''))).toEqual(
      expect.arrayContaining(['templates/a.yaml syntax', 'templates/b.yaml template-name']),
    );
  });

  test('standard input is a file too, and cannot be put right', async () => {
    const cli = terminal();
    const { code, stdout } = await cli('templates lint -', { stdin: right('Bread') });
    expect(code).toBe(6);
    expect(stdout).toContain('standard input\n  1:7     error  template-name  code 100\n');
    expect((await cli('templates lint --fix -', { stdin: right('Bread') })).code).toBe(2);
  });
});

describe('places', () => {
  test('a finding names line and column, inside a block of text too', async () => {
    expect(await findings(withFiles({ 'order.yaml': FAULTY }), 'templates lint order.yaml')).toEqual([
      'order.yaml:2:7 template-name',
      'order.yaml:3:11 language-spelling',
      'order.yaml:9:13 variable-spaces',
      'order.yaml:9:13 parameter-format-missing',
      'order.yaml:10:35 variable-at-edge',
      'order.yaml:10:43 text-edges',
    ]);
  });

  test.each([
    ['double quotes', '"Your \\u00e9t\\u00e9 {{1}} \\\n      and\\t{{2}}{{3}} too"'],
    ['single quotes', "'It''s {{1}}, your order, and this is {{2}}{{3}} too, is it not so'"],
    ['no quotes, over two lines', 'Your order {{1}} is\n      on its way to {{2}}{{3}} now I think'],
    ['lines that are folded', '>-\n      Your order {{1}} is\n\n      on its way to {{2}}{{3}} now I think'],
    ['lines that are kept', '|2+\n      Your order {{1}} is\n\n      on its way to {{2}}{{3}} now I think'],
    ['emoji before it', '"🎂\\U0001F382 Your order {{1}} is on its way {{2}}{{3}} now"'],
    ['line ends of Windows', '|-\r\n      Your order {{1}} is\r\n      on its way to {{2}}{{3}} now I think'],
  ])('in a text with %s', async (_, text) => {
    const yaml = `name: a\nlanguage: es\ncategory: MARKETING\ncomponents:\n  - type: BODY\n    text: ${text}\n    example: {body_text: [[a, b, c]]}\n`;
    const before = yaml.slice(0, yaml.indexOf('{{3}}'));
    const place = `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
    const found = await findings(withFiles({ 'a.yaml': yaml }), 'templates lint a.yaml');
    expect(found.filter((line) => line.includes('adjacent'))).toEqual([`a.yaml:${place} variables-adjacent`]);
  });
});

describe('--fix', () => {
  test('puts right what is mechanical and leaves comments and layout', async () => {
    const cli = withFiles({ 'order.yaml': FAULTY });
    const { stdout } = await cli('templates lint --fix order.yaml');
    expect(stdout).toContain('✗ 1 file: 1 error; 5 put right');
    expect(readFileSync(join(cli.home, 'order.yaml'), 'utf8')).toBe(
      FAULTY.replace('Order Update', 'order_update')
        .replace('en-US', 'en_US')
        .replace('# cheaper', '# cheaper\nparameter_format: NAMED')
        .replace('text: |', 'text: |-')
        .replace('{{ first_name }}', '{{first_name}}'),
    );
  });

  test('keeps JSON what it is, with its byte order mark and line ends', async () => {
    const json = `\ufeff{\r\n\t"name": "x",\r\n\t"language": "es-AR",\r\n\t"category": "UTILITY",\r\n\t"components": [{"type": "BODY", "text": "Hola {{ 1 }}, su pedido\\nya está listo", "example": {"body_text": [["Ana"]]}}]\r\n}\r\n`;
    const cli = withFiles({ 'x.json': json });
    expect((await cli('templates lint --fix x.json')).code).toBe(0);
    expect(readFileSync(join(cli.home, 'x.json'), 'utf8')).toBe(
      json.replace('es-AR', 'es_AR').replace('{{ 1 }}', '{{1}}'),
    );
  });

  test('a dry run only says which files it would write', async () => {
    const cli = withFiles({ 'order.yaml': FAULTY });
    const { code, stdout } = await cli('templates lint --fix order.yaml --dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('order.yaml');
    expect(readFileSync(join(cli.home, 'order.yaml'), 'utf8')).toBe(FAULTY);
  });
});

describe('templates side by side', () => {
  const langs = (es: string) => ({ 'templates/bread/en_US.yaml': right('bread'), 'templates/bread/es.yaml': es });

  test.each([
    [
      'the same name and language twice',
      { 'templates/bread/en_US.yaml': right('bread'), 'templates/b.yaml': right('bread') },
      'template-repeated',
    ],
    [
      'the same text under two names',
      {
        'templates/a.yaml': right('a', 'es', 'Ya estamos abiertos de nuevo'),
        'templates/b.yaml': right('b', 'es', 'Ya estamos abiertos de nuevo'),
      },
      'content-repeated',
    ],
    [
      'another category in another language',
      langs(right('bread', 'es', 'Ya está listo').replace('UTILITY', 'MARKETING')),
      'category-across-languages',
    ],
    [
      'other variables in another language',
      langs(right('bread', 'es', 'Ya está listo, {{1}}, para usted')),
      'variables-across-languages',
    ],
    ['a path that says another name', { 'templates/bread/en_US.yaml': right('cake') }, 'path-contradicted'],
  ])('%s', async (_, files, rule) => {
    const found = await findings(withFiles(files));
    expect(found.map((line) => line.split(' ')[1])).toContain(rule);
  });

  test('name and language may come from the path alone', async () => {
    const file = 'category: UTILITY\ncomponents: [{type: BODY, text: Ready now}]\n';
    expect(await findings(withFiles({ 'templates/bread/en_US.yaml': file }))).toEqual([]);
  });
});

describe('what is remembered of the account', () => {
  test('another category than the name has at Meta is found, without a request', async () => {
    const cli = terminal();
    await cli.connect();
    await cli('templates sync');
    const before = cli.sent().length;
    const { templates } = JSON.parse((await cli('templates list --json')).stdout);
    const { category } = templates.find(({ name }: { name: string }) => name === 'hello_world');
    const other = category === 'UTILITY' ? 'MARKETING' : 'UTILITY';
    const file = right('hello_world', 'fr', 'Bonjour à tout le monde').replace('UTILITY', other);
    withFiles({ 'templates/hello_world/fr.yaml': file }, cli);
    expect((await findings(cli)).some((line) => line.endsWith('name-category'))).toBe(true);
    expect(cli.sent().length).toBe(before);
  });

  test('a name that was deleted from here is held back for thirty days', async () => {
    const cli = withFiles({ 'templates/gone/es.yaml': right('gone', 'es') });
    await cli.connect();
    const database = await openDatabase({ folder: join(cli.home, 'state') });
    recordTemplateWrite(database, DEFAULT_IDS.wabaId, {
      ...{ templateId: '1', name: 'gone', language: '*', action: 'delete', statusBefore: 'APPROVED', samples: [] },
      at: new Date(START).toISOString(),
    });
    database.close();
    expect(await findings(cli)).toEqual(['templates/gone/es.yaml:1:7 name-deleted']);
    await cli.advance(31 * 86_400_000);
    expect(await findings(cli)).toEqual([]);
  });
});

describe('sample files', () => {
  const withSample = (format: string, sample: string) =>
    `category: UTILITY\ncomponents:\n  - {type: HEADER, format: ${format}, sample: ${sample}}\n  - {type: BODY, text: Your cake is ready}\n`;
  const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);

  test.each([
    ['is there and right', 'IMAGE', JPEG, []],
    ['is missing', 'IMAGE', undefined, ['sample-file-missing']],
    ['is of another kind, whatever it is called', 'IMAGE', new TextEncoder().encode('%PDF-1.4'), ['sample-file-type']],
    ['is too large', 'IMAGE', Uint8Array.from([...JPEG, ...new Uint8Array(5 * 1024 * 1024)]), ['sample-file-size']],
    ['is a video for a video', 'VIDEO', Uint8Array.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70]), []],
  ] as const)('one that %s', async (_, format, bytes, rules) => {
    const files = { 'templates/cake/en_US.yaml': withSample(format, 'header.jpg') };
    const cli = withFiles(bytes === undefined ? files : { ...files, 'templates/cake/header.jpg': bytes });
    expect((await findings(cli)).map((line) => line.split(' ')[1])).toEqual(rules);
  });
});

test('a sample that is a folder is no sample', async () => {
  const file = `category: UTILITY\ncomponents: [{type: HEADER, format: IMAGE, sample: .}, {type: BODY, text: Ready now}]\n`;
  const found = await findings(withFiles({ 'templates/cake/en_US.yaml': file }));
  expect(found.map((line) => line.split(' ')[1])).toEqual(['sample-file-missing']);
});

describe('the report', () => {
  const files = { 'templates/order.yaml': FAULTY };

  test('reads well in a narrow terminal, in Spanish', async () => {
    const cli = withFiles(files, terminal({ tty: true, columns: 60 }));
    const { stdout, stderr } = await cli('templates lint --lang es --color never');
    expect(stdout.split('\n').every((line) => line.length <= 60)).toBe(true);
    expect(stdout).toContain('2:7     error  template-name  código 100');
    expect(stderr).toContain('Las plantillas tienen');
  });

  test('warnings alone end with 0, with --strict with 6', async () => {
    const cli = withFiles({ 'templates/a.yaml': right('a').replace('en_US', 'en-US') });
    expect((await cli('templates lint')).code).toBe(0);
    const { code, stderr } = await cli('templates lint --strict');
    expect(code).toBe(6);
    expect(stderr).toContain('The templates have 1 warning, and --strict counts them');
  });

  test('--format json is the same as --json', async () => {
    const cli = withFiles(files);
    const [one, other] = [await cli('templates lint --format json'), await cli('templates lint --json')];
    expect(one.stdout).toBe(other.stdout);
    expect(JSON.parse(one.stdout).findings[0]).toEqual({
      path: 'templates/order.yaml',
      line: 2,
      column: 7,
      severity: 'error',
      rule: 'template-name',
      message: expect.stringContaining('order_update would do'),
      member: 'name',
      prevents: '100',
      fixable: true,
    });
  });

  test('a --format goes before the output that the environment asks for', async () => {
    const cli = withFiles(files);
    const { stdout } = await cli('templates lint --format github', { env: { WABACTL_OUTPUT: 'json' } });
    expect(stdout).toMatch(/^::error file=/);
  });

  test.each(['--json --format sarif', '-o csv --format github', '--jq .errors --format human'])(
    'two forms at once are refused: %s',
    async (options) => {
      expect((await withFiles(files)(`templates lint ${options}`)).code).toBe(2);
    },
  );

  test('the form for GitHub escapes what would begin another command', async () => {
    const cli = withFiles({ 'templates/a, b:c.yaml': right('a').replace('name: a', 'name: "100%\\n::error::x"') });
    const { stdout } = await cli('templates lint --format github');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toContain('file=templates/a%2C b%3Ac.yaml,line=1,col=7,title=template-name::');
    expect(stdout).toContain('100%25%0A::error::x');
  });

  test('SARIF has the shape that its specification demands', async () => {
    const { stdout } = await withFiles({ ...files, 'templates/empty.yaml': '' })('templates lint --format sarif');
    const log = JSON.parse(stdout);
    const validate = new Ajv({ strict: false }).compile(SARIF);
    validate(log);
    expect(validate.errors).toBeNull();
    for (const { ruleId, ruleIndex } of log.runs[0].results) {
      expect(log.runs[0].tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });

  test('--rules explains every rule in both languages', async () => {
    const english = JSON.parse((await terminal()('templates lint --rules --json')).stdout).rules;
    const spanish = JSON.parse((await terminal()('templates lint --rules --json --lang es')).stdout).rules;
    expect(english.length).toBeGreaterThan(100);
    expect(spanish.map(({ rule }: { rule: string }) => rule)).toEqual(
      english.map(({ rule }: { rule: string }) => rule),
    );
    for (const [index, { about }] of english.entries()) expect(about).not.toBe(spanish[index].about);
  });
});

const text = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string' } },
  additionalProperties: false,
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const closed = (properties: object, ...required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });

/** What SARIF 2.1.0 says of the members that we write: sections 3.13, 3.14, 3.19, 3.27, 3.28 to 3.30, 3.49. */
const SARIF = closed(
  {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: list(
      closed(
        {
          tool: closed(
            {
              driver: closed(
                {
                  name: { type: 'string' },
                  semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
                  rules: list(
                    closed(
                      {
                        id: { type: 'string' },
                        shortDescription: text,
                        defaultConfiguration: closed({ level }),
                        properties: { type: 'object' },
                      },
                      'id',
                    ),
                  ),
                },
                'name',
              ),
            },
            'driver',
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: list(
            closed(
              {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: 0 },
                level,
                message: text,
                locations: list(
                  closed({
                    physicalLocation: closed(
                      {
                        artifactLocation: closed(
                          { uri: { type: 'string', pattern: "^[\\w.~!$&'()*+,;=:@%/-]+$" } },
                          'uri',
                        ),
                        region: closed(
                          { startLine: { type: 'integer', minimum: 1 }, startColumn: { type: 'integer', minimum: 1 } },
                          'startLine',
                        ),
                      },
                      'artifactLocation',
                    ),
                  }),
                ),
              },
              'message',
            ),
          ),
        },
        'tool',
      ),
    ),
  },
  'version',
  'runs',
);
