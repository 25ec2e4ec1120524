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
    [{ change: 'approved', from: 'PENDING', to: 'APPROVED' }],
  ],
  [
    'a rejection with its reason',
    { status: 'PENDING' },
    { status: 'REJECTED', rejectedReason: 'SCAM' },
    [{ change: 'rejected', reason: 'SCAM' }],
  ],
  ['a pause', {}, { status: 'PAUSED' }, [{ change: 'paused' }]],
  ['a disabling', {}, { status: 'DISABLED' }, [{ change: 'disabled' }]],
  ['another status', {}, { status: 'ARCHIVED' }, [{ change: 'status-changed', from: 'APPROVED', to: 'ARCHIVED' }]],
  ['a new category', {}, { category: 'MARKETING' }, [{ change: 're-categorised', from: 'UTILITY', to: 'MARKETING' }]],
  [
    'a quality score',
    { qualityScore: { score: 'GREEN', at: null } },
    { qualityScore: { score: 'RED', at: null } },
    [{ change: 'quality-changed', from: 'GREEN', to: 'RED' }],
  ],
  ['another text', {}, { components: [{ type: 'BODY', text: 'Chau' }] }, [{ change: 'changed', from: null, to: null }]],
  [
    'two things at once',
    { status: 'PENDING' },
    { status: 'APPROVED', category: 'MARKETING' },
    [{ change: 'approved' }, { change: 're-categorised' }],
  ],
];

test.each(cases)('reports %s', (_what, before, after, changes) => {
  const report = compareTemplates([aTemplate(before)], [aTemplate(after)]);
  expect(report).toHaveLength(changes.length);
  expect(report).toMatchObject(changes);
});

test('languages of one name are added and gone one by one', () => {
  const report = compareTemplates([aTemplate({ language: 'es' })], [aTemplate({ language: 'en' })]);
  expect(report.map(({ change, language }) => [change, language])).toEqual([
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
