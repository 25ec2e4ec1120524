import { PORTFOLIO_LIMIT_SINCE } from '../../core/meta/graph-versions.js';
import { type NodeType, readNode } from '../answers.js';
import { healthStatus } from '../health.js';
import { page, pageRequestOf } from '../paging.js';
import type { Call } from '../route.js';
import type { Waba } from '../state.js';
import { subscribedAppsOf } from '../subscribed-apps.js';
import { listTemplates } from '../templates/list.js';
import { phoneNode, phonesOf } from './phone.js';
import { templateNode } from './template.js';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/whatsapp-business-accounts */
export const wabaNode: NodeType<Waba> = {
  name: 'WhatsAppBusinessAccount',
  defaults: ['name', 'currency', 'timezone_id', 'message_template_namespace'],
  since: { whatsapp_business_manager_messaging_limit: PORTFOLIO_LIMIT_SINCE },
  fields: {
    name: ({ name }) => name,
    currency: ({ currency }) => currency,
    timezone_id: ({ timezoneId }) => timezoneId,
    country: ({ country }) => country,
    message_template_namespace: ({ templateNamespace }) => templateNamespace,
    status: ({ status }) => status,
    account_review_status: ({ accountReviewStatus }) => accountReviewStatus,
    business_verification_status: (waba, call) => ownerOf(waba, call)?.verificationStatus,
    ownership_type: ({ ownerBusinessId }, { token, world }) =>
      world.state.users.get(token.userId)?.businessIds.includes(ownerBusinessId) ? 'SELF' : 'CLIENT_OWNED',
    primary_funding_id: ({ primaryFundingId }) => primaryFundingId,
    purchase_order_number: () => undefined,
    primary_business_location: ({ country }) => country,
    on_behalf_of_business_info: () => undefined,
    owner_business_info: (waba, call) => {
      const owner = ownerOf(waba, call);
      return owner && { name: owner.name, id: owner.id };
    },
    owner_business: (waba, call) => {
      const owner = ownerOf(waba, call);
      return owner && { name: owner.name, id: owner.id };
    },
    whatsapp_business_manager_messaging_limit: (waba, call) => ownerOf(waba, call)?.messagingLimit,
    creation_time: ({ createdAt }) => createdAt,
    is_enabled_for_insights: ({ insightsEnabled }) => insightsEnabled,
    is_shared_with_partners: ({ id }, { world }) =>
      [...world.state.businesses.values()].some(({ clientWabaIds }) => clientWabaIds.includes(id)),
    marketing_messages_lite_api_status: () => 'ELIGIBLE',
    marketing_messages_onboarding_status: () => 'ELIGIBLE',
    disable_marketing_messages_on_cloud_api: () => false,
    health_status: ({ id }, call) => healthStatus(id, undefined, call),
    phone_numbers: {
      expand: ({ id }, call, { fields, modifiers }) =>
        page(call, phonesOf(id, call), (phone) => readNode(phoneNode, phone, fields, call), {
          path: `${id}/phone_numbers`,
          query: new URLSearchParams(),
          request: pageRequestOf(modifiers),
        }),
    },
    message_templates: {
      expand: ({ id }, call, { fields, modifiers }) =>
        page(
          call,
          listTemplates(call.world, id, modifiers),
          (template) => readNode(templateNode, template, fields, call),
          {
            path: `${id}/message_templates`,
            query: new URLSearchParams(),
            request: pageRequestOf(modifiers),
          },
        ),
    },
    subscribed_apps: { expand: (waba, call) => ({ data: subscribedAppsOf(waba, call) }) },
  },
};

function ownerOf({ ownerBusinessId }: Waba, { world }: Call) {
  return world.state.businesses.get(ownerBusinessId);
}
