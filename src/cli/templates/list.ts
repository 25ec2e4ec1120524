import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { TEMPLATE_LANGUAGES } from '../../core/meta/languages.js';
import { QUALITY_SCORES, TEMPLATE_STATUSES } from '../../core/meta/template-states.js';
import { TEMPLATE_CATEGORIES } from '../../core/templates/definition.js';
import { byUrgency } from '../../core/templates/list-facts.js';
import { checkFilter, type ListFilter, normalizeFilter } from '../../core/templates/list-filter.js';
import type { Database } from '../../store/database.js';
import { lastTemplateSync } from '../../store/template-cache.js';
import { cachedValues, countCached, listCached } from '../../store/template-list.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { tableRows } from '../../ui/table.js';
import { command, type Says } from '../command.js';
import { flag, optional, list as repeated, text } from '../field.js';
import { syncTemplates } from '../templates-sync.js';
import { type Listed, listedTemplate, withDetails } from './listed-template.js';
import { nameStatus, paintQuality } from './template-data.js';
import { notesOf } from './template-notes.js';

export const list = command({
  path: 'templates list',
  examples: [
    'wabactl templates list',
    'wabactl templates list --status REJECTED --status PAUSED',
    "wabactl templates list --language es --search pedido --json --jq '.templates[].name'",
  ],
  args: {},
  options: {
    search: optional(text('-s, --search <text>')),
    status: { ...repeated('--status <status>'), values: TEMPLATE_STATUSES },
    category: { ...repeated('--category <category>'), values: TEMPLATE_CATEGORIES },
    language: { ...repeated('--language <code>'), values: Object.keys(TEMPLATE_LANGUAGES) },
    quality: { ...repeated('--quality <score>'), values: QUALITY_SCORES },
    all: flag('--all'),
  },
  output: z.object({
    templates: z.array(listedTemplate),
    total: z.number(),
    /** Of the listed ones, how many the table leaves out. */
    hiddenSamples: z.number(),
    syncedAt: z.string(),
  }),
  rows: ({ templates }) => templates,
  async run(input, context) {
    const { session, note, say } = context;
    const channel = await session.channel();
    const database = await session.database();
    const last = lastTemplateSync(database, channel.id);
    if (!last) note(say.firstSync);
    const syncedAt = last?.at ?? (await syncTemplates(context)).syncedAt;
    const filter = normalizeFilter(input);
    const isFiltered = Object.values(filter).some((values) => values.length > 0);
    if (isFiltered) assertPossible(filter, database, channel.id);
    const found = byUrgency(listCached(database, channel.id, { search: input.search, ...filter }));
    const total = countCached(database, channel.id);
    if (found.length === 0 && total > 0 && isFiltered) note(say.present(valuesIn(database, channel.id)));
    const templates = withDetails(found, database);
    // Who looks for one by its text wants to see it.
    const hides = !input.all && input.search === undefined;
    const hiddenSamples = hides ? templates.filter(({ sample }) => sample).length : 0;
    return { templates, total, hiddenSamples, syncedAt };
  },
  view({ templates, total, hiddenSamples, syncedAt }, screen, say) {
    if (total === 0) return say.empty;
    if (templates.length === 0) return say.nothingFound(total);
    const shown = hiddenSamples === 0 ? templates : templates.filter(({ sample }) => !sample);
    const foot = screen.style.dim(footOf({ shown: shown.length, total, hiddenSamples, syncedAt }, screen, say));
    return shown.length === 0 ? foot : `${lines(shown, screen, say)}\n\n${foot}`;
  },
});

function assertPossible(filter: ListFilter, database: Database, channelId: string): void {
  const problems = checkFilter(filter, cachedValues(database, channelId));
  if (problems.length > 0) throw new Failure('template-filter-unknown', { problems });
}

/** What a filter can find here: nothing found because of a language that none has is no good news. */
function valuesIn(database: Database, channelId: string): string {
  const { status, category, language } = cachedValues(database, channelId);
  return [status, category, language].map((values) => values.join(', ')).join('; ');
}

const DAY_MS = 86_400_000;

interface Counts {
  readonly shown: number;
  readonly total: number;
  readonly hiddenSamples: number;
  readonly syncedAt: string;
}

function footOf(
  { shown, total, hiddenSamples, syncedAt }: Counts,
  { now, text: words }: Screen,
  say: Says<'templates list'>,
): string {
  const at = new Date(syncedAt);
  const parts = [say.count(shown, total, relativeTime(at, now, words.language))];
  if (hiddenSamples > 0) parts.push(say.hidden(hiddenSamples));
  if (now.getTime() - at.getTime() > DAY_MS) parts.push(say.old);
  return parts.join('\n');
}

/** Under each row what a person must know about it, under a rejected one its reason. */
function lines(templates: readonly Listed[], screen: Screen, say: Says<'templates list'>): string {
  const cells = templates.map(({ name, language, status, category, quality }) => [
    name,
    language,
    nameStatus(status, say.statuses, screen.style),
    category,
    paintQuality(quality, screen.style),
  ]);
  const [head = '', ...rows] = tableRows(say.head, cells, screen);
  const noted = [head];
  for (const [at, template] of templates.entries()) {
    noted.push(rows[at] ?? '');
    for (const note of notesOf(template, template, screen, say)) noted.push(`  ${screen.style.dim(note)}`);
  }
  return noted.join('\n');
}
