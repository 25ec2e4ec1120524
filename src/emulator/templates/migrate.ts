/** POST /{waba-id}/migrate_message_templates, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/template-migration */
import { asInteger, asList, asText } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { reachesWaba } from '../permissions.js';
import { parameterInvalid, parameterRequired, unknownObject } from '../refusals.js';
import type { Call, World } from '../route.js';
import { MANAGEMENT } from '../scopes.js';
import type { Template, Waba } from '../state.js';
import { templateLimitOf } from './limit.js';
import { unsupportedForm } from './refusals.js';

const PAGE_MAX = 500;

export interface Migration {
  /** Ids at the source, as those of `failed_templates`; the page does not say whose they are. UNSURE. */
  readonly migrated_templates: string[];
  readonly failed_templates: Record<string, string>;
}

/** Copies what is approved and not of bad quality; the source keeps it. */
export function migrateTemplates(call: Call, destination: Waba): Migration {
  const { world } = call;
  const source = sourceOf(call, destination);
  const migration: Migration = { migrated_templates: [], failed_templates: {} };
  for (const template of chosen(call, source)) {
    const problem = problemOf(world, destination, template);
    if (problem === undefined) {
      copy(world, destination, template);
      migration.migrated_templates.push(template.id);
    } else migration.failed_templates[template.id] = problem;
  }
  return migration;
}

function sourceOf({ params, world: { state }, token }: Call, destination: Waba): Waba {
  const id = asText(params.source_waba_id);
  if (id === undefined) throw parameterRequired('source_waba_id');
  const source = state.wabas.get(id);
  const isOpen = !state.settings.checkPermissions || reachesWaba(id, token, [MANAGEMENT], state);
  if (source === undefined || !isOpen) throw unknownObject('post', id);
  if (source.ownerBusinessId !== destination.ownerBusinessId) {
    throw unsupportedForm('Both WhatsApp Business accounts must belong to the same Meta business.');
  }
  return source;
}

function chosen({ params, world: { state } }: Call, source: Waba): Template[] {
  const ids = idsOf(params.template_ids);
  if (ids !== undefined) {
    return ids.map((id) => {
      const template = state.templates.get(id);
      if (template?.wabaId !== source.id)
        throw parameterInvalid('template_ids', `has no template of the source: ${id}`);
      return template;
    });
  }
  const count = readNumber(params.count, 'count', { byDefault: PAGE_MAX, min: 1, max: PAGE_MAX });
  const page = readNumber(params.page_number, 'page_number', { byDefault: 0, min: 0, max: 1_000_000 });
  return state.templates
    .ofWaba(source.id)
    .filter(isMovable)
    .slice(page * count, (page + 1) * count);
}

function idsOf(given: unknown): string[] | undefined {
  const value = decodeJsonText(given);
  const list = asList(value) ?? asText(value)?.split(',');
  if (list === undefined) return undefined;
  if (list.length === 0 || list.length > PAGE_MAX) throw parameterInvalid('template_ids', `takes 1 to ${PAGE_MAX} ids`);
  return list.map((id) => asText(id)?.trim() ?? '');
}

function readNumber(
  given: unknown,
  name: string,
  { byDefault, min, max }: { byDefault: number; min: number; max: number },
): number {
  if (given === undefined) return byDefault;
  const value = asInteger(given);
  if (value === undefined || value < min || value > max) {
    throw parameterInvalid(name, `must be between ${min} and ${max}`);
  }
  return value;
}

function isMovable({ status, qualityScore }: Template): boolean {
  return status === 'APPROVED' && ['GREEN', 'UNKNOWN'].includes(qualityScore.score);
}

/** The first two are Meta's examples; the others are our words. */
function problemOf(world: World, destination: Waba, template: Template): string | undefined {
  const { templates } = world.state;
  if (template.correctCategory !== undefined && template.correctCategory !== template.category) {
    return 'Incorrect category';
  }
  if (hasDanglingVariable(template)) return 'Formatting error - dangling parameter';
  if (!isMovable(template)) return 'Only approved templates with quality GREEN or UNKNOWN can be migrated';
  const namesakes = templates.named(destination.id, template.name);
  if (namesakes.some(({ language }) => language === template.language)) return 'The template exists already';
  if (namesakes.some(({ category }) => category !== template.category)) return 'Incorrect category';
  if (templates.countOfWaba(destination.id) >= templateLimitOf(world, destination)) return 'Template limit exceeded';
  return undefined;
}

function hasDanglingVariable({ category, components }: Template): boolean {
  const body = components.find(({ type }) => type === 'BODY')?.text?.trim() ?? '';
  return category !== 'AUTHENTICATION' && /^\{\{|\}\}$/.test(body);
}

function copy(world: World, { id: wabaId }: Waba, template: Template): void {
  const now = Math.floor(world.nowMs() / 1000);
  const id = world.newId();
  world.state.templates.set(id, {
    ...template,
    id,
    wabaId,
    components: structuredClone(template.components),
    qualityScore: { score: 'UNKNOWN', date: now },
    createdAt: now,
    lastUpdatedAt: now,
    edits: [],
    strikes: 0,
    figures: [],
  });
}
