import * as z from 'zod/mini';
import type { World } from '../route.js';
import type { Template } from '../state.js';
import {
  announceCategory,
  changeCategory,
  changeQuality,
  decideReview,
  disableTemplate,
  pauseTemplate,
  resumeTemplate,
} from '../templates/review.js';
import type { Control } from './call.js';
import { notFound, parseBody } from './problem.js';

const outcome = z.strictObject({ category: z.exactOptional(z.string()), reason: z.exactOptional(z.string()) });
const pause = z.strictObject({
  reason: z._default(z.enum(['FIRST_PAUSE', 'SECOND_PAUSE', 'RATE_LIMITING_PAUSE']), 'FIRST_PAUSE'),
});
const category = z.strictObject({ category: z.string(), announceOnly: z._default(z.boolean(), false) });
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

/** What reviewers and recipients do to a template, with the webhooks that follow. */
export const templateControls: readonly Control[] = [
  {
    method: 'POST',
    path: '/templates/:id/approve',
    about: 'Ends the review well, in another category if one is named',
    example: { category: 'MARKETING' },
    handle: does((world, template, body) => {
      const { category: other } = parseBody(outcome, body);
      decideReview(world, template, { status: 'APPROVED', ...(other && { category: other }) });
    }),
  },
  {
    method: 'POST',
    path: '/templates/:id/reject',
    about: 'Ends the review badly',
    example: { reason: 'TAG_CONTENT_MISMATCH' },
    handle: does((world, template, body) => {
      const { reason } = parseBody(outcome, body);
      decideReview(world, template, { status: 'REJECTED', ...(reason && { rejectedReason: reason }) });
    }),
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
    about: 'Corrects its category, or only announces that for tomorrow',
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
];
