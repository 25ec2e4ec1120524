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
  const ofWaba = [...world.state.templates.values()].filter((template) => template.wabaId === wabaId);
  const wholeName = params.hsm_id === undefined && params.hsm_ids === undefined;
  const chosen = params.hsm_ids === undefined ? chosenByName(ofWaba, params) : chosenByIds(ofWaba, params);
  if (chosen.some(({ status }) => status === 'DISABLED')) {
    throw unsupportedForm("A disabled message template can't be deleted.");
  }
  for (const template of chosen) deleteTemplate(world, template, wholeName);
}

function chosenByName(ofWaba: readonly Template[], params: Params): Template[] {
  const name = asText(params.name);
  if (name === undefined || name === '') throw parameterRequired('name');
  const id = asText(params.hsm_id);
  const chosen = ofWaba.filter((one) => one.name === name && (id === undefined || one.id === id));
  if (chosen.length === 0) throw notFound();
  return chosen;
}

/** The reference page says a JSON array; a list with commas passes too. */
function chosenByIds(ofWaba: readonly Template[], params: Params): Template[] {
  if (params.name !== undefined || params.hsm_id !== undefined) {
    throw unsupportedForm("hsm_ids can't be combined with name or hsm_id.");
  }
  const given = decodeJsonText(params.hsm_ids);
  const ids = (asList(given) ?? asText(given)?.split(',') ?? []).map((id) => asText(id)?.trim());
  if (ids.length === 0 || ids.length > IDS_MAX) throw unsupportedForm(`hsm_ids takes between 1 and ${IDS_MAX} ids.`);
  return ids.map((id) => {
    const template = ofWaba.find((one) => one.id === id);
    if (template === undefined) throw notFound();
    return template;
  });
}

/** No source names the subcode. */
function notFound(): Refusal {
  return invalidTemplate({ title: 'Message Template Not Found', text: "The message template doesn't exist." });
}

function deleteTemplate(world: World, template: Template, wholeName: boolean): void {
  buryTemplate(world, template, wholeName);
  template.reviewAtMs = undefined;
  if (!hasUndelivered(world, template)) {
    world.state.templates.delete(template.id);
    publishStatus(world, template, { event: 'DELETED', reason: 'NONE' });
    return;
  }
  template.status = 'PENDING_DELETION';
  publishStatus(world, template, { event: 'PENDING_DELETION', reason: null });
}

/** Removes templates that waited only for messages which have arrived since. */
export function settleDeletions(world: World): void {
  for (const template of world.state.templates.values()) {
    if (template.status === 'PENDING_DELETION' && !hasUndelivered(world, template)) {
      world.state.templates.delete(template.id);
    }
  }
}

/** Accepted messages are still tried for 30 days; the template stays until they have arrived. */
function hasUndelivered(world: World, { id }: Template): boolean {
  return [...world.state.messages.values()].some(
    ({ templateId, status, pending }) =>
      templateId === id && pending.length > 0 && (status === 'accepted' || status === 'sent'),
  );
}
