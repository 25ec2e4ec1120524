import { describe, expect, test } from 'vitest';
import {
  type ManagedTemplate,
  type PlanFacts,
  planTemplates,
  type TemplateWrite,
} from '../../../../src/core/templates/code/plan.js';
import type { TemplateDefinition } from '../../../../src/core/templates/definition.js';
import { aTemplate } from '../a-template.js';

const NOW = new Date('2026-11-26T10:00:00.000Z');

function aFile(part: Partial<TemplateDefinition> = {}, samples: readonly string[] = []): ManagedTemplate {
  const definition: TemplateDefinition = {
    name: 'order',
    language: 'es_AR',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Hola' }],
    ...part,
  };
  return { path: `templates/${definition.name}/${definition.language}.yaml`, definition, samples };
}

const OTHER_TEXT = { components: [{ type: 'BODY', text: 'Chau' }] };

function aWrite(part: Partial<TemplateWrite>): TemplateWrite {
  const { id, name, language } = aTemplate();
  return {
    templateId: id,
    name,
    language,
    action: 'edit',
    statusBefore: 'APPROVED',
    samples: [],
    at: NOW.toISOString(),
    ...part,
  };
}

function plan(facts: Partial<PlanFacts>) {
  return planTemplates({ files: [], account: [], writes: [], now: NOW, limit: null, prune: false, ...facts });
}

test('a file without a template is created, one that says the same is left, one that does not is edited', () => {
  expect(plan({ files: [aFile()] })).toMatchObject([{ action: 'create', blocked: null }]);
  expect(plan({ files: [aFile()], account: [aTemplate()] })).toMatchObject([{ action: 'none' }]);
  expect(plan({ files: [aFile(OTHER_TEXT)], account: [aTemplate()] })).toMatchObject([
    { action: 'edit', blocked: null, differences: [{ member: 'body.text', file: 'Chau', account: 'Hola' }] },
  ]);
});

test('languages of one name are templates of their own', () => {
  const [edited, same] = plan({
    files: [aFile({ language: 'es', ...OTHER_TEXT }), aFile()],
    account: [aTemplate({ language: 'es', id: aTemplate().id }), aTemplate()],
  });
  expect(edited).toMatchObject({ language: 'es', action: 'edit' });
  expect(same).toMatchObject({ language: 'es_AR', action: 'none' });
});

test('what no file names is deleted only when asked, and the greeting of Meta never', () => {
  const account = [aTemplate(), aTemplate({ name: 'hello_world' })];
  expect(plan({ account }).map(({ action }) => action)).toEqual(['none', 'none']);
  expect(plan({ account, prune: true })).toMatchObject([
    { name: 'hello_world', action: 'none' },
    { name: 'order', action: 'delete', blocked: null },
  ]);
});

test('a disabled template cannot be deleted', () => {
  const [item] = plan({ account: [aTemplate({ status: 'DISABLED' })], prune: true });
  expect(item).toMatchObject({ action: 'delete', blocked: { block: 'status', status: 'DISABLED' } });
});

test('a template on its way out counts as gone', () => {
  expect(plan({ files: [aFile()], account: [aTemplate({ status: 'PENDING_DELETION' })] })).toMatchObject([
    { action: 'create' },
  ]);
});

describe('an edit', () => {
  const edit = (status: string, writes: TemplateWrite[] = []) =>
    plan({ files: [aFile(OTHER_TEXT)], account: [aTemplate({ status })], writes })[0];

  test.each(['PENDING', 'IN_APPEAL', 'DISABLED', 'ARCHIVED', 'LIMIT_EXCEEDED'])('waits while it is %s', (status) => {
    expect(edit(status)?.blocked).toEqual({ block: 'status', status });
  });

  test.each(['APPROVED', 'REJECTED', 'PAUSED'])('is possible while it is %s', (status) => {
    expect(edit(status)?.blocked).toBeNull();
  });

  test('of an approved one waits until 24 hours after the last', () => {
    const at = '2026-11-25T10:00:00.001Z';
    expect(edit('APPROVED', [aWrite({ at })])?.blocked).toEqual({
      block: 'edit-budget',
      until: '2026-11-26T10:00:00.001Z',
    });
    expect(edit('APPROVED', [aWrite({ at: '2026-11-25T10:00:00.000Z' })])?.blocked).toBeNull();
  });

  test('of an approved one waits when ten were made in 30 days', () => {
    const writes = Array.from({ length: 10 }, (_, day) =>
      aWrite({ at: `2026-11-${String(day + 5).padStart(2, '0')}T00:00:00.000Z` }),
    );
    expect(edit('APPROVED', writes)?.blocked).toEqual({ block: 'edit-budget', until: '2026-12-05T00:00:00.000Z' });
    expect(edit('APPROVED', writes.slice(1))?.blocked).toBeNull();
  });

  test('of a rejected one has no budget, and edits of a rejected one are not counted', () => {
    expect(edit('REJECTED', [aWrite({})])?.blocked).toBeNull();
    expect(edit('APPROVED', [aWrite({ statusBefore: 'REJECTED' })])?.blocked).toBeNull();
  });

  test("cannot post Meta's own link back as a sample", () => {
    const components = [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://scontent.whatsapp.net/x'] } },
      { type: 'BODY', text: 'Chau' },
    ];
    const [item] = plan({ files: [aFile({ components })], account: [aTemplate()] });
    expect(item?.blocked).toEqual({ block: 'sample-missing' });
  });
});

