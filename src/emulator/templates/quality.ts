/**
 * What recipients do to a template:
 *
 *   APPROVED -> PAUSED -> APPROVED          quality (3 h, then 6 h) or pacing
 *   APPROVED -> DISABLED                    the third strike
 *
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { setStatus } from './status.js';
import { publishQuality, publishStatus } from './webhooks.js';

const HOUR_MS = 3_600_000;
const PAUSE_MS = { FIRST_PAUSE: 3 * HOUR_MS, SECOND_PAUSE: 6 * HOUR_MS } as const;

export type PauseReason = 'FIRST_PAUSE' | 'SECOND_PAUSE' | 'RATE_LIMITING_PAUSE';

export function changeQuality(world: World, template: Template, score: string): void {
  const previous = template.qualityScore.score;
  template.qualityScore = { score, date: seconds(world) };
  if (previous !== score) publishQuality(world, template, previous);
}

/** The score falls to RED: a pause the first and the second time, the end the third. */
export function strikeTemplate(world: World, template: Template): void {
  template.strikes += 1;
  changeQuality(world, template, 'RED');
  if (template.strikes === 1) pauseTemplate(world, template, 'FIRST_PAUSE');
  else if (template.strikes === 2) pauseTemplate(world, template, 'SECOND_PAUSE');
  else disableTemplate(world, template);
}

/** Quality pauses end by themselves; a pacing pause waits for `POST /{template-id}/unpause`. */
export function pauseTemplate(world: World, template: Template, reason: PauseReason): void {
  setStatus(world, template, 'PAUSED');
  publishStatus(world, template, { event: 'PAUSED', reason: 'NONE', extra: otherInfo(reason, PAUSE_TEXTS[reason]) });
  if (reason === 'RATE_LIMITING_PAUSE') return;
  world.later(PAUSE_MS[reason], () => {
    if (template.status === 'PAUSED') resumeTemplate(world, template);
  });
}

const PAUSE_TEXTS: Readonly<Record<PauseReason, string>> = {
  FIRST_PAUSE: 'Your template has been paused for 3 hours because it had issues with its quality.',
  SECOND_PAUSE: 'Your template has been paused for 6 hours because it continued to have issues with its quality.',
  RATE_LIMITING_PAUSE: 'Your template has been paused because of negative feedback while it was being paced.',
};

export function resumeTemplate(world: World, template: Template): void {
  setStatus(world, template, 'APPROVED');
  const extra = otherInfo('UNPAUSE', 'Your template has been unpaused.');
  publishStatus(world, template, { event: 'APPROVED', reason: 'NONE', extra });
}

export function disableTemplate(world: World, template: Template): void {
  setStatus(world, template, 'DISABLED');
  const info = otherInfo(
    'DISABLED',
    'Your template has been disabled because it continued to have issues with its quality.',
  );
  const extra = { ...info, disable_info: { disable_date: seconds(world) } };
  publishStatus(world, template, { event: 'DISABLED', reason: 'NONE', extra });
}

function otherInfo(title: string, description: string): Record<string, unknown> {
  return { other_info: { title, description } };
}

function seconds(world: World): number {
  return Math.floor(world.nowMs() / 1000);
}
