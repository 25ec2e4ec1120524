/** GET /{waba-id}/message_templates. */
import { asText, type JsonObject } from '../json-values.js';
import type { World } from '../route.js';
import type { Template, Waba, WireComponent } from '../state.js';
import { settleDeletions } from './delete.js';
import { templateLimitOf } from './limit.js';
import { settleReview } from './review.js';

type Params = Readonly<Record<string, unknown>>;

/** The templates of a WABA that pass the filters, newest first. */
export function listTemplates(world: World, wabaId: string, params: Params): Template[] {
  for (const template of world.state.templates.ofWaba(wabaId)) settleReview(world, template);
  settleDeletions(world, wabaId);
  const tests = testsOf(params);
  return world.state.templates
    .ofWaba(wabaId)
    .filter((template) => tests.every((passes) => passes(template)))
    .reverse();
}

type Test = (template: Template) => boolean;

/** One test for each filter that was sent, so that a list without filters looks at nothing but the templates. */
function testsOf(params: Params): Test[] {
  const text = (filter: unknown, read: (template: Template) => string): Test | undefined => {
    const part = (asText(filter) ?? '').toLowerCase();
    return part === '' ? undefined : (template) => read(template).toLowerCase().includes(part);
  };
  const choice = (filter: unknown, read: (template: Template) => string): Test | undefined => {
    const wanted = choicesOf(filter);
    return wanted.length === 0 ? undefined : (template) => wanted.includes(read(template).toUpperCase());
  };
  return [
    text(params.name, ({ name }) => name),
    text(params.content, contentOf),
    text(params.name_or_content, (template) => `${template.name}\n${contentOf(template)}`),
    choice(params.status, ({ status }) => status),
    choice(params.category, ({ category }) => category),
    choice(params.language, ({ language }) => language),
    choice(params.quality_score, ({ qualityScore }) => qualityScore.score),
    choice(params.correct_category, ({ correctCategory }) => correctCategory ?? ''),
    // Nothing here is made by Direct Send.
    choice(params.source, () => 'MANUAL'),
  ].filter((test) => test !== undefined);
}

/** One value, a list with commas, or a JSON array; in any case. An empty filter filters nothing. */
function choicesOf(filter: unknown): string[] {
  return (Array.isArray(filter) ? filter.join(',') : (asText(filter) ?? ''))
    .split(',')
    .map((one) => one.replaceAll(/[[\]"'\s]/g, '').toUpperCase())
    .filter(Boolean);
}

function contentOf({ components }: Template): string {
  return components.map(({ text }: WireComponent) => text ?? '').join('\n');
}

/** The members of `summary` that were asked for, by commas; undefined when none was. */
export function templateSummary(
  world: World,
  waba: Waba,
  totalCount: number,
  asked: string | undefined,
): JsonObject | undefined {
  if (asked === undefined || asked === '') return undefined;
  const values: JsonObject = {
    total_count: totalCount,
    message_template_count: world.state.templates.countOfWaba(waba.id),
    message_template_limit: templateLimitOf(world, waba),
    are_translations_complete: true,
  };
  // `summary=true` asks for all of them, as on other edges.
  const names = asked === 'true' || asked === '1' ? Object.keys(values) : asked.split(',').map((name) => name.trim());
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
