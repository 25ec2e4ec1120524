/** GET /{waba-id}/message_templates. */
import { asText, type JsonObject } from '../json-values.js';
import type { World } from '../route.js';
import type { Template, Waba, WireComponent } from '../state.js';
import { settleDeletions } from './delete.js';
import { templateLimitOf } from './limit.js';
import { settleReviews } from './review.js';

type Params = Readonly<Record<string, unknown>>;

/** The templates of a WABA that pass the filters, newest first. */
export function listTemplates(world: World, wabaId: string, params: Params): Template[] {
  settleReviews(world);
  settleDeletions(world);
  return [...world.state.templates.values()]
    .filter((template) => template.wabaId === wabaId && passes(template, params))
    .reverse();
}

function passes(template: Template, params: Params): boolean {
  const { name, language, status, category, qualityScore, correctCategory } = template;
  const includes = (filter: unknown, text: string) => text.toLowerCase().includes((asText(filter) ?? '').toLowerCase());
  const content = contentOf(template);
  return (
    includes(params.name, name) &&
    includes(params.content, content) &&
    (includes(params.name_or_content, name) || includes(params.name_or_content, content)) &&
    isOneOf(params.status, status) &&
    isOneOf(params.category, category) &&
    isOneOf(params.language, language) &&
    isOneOf(params.quality_score, qualityScore.score) &&
    isOneOf(params.correct_category, correctCategory ?? '') &&
    // Nothing here is made by Direct Send.
    isOneOf(params.source, 'MANUAL')
  );
}

/** One value, a list with commas, or a JSON array; in any case. An empty filter filters nothing. */
function isOneOf(filter: unknown, value: string): boolean {
  const wanted = (Array.isArray(filter) ? filter.join(',') : (asText(filter) ?? ''))
    .split(',')
    .map((one) => one.replaceAll(/[[\]"'\s]/g, '').toUpperCase())
    .filter(Boolean);
  return wanted.length === 0 || wanted.includes(value.toUpperCase());
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
  const ofWaba = [...world.state.templates.values()].filter(({ wabaId }) => wabaId === waba.id);
  const values: JsonObject = {
    total_count: totalCount,
    message_template_count: ofWaba.length,
    message_template_limit: templateLimitOf(world, waba),
    are_translations_complete: true,
  };
  // `summary=true` asks for all of them, as on other edges.
  const names = asked === 'true' || asked === '1' ? Object.keys(values) : asked.split(',').map((name) => name.trim());
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
