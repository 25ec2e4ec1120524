import { ok, readNode, success } from '../answers.js';
import { asText } from '../json-values.js';
import { templateNode } from '../node-types/template.js';
import { page } from '../paging.js';
import type { Answer, Call, Route } from '../route.js';
import { MANAGEMENT } from '../scopes.js';
import { templateOf, wabaOf } from '../subjects.js';
import { createTemplate } from '../templates/create.js';
import { deleteTemplates } from '../templates/delete.js';
import { editTemplate } from '../templates/edit.js';
import { searchLibrary } from '../templates/library.js';
import { listTemplates, templateSummary } from '../templates/list.js';
import { resumeTemplate, settleReview } from '../templates/review.js';

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
    note: 'the library has three templates; Direct Send and ad settings are accepted and forgotten; texts that repeat another template pass the review',
    handle: create,
  },
  { ...onWaba, method: 'DELETE', coverage: 'full', handle: remove },
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
    note: 'three templates with texts of our own',
    handle: (call) => ok(page(call, searchLibrary(call.params), (one) => one)),
  },
];
