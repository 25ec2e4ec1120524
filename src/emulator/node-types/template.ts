import type { NodeType } from '../answers.js';
import { healthStatus, templateEntity } from '../health.js';
import type { Template } from '../state.js';
import { withAbsoluteLinks } from '../templates/samples.js';

/** https://developers.facebook.com/docs/graph-api/reference/whats-app-business-hsm */
export const templateNode: NodeType<Template> = {
  name: 'WhatsAppMessageTemplate',
  // The last two come only with a value.
  defaults: [
    'name',
    'parameter_format',
    'components',
    'language',
    'status',
    'category',
    'sub_category',
    'previous_category',
  ],
  fields: {
    name: ({ name }) => name,
    parameter_format: ({ parameterFormat }) => parameterFormat,
    components: ({ components }, { origin }) => components.map((component) => withAbsoluteLinks(component, origin)),
    language: ({ language }) => language,
    status: ({ status }) => status,
    category: ({ category }) => category,
    sub_category: ({ subCategory }) => subCategory,
    previous_category: ({ previousCategory }) => previousCategory,
    correct_category: ({ correctCategory }) => correctCategory,
    quality_score: ({ qualityScore }) => qualityScore,
    rejected_reason: ({ rejectedReason }) => rejectedReason,
    message_send_ttl_seconds: ({ messageSendTtlSeconds }) => messageSendTtlSeconds,
    cta_url_link_tracking_opted_out: ({ ctaUrlLinkTrackingOptedOut }) => ctaUrlLinkTrackingOptedOut,
    is_primary_device_delivery_only: ({ isPrimaryDeviceDeliveryOnly }) => isPrimaryDeviceDeliveryOnly,
    display_format: ({ displayFormat }) => displayFormat,
    degrees_of_freedom_spec: ({ degreesOfFreedomSpec }) => degreesOfFreedomSpec,
    library_template_name: ({ libraryTemplateName }) => libraryTemplateName,
    last_updated_time: ({ lastUpdatedAt }) => lastUpdatedAt,
    source: () => 'manual',
    health_status: (template, call) => healthStatus(template.wabaId, templateEntity(template), call),
    // What nothing here ever sets: asking for it is no mistake, and the member is missing.
    ad_account_id: () => undefined,
    ad_adset_id: () => undefined,
    ad_campaign_id: () => undefined,
    ad_id: () => undefined,
    bid_spec: () => undefined,
    is_sms_fallback_enabled: () => undefined,
  },
};
