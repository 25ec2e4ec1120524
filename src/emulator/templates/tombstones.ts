/** Names of deleted templates, which cannot be used again for a while. */
import { TEMPLATE_LANGUAGES } from '../../core/meta/languages.js';
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import type { Refusal } from '../refusal.js';
import type { World } from '../route.js';
import type { Template, Tombstone } from '../state.js';
import { invalidTemplate } from './refusals.js';

const DAY_SECONDS = 86_400;
/** The refusal speaks of "less than 1 minute" where the template had never been approved. */
const NEVER_APPROVED_SECONDS = 60;
const ANY_LANGUAGE = '*';

interface Place {
  readonly wabaId: string;
  readonly name: string;
  readonly language: string;
}

/** Call before the template is removed: how long its name stays taken depends on its status. */
export function buryTemplate(world: World, template: Template, wholeName: boolean): void {
  const until = world.nowMs() / 1000 + reuseSeconds(template);
  bury(world, template, { until, reason: 'language-being-deleted' });
  if (wholeName) bury(world, { ...template, language: ANY_LANGUAGE }, { until, reason: 'name-being-removed' });
}

function bury(world: World, place: Place, tombstone: Tombstone): void {
  const previous = world.state.tombstones.get(key(place));
  if (previous === undefined || previous.until < tombstone.until) world.state.tombstones.set(key(place), tombstone);
}

/** What creating at this place is refused with, if a deletion blocks it. */
export function tombstoneRefusal(world: World, place: Place): Refusal | undefined {
  const language = standing(world, place);
  if (language) return languageBeingDeleted(place.language, language.until - world.nowMs() / 1000);
  if (standing(world, { ...place, language: ANY_LANGUAGE })) return nameBeingRemoved(place.name);
  return undefined;
}

function standing(world: World, place: Place): Tombstone | undefined {
  const tombstone = world.state.tombstones.get(key(place));
  if (tombstone && tombstone.until > world.nowMs() / 1000) return tombstone;
  world.state.tombstones.delete(key(place));
  return undefined;
}

function languageBeingDeleted(code: string, secondsLeft: number): Refusal {
  const language = TEMPLATE_LANGUAGES[code] ?? code;
  const wait = secondsLeft <= NEVER_APPROVED_SECONDS ? 'less than 1 minute' : '4 weeks';
  return invalidTemplate({
    subcode: 2388023,
    title: 'Message Template Language is Being Deleted',
    text: `New ${language} content can't be added while the existing ${language} content is being deleted. Try again in ${wait} or consider creating a new message template.`,
  });
}

function nameBeingRemoved(name: string): Refusal {
  return invalidTemplate({
    subcode: 2388025,
    title: 'Message Template Name is Being Removed',
    text: `The message template name ${name} is being removed. Use another name.`,
  });
}

/** 30 days for the name of an approved template; the error texts say 4 weeks. */
function reuseSeconds({ status }: Template): number {
  const wasApproved = !['PENDING', 'REJECTED'].includes(status);
  return wasApproved ? TEMPLATE_LIMITS.deletedNameReuseDays * DAY_SECONDS : NEVER_APPROVED_SECONDS;
}

function key({ wabaId, name, language }: Place): string {
  return `${wabaId}/${name}/${language}`;
}
