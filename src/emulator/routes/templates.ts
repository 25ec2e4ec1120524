import { ok, readNode, success } from '../answers.js';
import { asText } from '../json-values.js';
import { templateNode } from '../node-types/template.js';
import { page } from '../paging.js';
import type { Answer, Call, Route } from '../route.js';
import { MANAGEMENT } from '../scopes.js';
import { templateOf, wabaOf } from '../subjects.js';
import { templateAnalytics } from '../templates/analytics.js';
import { moveTemplates } from '../templates/archive.js';
import { authenticationPreviews } from '../templates/authentication-previews.js';
import { compareTemplates } from '../templates/compare.js';
import { createTemplate } from '../templates/create.js';
import { deleteTemplates } from '../templates/delete.js';
import { editTemplate } from '../templates/edit.js';
import { searchLibrary } from '../templates/library.js';
import { listTemplates, templateSummary } from '../templates/list.js';
import { migrateTemplates } from '../templates/migrate.js';
import { resumeTemplate } from '../templates/quality.js';
import { settleReview } from '../templates/review.js';
import { upsertTemplates } from '../templates/upsert.js';

function list(call: Call): Answer {
  const templates = listTemplates(call.world, call.id, call.params);
  const body = page(call, templates, (template) => readNode(templateNode, template, call.fields, call));
  const summary = templateSummary(call.world, wabaOf(call), templates.length, asText(call.params.summary));
  return ok({ ...body, ...(summary && { summary }) });
}

function create(call: Call): Answer {
  const { id, status, category } = createTemplate(call.world, wabaOf(call), call.params);
  return ok({ id, status, category });
}

function remove({ world, id, params }: Call): Answer {
  deleteTemplates(world, id, params);
  return success;
}

/** The real ones stand at api.facebook.com; see templates/archive.ts. */
function archive({ world, id, params }: Call): Answer {
  const { done, failed } = moveTemplates(world, id, params.hsm_ids, 'archive');
  return ok({ archived_templates: done, failed_templates: failed });
}

function unarchive({ world, id, params }: Call): Answer {
  const { done, failed } = moveTemplates(world, id, params.hsm_ids, 'unarchive');
  return ok({ unarchived_templates: done, failed_templates: failed });
}

function read(call: Call): Answer {
  const template = templateOf(call);
  settleReview(call.world, template);
  return ok(readNode(templateNode, template, call.fields, call));
}

function edit(call: Call): Answer {
  const template = templateOf(call);
  settleReview(call.world, template);
  editTemplate(call.world, template, call.params);
  return success;
}

function analytics(call: Call): Answer {
  return ok(page(call, templateAnalytics(call.world, wabaOf(call), call.params), ({ id: _, ...entry }) => entry));
}

function compare(call: Call): Answer {
  return ok({ data: compareTemplates(call.world, templateOf(call), call.params) });
}

function upsert(call: Call): Answer {
  const templates = upsertTemplates(call.world, wabaOf(call), call.params);
  return ok({ data: templates.map(({ id, status, language }) => ({ id, status, language })) });
}

function previews(call: Call): Answer {
  return ok(page(call, authenticationPreviews(call.params), ({ id: _, ...preview }) => preview));
}

/** For templates that pacing paused; quality pauses end by themselves. */
function unpause(call: Call): Answer {
  const template = templateOf(call);
  if (template.status !== 'PAUSED') return ok({ success: false, reason: "The message template isn't paused." });
  resumeTemplate(call.world, template);
  return success;
}

const onWaba = {
  kind: 'waba',
  edge: 'message_templates',
  path: '/{waba-id}/message_templates',
  scope: MANAGEMENT,
} as const;
const onTemplate = { kind: 'template', edge: '', path: '/{template-id}', scope: MANAGEMENT } as const;

export const templateRoutes: readonly Route[] = [
  {
    ...onWaba,
    method: 'GET',
    coverage: 'full',
    handle: list,
  },
  {
    ...onWaba,
    method: 'POST',
    coverage: 'partial',
    note: 'Direct Send and ad settings are accepted and forgotten',
    handle: create,
  },
  { ...onWaba, method: 'DELETE', coverage: 'full', handle: remove },
  {
    ...onWaba,
    edge: 'message_templates/archive',
    path: '/{waba-id}/message_templates/archive',
    method: 'POST',
    coverage: 'partial',
    note: 'Meta has it at api.facebook.com; nothing is archived or deleted by the passing of time',
    handle: archive,
  },
  {
    ...onWaba,
    edge: 'message_templates/unarchive',
    path: '/{waba-id}/message_templates/unarchive',
    method: 'POST',
    coverage: 'full',
    handle: unarchive,
  },
  {
    ...onTemplate,
    method: 'GET',
    coverage: 'partial',
    note: 'ad ids, bid_spec and the flag for SMS are never set',
    handle: read,
  },
  { ...onTemplate, method: 'POST', coverage: 'full', handle: edit },
  {
    ...onTemplate,
    edge: 'unpause',
    path: '/{template-id}/unpause',
    method: 'POST',
    coverage: 'full',
    handle: unpause,
  },
  {
    method: 'GET',
    kind: 'none',
    edge: 'message_template_library',
    path: '/message_template_library',
    scope: MANAGEMENT,
    coverage: 'partial',
    note: 'one template for each use case, with texts of our own, some also in Spanish',
    handle: (call) => ok(page(call, searchLibrary(call.params), (one) => one)),
  },
  {
    ...onTemplate,
    edge: 'compare',
    path: '/{template-id}/compare',
    method: 'GET',
    coverage: 'partial',
    note: 'nobody blocks here: block rates and reasons come from the seed',
    handle: compare,
  },
  {
    ...onWaba,
    edge: 'template_analytics',
    path: '/{waba-id}/template_analytics',
    method: 'GET',
    coverage: 'partial',
    note: 'days of UTC; messages sent here cost nothing; no figures of the Marketing Messages API',
    handle: analytics,
  },
  {
    ...onWaba,
    edge: 'migrate_message_templates',
    path: '/{waba-id}/migrate_message_templates',
    method: 'POST',
    coverage: 'full',
    handle: (call) => ok(migrateTemplates(call, wabaOf(call))),
  },
  {
    ...onWaba,
    edge: 'upsert_message_templates',
    path: '/{waba-id}/upsert_message_templates',
    method: 'POST',
    coverage: 'full',
    handle: upsert,
  },
  {
    ...onWaba,
    edge: 'message_template_previews',
    path: '/{waba-id}/message_template_previews',
    method: 'GET',
    coverage: 'partial',
    note: 'texts in English, Spanish and Portuguese; other languages have the English ones',
    handle: previews,
  },
];
