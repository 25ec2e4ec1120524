import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixTemplate } from '../../../src/cli/templates/fix-template.js';
import { toGithub } from '../../../src/cli/templates/lint-report/github.js';
import { reportRules, toReport } from '../../../src/cli/templates/lint-report/report.js';
import { toSarif } from '../../../src/cli/templates/lint-report/sarif.js';
import { parseTemplate, parseTemplateText } from '../../../src/cli/templates/parse-template.js';
import { lintAcross } from '../../../src/core/templates/lint/across.js';
import { lintFile } from '../../../src/core/templates/lint/lint.js';
import { loadLintText } from '../../../src/text/lint-text.js';
import { anyJson, anyTemplate } from './template-arbitraries.js';

const RUNS = { seed: 20_261_126, numRuns: 500 };
const text = await loadLintText('es');

/** Everything that happens to a file on its way to a report. */
function report(bytes: Uint8Array): void {
  const linted = lintFile('templates/a/es.yaml', parseTemplate('templates/a/es.yaml', bytes));
  const findings = [...linted.findings, ...lintAcross([...linted.templates, ...linted.templates])];
  const shown = toReport({ findings, files: 1, fixed: 0 }, text);
  toGithub(shown);
  JSON.parse(toSarif(shown, reportRules(text).rules ?? [], '1.0.0'));
}

describe('nothing that a file holds makes lint fall over', () => {
  test('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), report), RUNS);
  });

  test('any characters that YAML gives a meaning', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'\n\n  -:{}[],&*!|>\'"%@#?~<=ab1.\t'), maxLength: 120 });
    fc.assert(
      fc.property(signs, (file) => report(new TextEncoder().encode(file))),
      { ...RUNS, numRuns: 3000 },
    );
  });

  test('any JSON, with the members of templates in wrong places', () => {
    fc.assert(
      fc.property(anyJson, (value) => report(new TextEncoder().encode(JSON.stringify(value)))),
      { ...RUNS, numRuns: 3000 },
    );
  });

  test.each([
    [
      'a billion laughs',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replace(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
    ],
    ['lists in lists', '['.repeat(100_000)],
    ['objects in objects', '{"a":'.repeat(50_000)],
    ['dashes in dashes', '- '.repeat(20_000)],
    ['an alias of itself', 'name: &a [*a]\ncomponents: *a'],
    ['a huge text', `name: ${'x'.repeat(2_000_000)}`],
    [
      'many braces',
      `name: a\nlanguage: es\ncategory: UTILITY\ncomponents: [{type: BODY, text: "${'{{'.repeat(50_000)}"}]`,
    ],
    [
      'many stars',
      `name: a\nlanguage: es\ncategory: UTILITY\ncomponents: [{type: BODY, text: "x"}, {type: FOOTER, text: "${'_*~'.repeat(30_000)}"}]`,
    ],
    ['a name that JavaScript knows', '{"__proto__": {"components": []}, "constructor": 1}'],
  ])('%s', (_, file) => {
    const before = performance.now();
    report(new TextEncoder().encode(file));
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('--fix', () => {
  const layouts = fc.constantFrom(
    (value: unknown) => JSON.stringify(value),
    (value: unknown) => JSON.stringify(value, null, 2),
  );

  test('makes no finding that was not there, and is done after one time', () => {
    fc.assert(
      fc.property(anyTemplate, layouts, (template, layout) => {
        const file = layout({ name: 'Some Name', ...template });
        const before = lintFile('a.json', parseTemplateText('a.json', file));
        const { file: after, linted, fixed } = fixTemplate('a.json', file);
        expect(linted.findings.length).toBeLessThanOrEqual(before.findings.length - fixed.length);
        expect(JSON.parse(after)).toBeDefined();
        expect(fixTemplate('a.json', after)).toMatchObject({ file: after, fixed: [] });
      }),
      { ...RUNS, numRuns: 300 },
    );
  });
});