describe('another category', () => {
  test('of an approved template is drift, which no edit can mend', () => {
    expect(plan({ files: [aFile()], account: [aTemplate({ category: 'MARKETING' })] })).toMatchObject([
      { action: 'none', categoryDrift: { file: 'UTILITY', account: 'MARKETING' } },
    ]);
  });

  test('of a rejected one is edited', () => {
    const [item] = plan({ files: [aFile()], account: [aTemplate({ category: 'MARKETING', status: 'REJECTED' })] });
    expect(item).toMatchObject({
      action: 'edit',
      categoryDrift: null,
      differences: [{ member: 'category', file: 'UTILITY', account: 'MARKETING' }],
    });
  });

  test('than that of the other languages of its name cannot be created', () => {
    const [, created] = plan({
      files: [aFile({ language: 'fr' })],
      account: [aTemplate({ category: 'MARKETING' })],
    });
    expect(created).toMatchObject({ action: 'create', blocked: { block: 'category-of-name', category: 'MARKETING' } });
  });
});

describe('a name that was deleted', () => {
  const create = (write: Partial<TemplateWrite>) =>
    plan({ files: [aFile()], writes: [aWrite({ action: 'delete', ...write })] })[0]?.blocked;

  test('rests for 30 days', () => {
    expect(create({ at: '2026-11-01T00:00:00.000Z' })).toEqual({
      block: 'name-deleted',
      until: '2026-12-01T00:00:00.000Z',
    });
    expect(create({ at: '2026-10-01T00:00:00.000Z' })).toBeNull();
  });

  test('rests in every language where all were deleted, else only in its own', () => {
    expect(create({ language: '*' })).toMatchObject({ block: 'name-deleted' });
    expect(create({ language: 'fr' })).toBeNull();
  });

  test('does not rest where it had never been approved', () => {
    expect(create({ statusBefore: 'REJECTED' })).toBeNull();
  });
});

test("creations beyond the account's limit wait", () => {
  const files = ['fr', 'it'].map((language) => aFile({ language }));
  const blocks = plan({ files, account: [aTemplate()], limit: 2 }).map(({ blocked }) => blocked);
  expect(blocks).toEqual([null, null, { block: 'template-limit', limit: 2 }]);
});

test('a sample is another one when its file is not the one that was sent or fetched last', () => {
  const components = [
    { type: 'HEADER', format: 'IMAGE', sample: 'cake.png' },
    { type: 'BODY', text: 'Hola' },
  ];
  const account = [
    aTemplate({
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'Hola' },
      ],
    }),
  ];
  const of = (writes: TemplateWrite[]) =>
    plan({ files: [aFile({ components }, ['new'])], account, writes })[0]?.differences;
  const sent = (hash: string) => aWrite({ samples: [hash], action: 'create', at: '2026-11-01T00:00:00.000Z' });
  expect(of([sent('old')])).toEqual([{ member: 'components[0].sample', file: 'cake.png', account: null }]);
  expect(of([sent('old'), sent('new')])).toEqual([]);
  expect(of([])).toEqual([]);
});

test('a lifetime is compared only where the file names one', () => {
  const account = [aTemplate({ messageSendTtlSeconds: 600 })];
  expect(plan({ files: [aFile()], account })).toMatchObject([{ action: 'none' }]);
  expect(plan({ files: [aFile({ message_send_ttl_seconds: 900 })], account })).toMatchObject([
    { action: 'edit', differences: [{ member: 'message_send_ttl_seconds', file: '900', account: '600' }] },
  ]);
});
