/**
 * What Meta does to a template by itself:
 *
 *   PENDING -> APPROVED | REJECTED          the review, after settings.reviewDelayMs
 *   APPROVED -> PAUSED -> APPROVED          quality (3 h, then 6 h) or pacing
 *   APPROVED -> DISABLED                    the third strike
 *
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { publishCategory, publishCategoryNotice, publishQuality, publishStatus } from './webhooks.js';

export interface ReviewOutcome {
  readonly status: string;
  /** Set when the review puts the template into another category, as it does with promotional UTILITY ones. */
  readonly category?: string;
  readonly rejectedReason?: string;
}

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;
const PAUSE_MS = { FIRST_PAUSE: 3 * HOUR_MS, SECOND_PAUSE: 6 * HOUR_MS } as const;

export type PauseReason = 'FIRST_PAUSE' | 'SECOND_PAUSE' | 'RATE_LIMITING_PAUSE';

/** Puts the template into review; it is decided when the time comes, or when it is read after that. */
export function scheduleReview(world: World, template: Template): void {
  const at = world.nowMs() + world.state.settings.reviewDelayMs;
  template.status = 'PENDING';
  template.rejectedReason = 'NONE';
  template.reviewAtMs = at;
  world.later(world.state.settings.reviewDelayMs, () => {
    const unchanged = world.state.templates.get(template.id) === template && template.reviewAtMs === at;
    if (unchanged) decideReview(world, template, plannedOutcome(world, template));
  });
}

/** Decides the review if it is due; to be called before a template is read, since a timer may be late. */
export function settleReview(world: World, template: Template): void {
  const due = template.reviewAtMs !== undefined && template.reviewAtMs <= world.nowMs();
  if (due) decideReview(world, template, plannedOutcome(world, template));
}

function plannedOutcome(world: World, template: Template): ReviewOutcome {
  return template.reviewOutcome ?? { status: world.state.settings.reviewOutcome };
}

/** The review's end, by timer or by hand: the new status, perhaps a new category, and the webhooks for both. */
export function decideReview(world: World, template: Template, outcome: ReviewOutcome): void {
  template.reviewAtMs = undefined;
  template.reviewOutcome = undefined;
  if (outcome.category !== undefined) changeCategory(world, template, outcome.category);
  const reason = outcome.status === 'REJECTED' ? (outcome.rejectedReason ?? 'INVALID_FORMAT') : 'NONE';
  template.rejectedReason = reason;
  setStatus(world, template, outcome.status);
  publishStatus(world, template, { event: outcome.status, reason, extra: rejectionInfo(reason) });
}

/** Only INVALID_FORMAT comes with an explanation. */
function rejectionInfo(reason: string): Record<string, unknown> {
  if (reason !== 'INVALID_FORMAT') return {};
  return {
    rejection_info: {
      reason:
        'Your template has parameters placed next to each other (like {{1}}{{2}}) without text or punctuation between them.',
      recommendation: 'Add text or punctuation between the parameters.',
    },
  };
}

/** Meta's correction of a category: the status stays, a time to live is dropped. */
export function changeCategory(world: World, template: Template, category: string): void {
  const previous = template.category;
  if (previous === category) return;
  template.previousCategory = previous;
  template.category = category;
  template.correctCategory = undefined;
  template.messageSendTtlSeconds = undefined;
  publishCategory(world, template, previous);
}

/** The warning that a category will be corrected in 24 hours. */
export function announceCategory(world: World, template: Template, correctCategory: string): void {
  template.correctCategory = correctCategory;
  publishCategoryNotice(world, template, correctCategory, seconds(world) + DAY_SECONDS);
}

export function changeQuality(world: World, template: Template, score: string): void {
  const previous = template.qualityScore.score;
  template.qualityScore = { score, date: seconds(world) };
  if (previous !== score) publishQuality(world, template, previous);
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

function setStatus(world: World, template: Template, status: string): void {
  template.status = status;
  template.lastUpdatedAt = seconds(world);
}

function seconds(world: World): number {
  return Math.floor(world.nowMs() / 1000);
}
