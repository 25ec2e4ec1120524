import * as z from 'zod/mini';
import type { TemplateId, WabaId } from '../core/ids.js';
import type { CreatedTemplate, Template, TemplateQuality } from '../core/templates/template.js';
import type { Graph } from './graph.js';
import { pages } from './pages.js';
import { count, id, list, maybe, moment, success, text } from './wire.js';

/** What to leave to Meta's own search; the names of templates are matched in part. */
export interface TemplateFilter {
  readonly name?: string | undefined;
  /** One value, or several with commas; either case. */
  readonly status?: string | undefined;
}

/** Page after page of an account's templates, every language version one item. */
export function listTemplates(
  graph: Graph,
  wabaId: WabaId,
  { name, status }: TemplateFilter = {},
): AsyncGenerator<readonly Template[], void, undefined> {
  const query = { fields: FIELDS, name, status };
  return pages(graph, { path: `/${wabaId}/message_templates`, query, item: template });
}

export function readTemplate(graph: Graph, templateId: TemplateId): Promise<Template> {
  return graph.get({ path: `/${templateId}`, query: { fields: FIELDS }, answer: template });
}

/**
 * Submits a template for review; `submission` is in Meta's own shape.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates
 */
export function createTemplate(
  graph: Graph,
  wabaId: WabaId,
  submission: Readonly<Record<string, unknown>>,
): Promise<CreatedTemplate> {
  return graph.post({
    path: `/${wabaId}/message_templates`,
    body: submission,
    answer: created(String(submission.category ?? '')),
    assumed: { id: '0' as TemplateId, status: 'PENDING', category: String(submission.category ?? '').toUpperCase() },
    // A repeated one would be refused as a duplicate (100/2388024), which would hide that the first one worked.
    effect: 'change',
  });
}

/**
 * Replaces a template's content; the whole list of components must come along. Name and language cannot change.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates#edit-a-message-template
 */
export async function editTemplate(
  graph: Graph,
  templateId: TemplateId,
  edit: Readonly<Record<string, unknown>>,
): Promise<void> {
  // Each edit of an approved template counts against its budget of one a day, so it is not made twice.
  await graph.post({ path: `/${templateId}`, body: edit, answer: success, assumed: true, effect: 'change' });
}

/** One language by its id, or every language of the name. A name cannot be used again for 30 days. */
export async function deleteTemplate(
  graph: Graph,
  wabaId: WabaId,
  { name, id: hsmId }: { readonly name: string; readonly id?: TemplateId },
): Promise<void> {
  const query = { name, hsm_id: hsmId };
  const path = `/${wabaId}/message_templates`;
  // A second one would be refused as unknown, which would hide that the first one worked.
  await graph.delete({ path, query, answer: success, assumed: true, effect: 'change' });
}

/**
 * Resumes a template that pacing paused; pauses for bad quality end by themselves.
 * https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
export async function unpauseTemplate(
  graph: Graph,
  templateId: TemplateId,
): Promise<{ readonly done: boolean; readonly reason: string | null }> {
  const answer = z.looseObject({ success: z.boolean(), reason: text });
  const assumed = { success: true, reason: null };
  const path = `/${templateId}/unpause`;
  const { success: done, reason } = await graph.post({ path, answer, assumed, effect: 'repeatable' });
  return { done, reason };
}

const FIELDS = [
  'id,name,language,status,category,components,parameter_format,sub_category,previous_category,correct_category',
  'rejected_reason,quality_score,library_template_name,message_send_ttl_seconds,last_updated_time',
].join(',');

const component = z.looseObject({ type: z.string() });

const quality = z.pipe(
  z.looseObject({ score: z.string(), date: moment }),
  z.transform((wire): TemplateQuality => ({ score: wire.score, at: wire.date })),
);

const template = z.pipe(
  z.looseObject({
    id: id<TemplateId>(),
    name: z.string(),
    language: z.string(),
    status: z.string(),
    category: z.string(),
    components: list(component),
    parameter_format: text,
    sub_category: text,
    previous_category: text,
    correct_category: text,
    rejected_reason: text,
    quality_score: maybe(quality),
    library_template_name: text,
    message_send_ttl_seconds: count,
    last_updated_time: moment,
  }),
  z.transform(
    (wire): Template => ({
      id: wire.id,
      name: wire.name,
      language: wire.language,
      status: wire.status,
      category: wire.category,
      components: wire.components,
      parameterFormat: wire.parameter_format,
      subCategory: wire.sub_category,
      previousCategory: wire.previous_category || null,
      correctCategory: wire.correct_category || null,
      rejectedReason: wire.rejected_reason === 'NONE' ? null : wire.rejected_reason || null,
      qualityScore: wire.quality_score,
      libraryTemplateName: wire.library_template_name,
      messageSendTtlSeconds: wire.message_send_ttl_seconds,
      lastUpdatedAt: wire.last_updated_time,
    }),
  ),
);

/** Older examples answer the id alone; the review then begins as PENDING in the category asked for. */
function created(category: string): z.ZodMiniType<CreatedTemplate> {
  return z.pipe(
    z.looseObject({ id: id<TemplateId>(), status: text, category: text }),
    z.transform((wire) => ({
      id: wire.id,
      status: wire.status ?? 'PENDING',
      category: wire.category ?? category.toUpperCase(),
    })),
  );
}
