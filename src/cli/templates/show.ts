import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { normalizeLanguage } from '../../core/meta/languages.js';
import { nearest } from '../../core/nearest.js';
import { renderTemplate } from '../../core/templates/render.js';
import type { Template } from '../../core/templates/template.js';
import { lastTemplateSync, templatesOf } from '../../store/template-cache.js';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import { command } from '../command.js';
import { optional, text } from '../field.js';
import { syncTemplates } from '../templates-sync.js';
import { nameStatus, paintQuality, templateRow, toRow } from './template-data.js';

export const show = command({
  path: 'templates show',
  examples: ['wabactl templates show order_update', 'wabactl templates show order_update --language es_MX --json'],
  args: { name: text('<name>') },
  options: { language: optional(text('--language <code>')) },
  output: z.object({
    ...templateRow.shape,
    previousCategory: z.nullable(z.string()),
    parameterFormat: z.nullable(z.string()),
    components: z.readonly(z.array(z.looseObject({ type: z.string() }))),
    syncedAt: z.string(),
  }),
  async run(input, context) {
    const { session } = context;
    const channel = await session.channel();
    const database = await session.database();
    const syncedAt = lastTemplateSync(database, channel.id)?.at ?? (await syncTemplates(context)).syncedAt;
    const all = templatesOf(database, channel.id).map(({ template }) => template);
    const template = pick(all, input.name, input.language);
    const { previousCategory, parameterFormat, components } = template;
    return { ...toRow(template), previousCategory, parameterFormat, components, syncedAt };
  },
  view(template, screen, say) {
    const { style, now, text: words } = screen;
    const { labels } = say;
    const { header, body, footer, buttons } = renderTemplate(template);
    const willBecome =
      template.correctCategory !== null && template.correctCategory !== template.category
        ? ` (${say.willBecome(template.correctCategory)})`
        : '';
    const reason = template.rejectedReason;
    const buttonLines = buttons.map(
      ({ text: label, type, target }) => `[${label || type}]${target ? ` ${target}` : ''}`,
    );
    return details(
      [
        [labels.name, style.strong(template.name)],
        [labels.language, template.language],
        [labels.status, nameStatus(template.status, say.statuses, style)],
        [labels.reason, reason === null ? undefined : `${reason}: ${say.reasons[reason] ?? ''}`.replace(/: $/, '')],
        [labels.category, `${template.category}${willBecome}`],
        [labels.quality, paintQuality(template.quality, style)],
        [labels.header, header ?? undefined],
        [labels.body, body],
        [labels.footer, footer ?? undefined],
        [labels.buttons, buttonLines.length === 0 ? undefined : buttonLines.join('\n')],
        [labels.id, template.id],
        [labels.synced, relativeTime(new Date(template.syncedAt), now, words.language)],
      ],
      screen,
    );
  },
});

/** By name, and by language where there are several; every state is shown, not only what can be sent. */
function pick(templates: readonly Template[], name: string, language: string | undefined): Template {
  const versions = templates.filter((template) => template.name === name);
  const wanted = language === undefined ? undefined : normalizeLanguage(language);
  const chosen = wanted === undefined ? versions : versions.filter((template) => template.language === wanted);
  const [only] = chosen;
  if (only && chosen.length === 1) return only;
  const names = [...new Set(templates.map((template) => template.name))];
  throw new Failure('template-unknown', {
    name,
    nearest: nearest(name, names),
    languages: versions.map((template) => template.language),
  });
}
