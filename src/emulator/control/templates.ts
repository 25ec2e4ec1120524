import * as z from 'zod/mini';
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { archiveTemplate, unarchiveTemplate } from '../templates/archive.js';
import { REJECTION_REASONS } from '../templates/judgement.js';
import { changeQuality, disableTemplate, pauseTemplate, resumeTemplate, strikeTemplate } from '../templates/quality.js';
import { announceCategory, appealTemplate, changeCategory, decideReview } from '../templates/review.js';
import { setStatus } from '../templates/status.js';
import { publishStatus } from '../templates/webhooks.js';
import type { Control } from './call.js';
import { notFound, parseBody } from './problem.js';

const CATEGORIES = ['AUTHENTICATION', 'MARKETING', 'UTILITY'] as const;
const approval = z.strictObject({ category: z.exactOptional(z.enum(CATEGORIES)) });
const rejection = z.strictObject({ reason: z._default(z.enum(REJECTION_REASONS), 'INVALID_FORMAT') });
const appeal = z.strictObject({ outcome: z._default(z.enum(['APPROVED', 'REJECTED']), 'APPROVED') });
const event = z.strictObject({ event: z.enum(['FLAGGED', 'REINSTATED', 'LOCKED']) });
const pause = z.strictObject({
  reason: z._default(z.enum(['FIRST_PAUSE', 'SECOND_PAUSE', 'RATE_LIMITING_PAUSE']), 'FIRST_PAUSE'),
});
const category = z.strictObject({ category: z.enum(CATEGORIES), announceOnly: z._default(z.boolean(), false) });
const quality = z.strictObject({ score: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']) });

function does(change: (world: World, template: Template, body: unknown) => void): Control['handle'] {
  return ({ body, path, world }) => {
    const template = world.state.templates.get(path.id ?? '');
    if (!template) throw notFound('template', path.id);
    change(world, template, body);
    return { id: template.id, name: template.name, status: template.status, category: template.category };
  };
}

function changeOrAnnounce(world: World, template: Template, body: unknown): void {
  const wanted = parseBody(category, body);
  if (wanted.announceOnly) announceCategory(world, template, wanted.category);
  else changeCategory(world, template, wanted.category);
}

function appealTo(world: World, template: Template, body: unknown): void {
  const { outcome } = parseBody(appeal, body);
  const reason = template.rejectedReason;
  appealTemplate(world, template, { status: outcome, ...(outcome === 'REJECTED' && { rejectedReason: reason }) });
}

/** What reviewers and recipients do to a template, with the webhooks that follow. */
export const templateControls: readonly Control[] = [
  {
    method: 'POST',
    path: '/templates/:id/approve',
    about: 'Ends the review well, in another category if one is named',
    example: { category: 'MARKETING' },
    handle: does((world, template, body) => {
      const { category: other } = parseBody(approval, body);
      decideReview(world, template, { status: 'APPROVED', ...(other && { category: other }) });
    }),
  },
  {
    method: 'POST',
    path: '/templates/:id/reject',
    about: 'Ends the review badly',
    example: { reason: 'TAG_CONTENT_MISMATCH' },
    handle: does((world, template, body) => {
      decideReview(world, template, { status: 'REJECTED', rejectedReason: parseBody(rejection, body).reason });
    }),
  },
  {
    method: 'POST',
    path: '/templates/:id/appeal',
    about: 'Asks for another review, which ends as `outcome` says',
    example: { outcome: 'APPROVED' },
    handle: does(appealTo),
  },
  {
    method: 'POST',
    path: '/templates/:id/strike',
    about: 'Lets its quality fall to RED: paused for 3 hours, then for 6, then disabled',
    handle: does(strikeTemplate),
  },
  {
    method: 'POST',
    path: '/templates/:id/pause',
    about: 'Pauses it for bad quality or pacing',
    example: { reason: 'FIRST_PAUSE' },
    handle: does((world, template, body) => pauseTemplate(world, template, parseBody(pause, body).reason)),
  },
  { method: 'POST', path: '/templates/:id/resume', about: 'Ends a pause', handle: does(resumeTemplate) },
  { method: 'POST', path: '/templates/:id/disable', about: 'Disables it for good', handle: does(disableTemplate) },
  {
    method: 'POST',
    path: '/templates/:id/category',
    about: 'Corrects its category, or announces that and does it 24 hours later',
    example: { category: 'MARKETING', announceOnly: true },
    handle: does(changeOrAnnounce),
  },
  {
    method: 'POST',
    path: '/templates/:id/quality',
    about: 'Changes its quality score',
    example: { score: 'RED' },
    handle: does((world, template, body) => changeQuality(world, template, parseBody(quality, body).score)),
  },
  {
    method: 'POST',
    path: '/templates/:id/archive',
    about: 'Archives it, as Meta does after twelve months without use',
    handle: does(archiveTemplate),
  },
  {
    method: 'POST',
    path: '/templates/:id/unarchive',
    about: 'Gives it back the status that it had',
    handle: does(unarchiveTemplate),
  },
  {
    method: 'POST',
    path: '/templates/:id/limit-exceeded',
    about: 'Shows it as one too many for its account',
    handle: does((world, template) => {
      setStatus(world, template, 'LIMIT_EXCEEDED');
      publishStatus(world, template, { event: 'LIMIT_EXCEEDED', reason: 'NONE' });
    }),
  },
  {
    method: 'POST',
    path: '/templates/:id/event',
    about: 'Tells an event that leaves the status alone: FLAGGED, REINSTATED or LOCKED',
    example: { event: 'FLAGGED' },
    handle: does((world, template, body) =>
      publishStatus(world, template, { event: parseBody(event, body).event, reason: 'NONE' }),
    ),
  },
];
