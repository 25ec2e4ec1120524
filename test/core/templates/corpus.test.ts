import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../../src/cli/templates/parse-template.js';
import type { Finding } from '../../../src/core/templates/lint/finding.js';
import { lintFile } from '../../../src/core/templates/lint/lint.js';
import { RULE_IDS, RULES } from '../../../src/core/templates/lint/rules.js';

const CORPUS = new URL('./corpus/', import.meta.url);

function lint(file: string): readonly Finding[] {
  return lintFile(file, parseTemplate(file, readFileSync(new URL(file, CORPUS)))).findings;
}

const filesIn = (folder: string) => readdirSync(new URL(folder, CORPUS)).sort();

describe('a right template', () => {
  test.each(filesIn('right/'))('%s has no error', (file) => {
    const errors = lint(`right/${file}`).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, place, member }) => ({ rule, place, member }))).toEqual([]);
  });
});

/** Rules that look beyond one file; their tests run whole command lines. */
const BEYOND_THE_FILE = [
  ...['template-repeated', 'content-repeated', 'category-across-languages', 'variables-across-languages'],
  ...['path-contradicted', 'name-deleted', 'name-category'],
  ...['sample-file-missing', 'sample-file-type', 'sample-file-size'],
];

describe('a faulty template', () => {
  test.each(filesIn('faulty/'))('%s is caught by the rule of its name, which is all that is found', (file) => {
    const findings = lint(`faulty/${file}`);
    const id = file.replace(/\.yaml$/, '');
    const own = findings.filter(({ rule }) => rule === id);
    expect(own.length).toBeGreaterThan(0);
    for (const { place } of own) expect(place).not.toBeNull();
    const others = findings.filter(({ rule, severity }) => rule !== id && severity === 'error');
    expect(others.map(({ rule, member }) => ({ rule, member }))).toEqual([]);
  });

  test('there is one for every rule', () => {
    const covered = filesIn('faulty/').map((file) => file.replace(/\.yaml$/, ''));
    expect([...covered, ...BEYOND_THE_FILE].sort()).toEqual([...RULE_IDS].sort());
  });
});

test('a rule is no error unless its harm is sure: only those prevent nothing that are about the file itself', () => {
  const without = RULE_IDS.filter((id) => RULES[id].severity === 'error' && RULES[id].prevents === null);
  expect(without).toEqual(['syntax', 'not-a-template']);
});
