/** POST /{template-id}, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates#edit-a-message-template */
import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import { asBoolean } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { contextOf, readComponents } from './components.js';
import { invalidTemplate } from './refusals.js';
import {
  readCategory,
  readDegreesOfFreedom,
  readDisplayFormat,
  readLinkTrackingOptOut,
  readParameterFormat,
  readSubCategory,
  readTimeToLive,
} from './request.js';
import { scheduleReview } from './review.js';
import { publishComponents } from './webhooks.js';

type Params = Readonly<Record<string, unknown>>;

const EDITABLE_STATUSES = ['APPROVED', 'REJECTED', 'PAUSED'];
const DAY_SECONDS = 86_400;

/** Replaces what was sent and puts the template into review again; name and language cannot change. */
export function editTemplate(world: World, template: Template, params: Params): void {
  const category = readCategory(params) ?? template.category;
  if (changesTrackingOnly(template, category, params)) {
    template.ctaUrlLinkTrackingOptedOut = readLinkTrackingOptOut(params);
    return;
  }
  checkStatus(template);
  checkCategory(template, category);
  const parameterFormat = readParameterFormat(params) ?? template.parameterFormat;
  const settings = readSettings(template, params, category);
  const components = decodeJsonText(params.components);
  // The components depend on both, so they must come along when either changes.
  const needsComponents = category !== template.category || parameterFormat !== template.parameterFormat;
  if (components === undefined && needsComponents) throw parameterRequired('components');
  const context = contextOf(world, { category, parameterFormat, language: template.language });
  const read = components === undefined ? template.components : readComponents(components, context);
  countEdit(world, template);
  Object.assign(template, settings, { category, parameterFormat, components: read, lastUpdatedAt: seconds(world) });
  // Found by its new text from now on.
  world.state.templates.set(template.id, template);
  scheduleReview(world, template);
  if (components !== undefined) publishComponents(world, template);
}

/**
 * Clicks may be counted or not without a review: only another category beside it asks for one,
 * https://developers.facebook.com/docs/whatsapp/business-management-api/analytics#template-analytics
 */
function changesTrackingOnly(template: Template, category: string, params: Params): boolean {
  const others = Object.keys(params).filter((name) => !['cta_url_link_tracking_opted_out', 'category'].includes(name));
  const tracks = readLinkTrackingOptOut(params) !== undefined;
  return tracks && others.length === 0 && category === template.category;
}

/** What was not sent stays as it is. */
function readSettings(template: Template, params: Params, category: string): Partial<Template> {
  return {
    subCategory: readSubCategory(params) ?? template.subCategory,
    messageSendTtlSeconds: readTimeToLive(params, category) ?? template.messageSendTtlSeconds,
    displayFormat: readDisplayFormat(params) ?? template.displayFormat,
    degreesOfFreedomSpec: readDegreesOfFreedom(params) ?? template.degreesOfFreedomSpec,
    ctaUrlLinkTrackingOptedOut: readLinkTrackingOptOut(params) ?? template.ctaUrlLinkTrackingOptedOut,
    isPrimaryDeviceDeliveryOnly:
      asBoolean(params.is_primary_device_delivery_only) ?? template.isPrimaryDeviceDeliveryOnly,
  };
}

function checkStatus({ status }: Template): void {
  // Of DISABLED templates one page says that they can be edited; the list of statuses leaves them out.
  if (EDITABLE_STATUSES.includes(status)) return;
  throw invalidTemplate({
    subcode: 2388039,
    title: "Message template status can't be changed",
    text: "The status for this message template can't be changed. You can only delete or add templates.",
  });
}

function checkCategory(template: Template, category: string): void {
  if (template.status !== 'APPROVED' || category === template.category) return;
  throw invalidTemplate({
    title: "Message template category can't be changed",
    text: "The category of an approved message template can't be changed.",
  });
}

/** Only edits of approved templates are limited; no source names the subcode. */
function countEdit(world: World, template: Template): void {
  if (template.status !== 'APPROVED') return;
  const editsSince = (days: number) => template.edits.filter((at) => at > seconds(world) - days * DAY_SECONDS).length;
  if (editsSince(1) >= TEMPLATE_LIMITS.editsPerDay || editsSince(30) >= TEMPLATE_LIMITS.editsPer30Days) {
    throw invalidTemplate({
      title: "Message template can't be edited",
      text: 'An approved message template can be edited once in 24 hours and up to 10 times in 30 days.',
    });
  }
  template.edits.push(seconds(world));
}

function seconds(world: World): number {
  return Math.floor(world.nowMs() / 1000);
}
