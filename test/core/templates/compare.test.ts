import { expect, test } from 'vitest';
import { compareTemplates } from '../../../src/core/templates/compare.js';
import type { Template } from '../../../src/core/templates/template.js';
import { aTemplate } from './a-template.js';

const cases: [string, Partial<Template>, Partial<Template>, object[]][] = [
  ['nothing', {}, {}, []],
  [
    'an approval',
    { status: 'PENDING' },
    { status: 'APPROVED' },
    [{ kind: 'approved', before: 'PENDING', after: 'APPROVED' }],
  ],
  [
    'a rejection with its reason',
    { status: 'PENDING' },
    { status: 'REJECTED', rejectedReason: 'SCAM' },
    [{ kind: 'rejected', reason: 'SCAM' }],
  ],
  ['a pause', {}, { status: 'PAUSED' }, [{ kind: 'paused' }]],
  ['a disabling', {}, { status: 'DISABLED' }, [{ kind: 'disabled' }]],
  ['another status', {}, { status: 'ARCHIVED' }, [{ kind: 'changed', before: 'APPROVED', after: 'ARCHIVED' }]],
  ['a new category', {}, { category: 'MARKETING' }, [{ kind: 'recategorised', before: 'UTILITY', after: 'MARKETING' }]],
  [
    'a quality score',
    { qualityScore: { score: 'GREEN', at: null } },
    { qualityScore: { score: 'RED', at: null } },
    [{ kind: 'quality', before: 'GREEN', after: 'RED' }],
  ],
  [
    'another text',
    {},
    { components: [{ type: 'BODY', text: 'Chau' }] },
    [{ kind: 'changed', before: null, after: null }],
  ],
  [
    'two things at once',
    { status: 'PENDING' },
    { status: 'APPROVED', category: 'MARKETING' },
    [{ kind: 'approved' }, { kind: 'recategorised' }],
  ],
];

test.each(cases)('reports %s', (_what, before, after, changes) => {
  const report = compareTemplates([aTemplate(before)], [aTemplate(after)]);
  expect(report).toHaveLength(changes.length);
  expect(report).toMatchObject(changes);
});

test('languages of one name are added and gone one by one', () => {
  const report = compareTemplates([aTemplate({ language: 'es' })], [aTemplate({ language: 'en' })]);
  expect(report.map(({ kind, language }) => [kind, language])).toEqual([
    ['added', 'en'],
    ['gone', 'es'],
  ]);
});

test('neither the order of keys nor a newly signed sample link is a change', () => {
  const before = aTemplate({
    components: [{ type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://a?1'] } }],
  });
  const after = aTemplate({
    components: [{ format: 'IMAGE', example: { header_handle: ['https://a?2'] }, type: 'HEADER' }],
  });
  expect(compareTemplates([before], [after])).toEqual([]);
});
