import * as z from 'zod/mini';
import type { PhoneNumber } from '../core/channel/phone-number.js';
import type { PhoneNumberId, WabaId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { collect } from './pages.js';
import { withPortfolioLimit } from './portfolio-limit.js';
import { webhookConfiguration } from './webhook-configuration.js';
import { flag, id, maybe, moment, text } from './wire.js';

/** All numbers of an account. */
export function listPhoneNumbers(graph: Graph, wabaId: WabaId): Promise<PhoneNumber[]> {
  return collect(graph, {
    path: `/${wabaId}/phone_numbers`,
    query: { fields: withPortfolioLimit(FIELDS, graph) },
    item: phoneNumber,
  });
}

export function readPhoneNumber(graph: Graph, phoneNumberId: PhoneNumberId): Promise<PhoneNumber> {
  return graph.get({
    path: `/${phoneNumberId}`,
    query: { fields: withPortfolioLimit(FIELDS, graph) },
    answer: phoneNumber,
  });
}

const FIELDS = [
  'id,display_phone_number,verified_name,status,platform_type,quality_rating,name_status,new_name_status',
  'new_display_name,code_verification_status,account_mode,throughput',
  'messaging_limit_tier,is_official_business_account,is_pin_enabled,last_onboarded_time,webhook_configuration',
  'is_on_biz_app',
].join(',');

const phoneNumber = z.pipe(
  z.looseObject({
    id: id<PhoneNumberId>(),
    display_phone_number: text,
    verified_name: text,
    status: text,
    platform_type: text,
    quality_rating: text,
    name_status: text,
    new_name_status: text,
    new_display_name: text,
    code_verification_status: text,
    account_mode: text,
    throughput: maybe(z.looseObject({ level: text })),
    whatsapp_business_manager_messaging_limit: text,
    messaging_limit_tier: text,
    is_on_biz_app: flag,
    is_official_business_account: flag,
    is_pin_enabled: flag,
    last_onboarded_time: moment,
    webhook_configuration: webhookConfiguration,
  }),
  z.transform(
    (wire): PhoneNumber => ({
      id: wire.id,
      displayPhoneNumber: wire.display_phone_number,
      verifiedName: wire.verified_name,
      status: wire.status,
      platformType: wire.platform_type,
      qualityRating: wire.quality_rating,
      nameStatus: wire.name_status,
      newNameStatus: wire.new_name_status,
      newDisplayName: wire.new_display_name,
      codeVerificationStatus: wire.code_verification_status,
      accountMode: wire.account_mode,
      throughputLevel: wire.throughput?.level ?? null,
      messagingLimit: wire.whatsapp_business_manager_messaging_limit ?? wire.messaging_limit_tier,
      messagingLimitField: messagingLimitField(wire),
      isOnBusinessApp: wire.is_on_biz_app,
      isOfficialBusinessAccount: wire.is_official_business_account,
      isPinEnabled: wire.is_pin_enabled,
      lastOnboardedAt: wire.last_onboarded_time,
      webhooks: wire.webhook_configuration,
    }),
  ),
);

function messagingLimitField(wire: {
  readonly whatsapp_business_manager_messaging_limit: string | null;
  readonly messaging_limit_tier: string | null;
}): PhoneNumber['messagingLimitField'] {
  if (wire.whatsapp_business_manager_messaging_limit !== null) return 'whatsapp_business_manager_messaging_limit';
  return wire.messaging_limit_tier === null ? null : 'messaging_limit_tier';
}
