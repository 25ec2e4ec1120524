import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { normalizeLanguage } from '../../core/meta/languages.js';
import { nearest } from '../../core/nearest.js';
import { byUrgency } from '../../core/templates/list-facts.js';
import { renderTemplate } from '../../core/templates/render.js';
import type { Template } from '../../core/templates/template.js';
import type { Database } from '../../store/database.js';
import { languagesOfTemplate, lastTemplateSync } from '../../store/template-cache.js';
import { cachedValues } from '../../store/template-list.js';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { tableRows } from '../../ui/table.js';
import { command, type Says } from '../command.js';
import { optional, text } from '../field.js';
import { syncTemplates } from '../templates-sync.js';
import { listedTemplate, withDetails } from './listed-template.js';
import { nameStatus, paintQuality, toFacts } from './template-data.js';
import { notesOf } from './template-notes.js';

const wholeTemplate = z.object({
  ...listedTemplate.shape,
  parameterFormat: z.nullable(z.string()),
  qualityAt: z.nullable(z.string()),
  components: z.readonly(z.array(z.looseObject({ type: z.string() }))),
  syncedAt: z.string(),
});

/** Where no language is named and there are several; what needs a person comes first. */
const severalTemplates = z.object({
  name: z.string(),
  languages: z.array(z.object({ ...listedTemplate.shape, body: z.string() })),
  syncedAt: z.string(),
});

export const show = command({
  path: 'templates show',
  examples: ['wabactl templates show order_update', 'wabactl templates show order_update --language es_MX --json'],
  args: { name: text('<name>') },
  options: { language: optional(text('--language <code>')) },
  output: z.union([wholeTemplate, severalTemplates]),
  rows: (data) => ('languages' in data ? data.languages : [data]),
  async run(input, context) {
    const { session } = context;
    const channel = await session.channel();
    const database = await session.database();
    const syncedAt = lastTemplateSync(database, channel.id)?.at ?? (await syncTemplates(context)).syncedAt;
    const chosen = pick(database, channel.id, input);
    const [only, ...others] = chosen;
    if (only && others.length === 0) return { ...describe(only, database), syncedAt };
    const bodies = new Map(chosen.map((template) => [String(template.id), renderTemplate(template).body]));
    const languages = withDetails(byUrgency(chosen.map(toFacts)), database);
    return {
      name: input.name,
      languages: languages.map((each) => ({ ...each, body: bodies.get(each.id) ?? '' })),
      syncedAt,
    };
  },
  view(data, screen, say) {
    return 'languages' in data ? viewLanguages(data, screen, say) : viewOne(data, screen, say);
  },
});

/** By name, and by language where one is named; every state is shown, not only what can be sent. */
function pick(
  database: Database,
  channelId: string,
  { name, language }: { name: string; language?: string | undefined },
) {
  const versions = languagesOfTemplate(database, channelId, name).map(({ template }) => template);
  const wanted = language === undefined ? undefined : normalizeLanguage(language);
  const chosen = versions.filter((template) => wanted === undefined || template.language === wanted);
  if (chosen.length > 0) return chosen;
  throw new Failure('template-unknown', {
    name,
    nearest: nearest(name, cachedValues(database, channelId).name),
    languages: versions.map((template) => template.language),
  });
}

function describe(template: Template, database: Database): Omit<z.infer<typeof wholeTemplate>, 'syncedAt'> {
  const { parameterFormat, components, qualityScore } = template;
  const [listed] = withDetails([toFacts(template)], database);
  if (listed === undefined) throw new Error('One template in, one out.');
  return { ...listed, parameterFormat, qualityAt: qualityScore?.at ?? null, components };
}

function viewOne(template: z.infer<typeof wholeTemplate>, screen: Screen, say: Says<'templates show'>): string {
  const { style, now, text: words } = screen;
  const { labels } = say;
  const { header, body, footer, buttons } = renderTemplate(template);
  const meaning = say.meanings[template.quality ?? 'UNKNOWN'];
  const notes = notesOf(template, template, screen, say);
  const buttonLines = buttons.map(({ text: label, type, target }) => `[${label || type}]${target ? ` ${target}` : ''}`);
  return details(
    [
      [labels.name, style.strong(template.name)],
      [labels.language, template.language],
      [labels.status, nameStatus(template.status, say.statuses, style)],
      [labels.category, template.category],
      [labels.quality, `${paintQuality(template.quality, style)}${meaning === undefined ? '' : ` (${meaning})`}`],
      [labels.notes, notes.length === 0 ? undefined : notes.join('\n')],
      [labels.header, header ?? undefined],
      [labels.body, body],
      [labels.footer, footer ?? undefined],
      [labels.buttons, buttonLines.length === 0 ? undefined : buttonLines.join('\n')],
      [labels.id, template.id],
      [labels.synced, relativeTime(new Date(template.syncedAt), now, words.language)],
    ],
    screen,
  );
}

function viewLanguages(
  { name, languages }: z.infer<typeof severalTemplates>,
  screen: Screen,
  say: Says<'templates show'>,
): string {
  const { style } = screen;
  const cells = languages.map(({ language, status, category, quality }) => [
    language,
    nameStatus(status, say.statuses, style),
    category,
    paintQuality(quality, style),
  ]);
  const [head = '', ...rows] = tableRows(say.head, cells, screen);
  const lines = languages.flatMap((each, at) => {
    const notes = [each.body.replaceAll('\n', ' '), ...notesOf(each, each, screen, say)];
    return [rows[at] ?? '', ...notes.map((note) => `  ${style.dim(note)}`)];
  });
  const next = say.next(name, languages[0]?.language ?? '');
  return [style.strong(say.several(name, languages.length)), head, ...lines, '', next].join('\n');
}
