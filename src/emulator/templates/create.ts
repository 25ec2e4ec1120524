/** POST /{waba-id}/message_templates, https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates */
import { TEMPLATE_LANGUAGES } from '../../core/meta/languages.js';
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asBoolean, asText } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import type { Refusal } from '../refusal.js';
import { parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Template, Waba, WireComponent } from '../state.js';
import { tooManyCalls } from '../usage.js';
import { contextOf, readComponents } from './components.js';
import { categoryAtCreation } from './judgement.js';
import { libraryComponents } from './library.js';
import { templateLimitOf } from './limit.js';
import { invalidTemplate } from './refusals.js';
import {
  readCategory,
  readDegreesOfFreedom,
  readDisplayFormat,
  readLanguage,
  readLinkTrackingOptOut,
  readName,
  readParameterFormat,
  readSubCategory,
  readTimeToLive,
} from './request.js';
import { scheduleReview } from './review.js';
import { tombstoneRefusal } from './tombstones.js';

type Params = Readonly<Record<string, unknown>>;

const HOUR_SECONDS = 3600;

/** Stores a template that is PENDING, or APPROVED at once when it comes from Meta's library. */
export function createTemplate(world: World, waba: Waba, params: Params): Template {
  const template = readTemplate(world, waba, params);
  checkRate(world, waba);
  checkPlace(world, waba, template);
  waba.templateCreations.push(template.createdAt);
  world.state.templates.set(template.id, template);
  if (template.libraryTemplateName === undefined) submit(world, template);
  return template;
}

function submit(world: World, template: Template): void {
  const category = categoryAtCreation(world, template);
  // As with every change of a category, the time to live goes.
  if (category !== template.category) Object.assign(template, { category, messageSendTtlSeconds: undefined });
  scheduleReview(world, template);
}

function readTemplate(world: World, waba: Waba, params: Params): Template {
  const name = readName(params);
  const language = readLanguage(params);
  const category = readCategory(params);
  if (category === undefined) throw parameterRequired('category');
  const parameterFormat = readParameterFormat(params) ?? 'POSITIONAL';
  const libraryTemplateName = asText(params.library_template_name);
  const now = Math.floor(world.nowMs() / 1000);
  return {
    id: world.newId(),
    wabaId: waba.id,
    name,
    language,
    status: 'APPROVED',
    category,
    previousCategory: undefined,
    correctCategory: undefined,
    subCategory: readSubCategory(params),
    parameterFormat,
    components: contentOf(world, params, { category, parameterFormat, language }),
    qualityScore: { score: 'UNKNOWN', date: now },
    rejectedReason: 'NONE',
    messageSendTtlSeconds: readTimeToLive(params, category),
    ctaUrlLinkTrackingOptedOut: readLinkTrackingOptOut(params),
    isPrimaryDeviceDeliveryOnly: asBoolean(params.is_primary_device_delivery_only),
    displayFormat: readDisplayFormat(params),
    degreesOfFreedomSpec: readDegreesOfFreedom(params),
    libraryTemplateName,
    createdAt: now,
    lastUpdatedAt: now,
    reviewAtMs: undefined,
    reviewOutcome: undefined,
    strikes: 0,
    figures: [],
    blockRate: 0,
    topBlockReason: 'UNKNOWN_BLOCK_REASON',
    statusBeforeArchive: undefined,
    edits: [],
  };
}

function contentOf(
  world: World,
  params: Params,
  subject: Pick<Template, 'category' | 'parameterFormat' | 'language'>,
): WireComponent[] {
  const libraryName = asText(params.library_template_name);
  if (libraryName !== undefined) return libraryComponents(libraryName, subject.language, params);
  const context = contextOf(world, subject);
  return readComponents(decodeJsonText(params.components), context);
}

/** 100 an hour for a WABA; no source names the code, 80007 is that of the WABA's other limits. */
function checkRate(world: World, waba: Waba): void {
  const since = world.nowMs() / 1000 - HOUR_SECONDS;
  const recent = waba.templateCreations.filter((at) => at > since);
  waba.templateCreations.splice(0, waba.templateCreations.length, ...recent);
  if (recent.length < TEMPLATE_LIMITS.createdPerHour) return;
  throw tooManyCalls();
}

function checkPlace(world: World, waba: Waba, { name, language, category }: Template): void {
  const namesakes = world.state.templates.named(waba.id, name);
  const tombstone = tombstoneRefusal(world, { wabaId: waba.id, name, language });
  if (tombstone) throw tombstone;
  if (namesakes.some((other) => other.language === language)) throw duplicate(language);
  const established = namesakes[0]?.category;
  if (established !== undefined && established !== category) throw categoryMismatch(category, established);
  const limit = templateLimitOf(world, waba);
  if (world.state.templates.countOfWaba(waba.id) >= limit) throw limitReached(limit);
}

function duplicate(language: string): Refusal {
  return invalidTemplate({
    subcode: 2388024,
    title: 'Content in This Language Already Exists',
    text: `There is already ${TEMPLATE_LANGUAGES[language] ?? language} content for this template. You can create a new template and try again.`,
  });
}

/** Seen in the field; no source names the subcode. */
function categoryMismatch(category: string, established: string): Refusal {
  return invalidTemplate({
    title: 'Message template category mismatch',
    text: `The category ${category} doesn't match the one that's already associated with this template, ${established}.`,
  });
}

function limitReached(limit: number): Refusal {
  return invalidTemplate({
    subcode: 2388019,
    title: 'Message template limit exceeded',
    text: `This WhatsApp Business account has reached its limit of ${limit} message templates.`,
  });
}
