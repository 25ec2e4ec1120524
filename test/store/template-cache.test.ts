import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.js';
import { lastTemplateSync, replaceTemplates, templatesOf } from '../../src/store/template-cache.js';
import { newFolder } from './support/folder.js';
import { aTemplate } from './support/records.js';

const MONDAY = '2026-01-05T00:00:00.000Z';
const TUESDAY = '2026-01-06T00:00:00.000Z';

const open = () => openDatabase({ folder: newFolder() });

test('templates come back as they were, by name and language', async () => {
  const database = await open();
  const templates = [
    aTemplate('3', { name: 'b', qualityScore: { score: 'GREEN', at: MONDAY } }),
    aTemplate('2', { name: 'a', language: 'es' }),
    aTemplate('1', { name: 'a', language: 'en' }),
  ];
  replaceTemplates(database, 'channel-1', { templates, at: MONDAY });
  expect(templatesOf(database, 'channel-1').map(({ template }) => template)).toEqual([...templates].reverse());
  expect(templatesOf(database, 'channel-2')).toEqual([]);
});

test('a sync tells what is new, what changed and what is gone, and remembers since when', async () => {
  const database = await open();
  const [kept, pending, gone] = [aTemplate('1'), aTemplate('2', { status: 'PENDING' }), aTemplate('3')];
  replaceTemplates(database, 'channel-1', { templates: [kept, pending, gone], at: MONDAY });
  const [approved, added] = [aTemplate('2'), aTemplate('4')];
  const templates = [kept, approved, added];
  expect(replaceTemplates(database, 'channel-1', { templates, at: TUESDAY })).toEqual({
    added: [added],
    changed: [{ before: pending, after: approved }],
    gone: [gone],
  });
  expect(templatesOf(database, 'channel-1')).toEqual([
    { template: kept, firstSeenAt: MONDAY, changedAt: MONDAY },
    { template: approved, firstSeenAt: MONDAY, changedAt: TUESDAY },
    { template: added, firstSeenAt: TUESDAY, changedAt: TUESDAY },
  ]);
  expect(lastTemplateSync(database, 'channel-1')).toEqual({ at: TUESDAY, total: 3, added: 1, changed: 1, gone: 1 });
});

test('a channel that was never synced is not one without templates', async () => {
  const database = await open();
  expect(lastTemplateSync(database, 'channel-1')).toBeUndefined();
  replaceTemplates(database, 'channel-1', { templates: [], at: MONDAY });
  expect(lastTemplateSync(database, 'channel-1')).toEqual({ at: MONDAY, total: 0, added: 0, changed: 0, gone: 0 });
});

test('neither the order of members nor a newly signed sample link is a change', async () => {
  const database = await open();
  const header = (link: string) => ({ type: 'HEADER', format: 'IMAGE', example: { header_handle: [link] } });
  const before = aTemplate('1', { components: [header('https://scontent.whatsapp.net/a?oe=1')] });
  const { type, ...rest } = header('https://scontent.whatsapp.net/a?oe=2');
  const after = aTemplate('1', { components: [{ ...rest, type }] });
  replaceTemplates(database, 'channel-1', { templates: [before], at: MONDAY });
  expect(replaceTemplates(database, 'channel-1', { templates: [after], at: TUESDAY }).changed).toEqual([]);
});

test('a template made anew under the same name is one gone and one added', async () => {
  const database = await open();
  const [old, anew] = [aTemplate('1', { name: 'promo' }), aTemplate('2', { name: 'promo' })];
  replaceTemplates(database, 'channel-1', { templates: [old], at: MONDAY });
  expect(replaceTemplates(database, 'channel-1', { templates: [anew], at: TUESDAY })).toEqual({
    added: [anew],
    changed: [],
    gone: [old],
  });
});

test('the most templates an account may have are replaced at once', async () => {
  const database = await open();
  const templates = Array.from({ length: 6000 }, (_, index) => aTemplate(`${index}`));
  expect(replaceTemplates(database, 'channel-1', { templates, at: MONDAY }).added).toHaveLength(6000);
  const paused = templates.map((template) => ({ ...template, status: 'PAUSED' }));
  expect(replaceTemplates(database, 'channel-1', { templates: paused, at: TUESDAY }).changed).toHaveLength(6000);
});
