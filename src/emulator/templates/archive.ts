/**
 * What Meta does to templates that nobody used for twelve months. Paths, body and answer are known from one client only,
 * which asks api.facebook.com; here they stand beside the other edges. UNSURE.
 */
import { asList, asText } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { unsupportedForm } from './refusals.js';
import { setStatus } from './status.js';
import { publishStatus } from './webhooks.js';

const IDS_MAX = 100;

export function archiveTemplate(world: World, template: Template): void {
  template.statusBeforeArchive = template.status;
  setStatus(world, template, 'ARCHIVED');
  publishStatus(world, template, { event: 'ARCHIVED', reason: 'NONE' });
}

/** Gives it back the status that it had. */
export function unarchiveTemplate(world: World, template: Template): void {
  setStatus(world, template, template.statusBeforeArchive ?? 'APPROVED');
  template.statusBeforeArchive = undefined;
  publishStatus(world, template, { event: 'UNARCHIVED', reason: 'NONE' });
}

interface Moved {
  readonly done: string[];
  readonly failed: Record<string, string>;
}

/** What the two edges do: those that can be moved are, and the others come back with a reason. */
export function moveTemplates(world: World, wabaId: string, given: unknown, direction: 'archive' | 'unarchive'): Moved {
  const moved: Moved = { done: [], failed: {} };
  for (const id of idsOf(given)) {
    const template = world.state.templates.get(id);
    const problem = problemOf(template, wabaId, direction);
    if (template && problem === undefined) {
      MOVES[direction](world, template);
      moved.done.push(id);
    } else moved.failed[id] = problem ?? '';
  }
  return moved;
}

const MOVES = { archive: archiveTemplate, unarchive: unarchiveTemplate };

/** The words are ours. */
function problemOf(template: Template | undefined, wabaId: string, direction: 'archive' | 'unarchive') {
  if (template?.wabaId !== wabaId) return "The message template doesn't exist.";
  const isArchived = template.status === 'ARCHIVED';
  if (isArchived === (direction === 'unarchive')) return undefined;
  return isArchived ? 'The message template is archived already.' : "The message template isn't archived.";
}

function idsOf(given: unknown): string[] {
  const value = decodeJsonText(given);
  const ids = (asList(value)?.map(asText) ?? asText(value)?.split(',') ?? []).map((id) => id?.trim() ?? '');
  if (ids.length === 0) throw parameterRequired('hsm_ids');
  if (ids.length > IDS_MAX) throw unsupportedForm(`hsm_ids takes between 1 and ${IDS_MAX} ids.`);
  return ids;
}
