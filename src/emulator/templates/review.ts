/**
 * What Meta's reviewers do to a template:
 *
 *   PENDING -> APPROVED | REJECTED          the review, after settings.reviewDelayMs
 *   REJECTED -> IN_APPEAL -> APPROVED | REJECTED
 *   UTILITY -> MARKETING                    a category that is corrected, a day after it was announced
 *
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { judge } from './judgement.js';
import { setStatus } from './status.js';
import { publishCategory, publishCategoryNotice, publishStatus } from './webhooks.js';

export interface ReviewOutcome {
  readonly status: string;
  /** Set when the review puts the template into another category, as it does with promotional UTILITY ones. */
  readonly category?: string;
  readonly rejectedReason?: string;
  /** Beside INVALID_FORMAT: what is wrong, and what to do. */
  readonly rejectionInfo?: RejectionInfo;
}

export interface RejectionInfo {
  readonly reason: string;
  readonly recommendation: string;
}

const DAY_SECONDS = 86_400;

/** Puts the template into review; it is decided when the time comes, or when it is read after that. */
export function scheduleReview(world: World, template: Template): void {
  template.rejectedReason = 'NONE';
  waitForReview(world, template, 'PENDING');
}

/** A rejection that the business does not accept: reviewed once more, well unless told otherwise. */
export function appealTemplate(world: World, template: Template, outcome: ReviewOutcome): void {
  template.reviewOutcome = outcome;
  publishStatus(world, template, { event: 'IN_APPEAL', reason: template.rejectedReason });
  waitForReview(world, template, 'IN_APPEAL');
}

function waitForReview(world: World, template: Template, status: string): void {
  const delay = world.state.settings.reviewDelayMs;
  const at = world.nowMs() + delay;
  template.status = status;
  template.reviewAtMs = at;
  world.later(delay, () => {
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
  return template.reviewOutcome ?? judge(world, template);
}

/** The review's end, by timer or by hand: the new status, perhaps a new category, and the webhooks for both. */
export function decideReview(world: World, template: Template, outcome: ReviewOutcome): void {
  template.reviewAtMs = undefined;
  template.reviewOutcome = undefined;
  if (outcome.category !== undefined) changeCategory(world, template, outcome.category);
  const reason = outcome.status === 'REJECTED' ? (outcome.rejectedReason ?? 'INVALID_FORMAT') : 'NONE';
  template.rejectedReason = reason;
  setStatus(world, template, outcome.status);
  publishStatus(world, template, { event: outcome.status, reason, extra: infoOf(reason, outcome) });
}

/** Only INVALID_FORMAT comes with an explanation. */
function infoOf(reason: string, { rejectionInfo = ADJACENT }: ReviewOutcome): Record<string, unknown> {
  return reason === 'INVALID_FORMAT' ? { rejection_info: rejectionInfo } : {};
}

/** The one explanation that Meta's page quotes. */
const ADJACENT: RejectionInfo = {
  reason:
    'Your template has parameters placed next to each other (like {{1}}{{2}}) without text or punctuation between them.',
  recommendation: 'Add text or punctuation between the parameters.',
};

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

/** The warning that a category will be corrected in 24 hours, and then the correction. */
export function announceCategory(world: World, template: Template, correctCategory: string): void {
  template.correctCategory = correctCategory;
  publishCategoryNotice(world, template, correctCategory, seconds(world) + DAY_SECONDS);
  world.later(DAY_SECONDS * 1000, () => {
    const stands = world.state.templates.get(template.id) === template && template.correctCategory === correctCategory;
    if (stands) changeCategory(world, template, correctCategory);
  });
}

function seconds(world: World): number {
  return Math.floor(world.nowMs() / 1000);
}
