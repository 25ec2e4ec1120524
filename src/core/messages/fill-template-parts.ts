/** What a template may take beside header, body and buttons. */
import type { TemplateParts } from '../templates/parts.js';
import { checkOrderStatus, checkTapTarget } from './button-actions.js';
import { type Filled, fault, NOTHING } from './send-component.js';
import type { TemplateValues } from './template-values.js';

/**
 * The end of a limited-time offer, in milliseconds. UNSURE: the sample value in Meta's page looks like a duration.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/limited-time-offer-templates
 */
export function fillOffer({ offer }: TemplateParts, { offerEndsAtMs }: TemplateValues): Filled {
  if (offerEndsAtMs === undefined) return offer?.expires ? fault(missing('offer_ends')) : NOTHING;
  if (!offer?.expires) return fault(surplus('offer_ends'));
  const parameter = { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: offerEndsAtMs } };
  return {
    components: [{ type: 'limited_time_offer', parameters: [parameter] }],
    problems: [],
    shown: { offerEnds: new Date(offerEndsAtMs).toISOString() },
  };
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/payments-api/orderstatustemplate */
export function fillOrderStatus(subCategory: string | null, { orderStatus }: TemplateValues): Filled {
  const isOrderStatus = subCategory?.toUpperCase() === 'ORDER_STATUS';
  if (orderStatus === undefined) return isOrderStatus ? fault(missing('order_status')) : NOTHING;
  if (!isOrderStatus) return fault(surplus('order_status'));
  const parameter = { type: 'order_status', order_status: orderStatus };
  return {
    components: [{ type: 'order_status', parameters: [parameter] }],
    problems: checkOrderStatus(orderStatus).map((member) => wrong(`order_status.${member}`)),
    shown: {},
  };
}

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/tap-target-url-title-override */
export function fillTapTarget({ tapTarget }: TemplateValues): Filled {
  if (tapTarget === undefined) return NOTHING;
  const parameter = { type: 'tap_target_configuration', tap_target_configuration: [tapTarget] };
  return {
    components: [{ type: 'tap_target_configuration', parameters: [parameter] }],
    problems: checkTapTarget(tapTarget).map((member) => wrong(`tap_target.${member}`)),
    shown: {},
  };
}

function missing(member: string) {
  return { part: 'template', problem: 'missing-value', member } as const;
}

function surplus(member: string) {
  return { part: 'template', problem: 'surplus-value', member } as const;
}

function wrong(member: string) {
  return { part: 'template', problem: 'wrong-value', member } as const;
}
