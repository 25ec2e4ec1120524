/** DELETE /{waba-id}/message_templates, by name (all languages), by name and id, or by ids. */
import { asList, asText } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import type { Refusal } from '../refusal.js';
import { parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { invalidTemplate, unsupportedForm } from './refusals.js';
import { buryTemplate } from './tombstones.js';
import { publishStatus } from './webhooks.js';

type Params = Readonly<Record<string, unknown>>;

const IDS_MAX = 100;

/** All or nothing: a template that cannot be deleted leaves the others alone. */
export function deleteTemplates(world: World, wabaId: string, params: Params): void {
  const wholeName = params.hsm_id === undefined && params.hsm_ids === undefined;
  const chosen =
    params.hsm_ids === undefined ? chosenByName(world, wabaId, params) : chosenByIds(world, wabaId, params);
  if (chosen.some(({ status }) => status === 'DISABLED')) {
    throw unsupportedForm("A disabled message template can't be deleted.");
  }
  const awaited = templatesWithMessagesUnderWay(world);
  for (const template of chosen) deleteTemplate(world, template, { wholeName, isAwaited: awaited.has(template.id) });
}

function chosenByName({ state }: World, wabaId: string, params: Params): Template[] {
  const name = asText(params.name);
  if (name === undefined || name === '') throw parameterRequired('name');
  const id = asText(params.hsm_id);
  const chosen = state.templates.named(wabaId, name).filter((one) => id === undefined || one.id === id);
  if (chosen.length === 0) throw notFound();
  return chosen;
}

/** The reference page says a JSON array; a list with commas passes too. */
function chosenByIds({ state }: World, wabaId: string, params: Params): Template[] {
  if (params.name !== undefined || params.hsm_id !== undefined) {
    throw unsupportedForm("hsm_ids can't be combined with name or hsm_id.");
  }
  const given = decodeJsonText(params.hsm_ids);
  const ids = (asList(given) ?? asText(given)?.split(',') ?? []).map((id) => asText(id)?.trim());
  if (ids.length === 0 || ids.length > IDS_MAX) throw unsupportedForm(`hsm_ids takes between 1 and ${IDS_MAX} ids.`);
  return ids.map((id) => {
    const template = state.templates.get(id ?? '');
    if (template?.wabaId !== wabaId) throw notFound();
    return template;
  });
}

/** No source names the subcode. */
function notFound(): Refusal {
  return invalidTemplate({ title: 'Message Template Not Found', text: "The message template doesn't exist." });
}

interface Deletion {
  readonly wholeName: boolean;
  /** Messages of it are still under way. */
  readonly isAwaited: boolean;
}

function deleteTemplate(world: World, template: Template, { wholeName, isAwaited }: Deletion): void {
  buryTemplate(world, template, wholeName);
  template.reviewAtMs = undefined;
  if (!isAwaited) {
    world.state.templates.delete(template.id);
    publishStatus(world, template, { event: 'DELETED', reason: 'NONE' });
    return;
  }
  template.status = 'PENDING_DELETION';
  publishStatus(world, template, { event: 'PENDING_DELETION', reason: null });
}

/** Removes templates of a WABA that waited only for messages which have arrived since. */
export function settleDeletions(world: World, wabaId: string): void {
  const leaving = world.state.templates.ofWaba(wabaId).filter(({ status }) => status === 'PENDING_DELETION');
  if (leaving.length === 0) return;
  const awaited = templatesWithMessagesUnderWay(world);
  for (const { id } of leaving) if (!awaited.has(id)) world.state.templates.delete(id);
}

/** Accepted messages are still tried for 30 days; their template stays until they have arrived. */
function templatesWithMessagesUnderWay(world: World): ReadonlySet<string | undefined> {
  const underWay = [...world.state.messages.values()].filter(
    ({ status, pending }) => pending.length > 0 && (status === 'accepted' || status === 'sent'),
  );
  return new Set(underWay.map(({ templateId }) => templateId));
}
