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
  const changes = replaceTemplates(database, 'channel-1', { templates, at: TUESDAY });
  expect(changes.map(({ name }) => name)).toEqual(['template_2', 'template_3', 'template_4']);
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

test('a newly signed link to a sample is kept but is no change', async () => {
  const database = await open();
  const withSample = (link: string) =>
    aTemplate('1', { components: [{ type: 'HEADER', format: 'IMAGE', example: { header_handle: [link] } }] });
  replaceTemplates(database, 'channel-1', { templates: [withSample('https://scontent.whatsapp.net/1')], at: MONDAY });
  const renewed = withSample('https://scontent.whatsapp.net/2');
  expect(replaceTemplates(database, 'channel-1', { templates: [renewed], at: TUESDAY })).toEqual([]);
  expect(templatesOf(database, 'channel-1')).toEqual([{ template: renewed, firstSeenAt: MONDAY, changedAt: MONDAY }]);
});

test('a template made anew under the same name takes the place of the old one', async () => {
  const database = await open();
  const [old, anew] = [aTemplate('1', { name: 'promo' }), aTemplate('2', { name: 'promo', status: 'PENDING' })];
  replaceTemplates(database, 'channel-1', { templates: [old], at: MONDAY });
  replaceTemplates(database, 'channel-1', { templates: [anew], at: TUESDAY });
  expect(templatesOf(database, 'channel-1')).toEqual([{ template: anew, firstSeenAt: TUESDAY, changedAt: TUESDAY }]);
});

test('the most templates an account may have are replaced at once', async () => {
  const database = await open();
  const templates = Array.from({ length: 6000 }, (_, index) => aTemplate(`${index}`));
  expect(replaceTemplates(database, 'channel-1', { templates, at: MONDAY })).toHaveLength(6000);
  const paused = templates.map((template) => ({ ...template, status: 'PAUSED' }));
  expect(replaceTemplates(database, 'channel-1', { templates: paused, at: TUESDAY })).toHaveLength(6000);
});
