import { PORTFOLIO_LIMIT_SINCE } from '../../core/meta/graph-versions.js';
import { type NodeType, readNode } from '../answers.js';
import { absoluteUrl } from '../downloads.js';
import { healthStatus, phoneEntity } from '../health.js';
import { findCountry } from '../messages/numbers.js';
import type { Call } from '../route.js';
import type { Phone, Profile } from '../state.js';
import { graphTime } from '../times.js';
import { selectProfile } from './profile.js';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
export const phoneNode: NodeType<Phone> = {
  name: 'WhatsAppBusinessPhoneNumber',
  defaults: [
    'verified_name',
    'code_verification_status',
    'display_phone_number',
    'quality_rating',
    'platform_type',
    'throughput',
    'webhook_configuration',
    'last_onboarded_time',
  ],
  since: { whatsapp_business_manager_messaging_limit: PORTFOLIO_LIMIT_SINCE },
  fields: {
    display_phone_number: ({ displayPhoneNumber }) => displayPhoneNumber,
    verified_name: ({ verifiedName }) => verifiedName,
    status: ({ status }) => status,
    quality_rating: ({ qualityRating }) => qualityRating,
    quality_score: ({ qualityRating }) => ({ score: qualityRating === 'NA' ? 'UNKNOWN' : qualityRating }),
    code_verification_status: ({ codeVerificationStatus }) => codeVerificationStatus,
    platform_type: ({ platformType }) => platformType,
    host_platform: ({ platformType }) => platformType,
    throughput: ({ throughputLevel }) => ({ level: throughputLevel }),
    name_status: ({ nameStatus }) => nameStatus,
    new_display_name: ({ newName }) => newName?.name,
    new_name_status: ({ newName }) => newName?.status ?? 'NONE',
    account_mode: ({ accountMode }) => accountMode,
    whatsapp_business_manager_messaging_limit: messagingLimit,
    // Deprecated: since v24 it shows the portfolio's limit too.
    messaging_limit_tier: messagingLimit,
    is_official_business_account: ({ isOfficialBusinessAccount }) => isOfficialBusinessAccount ?? false,
    official_business_account: ({ isOfficialBusinessAccount }) => ({
      oba_status: isOfficialBusinessAccount ? 'APPROVED' : 'NOT_STARTED',
    }),
    is_on_biz_app: ({ isOnBizApp }) => isOnBizApp ?? false,
    is_pin_enabled: ({ pin }) => pin !== undefined,
    is_preverified_number: () => false,
    last_onboarded_time: ({ lastOnboardedAt }) => lastOnboardedAt && graphTime(lastOnboardedAt),
    // On-premise heritage: certificates are never set here.
    certificate: () => undefined,
    new_certificate: () => undefined,
    search_visibility: () => 'VISIBLE',
    eligibility_for_api_business_global_search: () => 'NON_ELIGIBLE_UNDEFINED_ERROR',
    unified_cert_status: ({ nameStatus }) => (nameStatus === 'APPROVED' ? 'APPROVED' : 'NAME_PENDING_REVIEW'),
    conversational_automation: () => undefined,
    // A number of a country that the emulator does not know shows neither.
    country_code: ({ number }) => findCountry(number)?.code,
    country_dial_code: ({ number }) => findCountry(number)?.dial,
    webhook_configuration: webhookConfiguration,
    health_status: (phone, call) => healthStatus(phone.wabaId, phoneEntity(phone), call),
    // Meta leaves it empty on the node; it has an edge of its own.
    username: () => undefined,
    whatsapp_business_profile: {
      expand: ({ profile }, call, { fields }) => ({ data: [selectProfile(profileOf(profile, call), fields)] }),
    },
    whatsapp_business_account: ({ wabaId }, { world }) => ({ id: wabaId, name: world.state.wabas.get(wabaId)?.name }),
  },
};

/** The numbers of a WABA, newest first as Meta lists them. */
export function phonesOf(wabaId: string, { world }: Call): Phone[] {
  return [...world.state.phones.values()].filter((phone) => phone.wabaId === wabaId).reverse();
}

export function readPhone(phone: Phone, call: Call): Record<string, unknown> {
  return readNode(phoneNode, phone, call.fields, call);
}

/** The profile as Meta shows it: what is not set is missing, and the picture is a URL on this host. */
export function profileOf(profile: Profile, { origin }: Call): Record<string, unknown> {
  const { profile_picture_url: picture, ...rest } = profile;
  return {
    ...rest,
    ...(picture !== undefined && { profile_picture_url: absoluteUrl(origin, picture) }),
    messaging_product: 'whatsapp',
  };
}

/** The portfolio's, since October 2025. */
function messagingLimit({ wabaId, messagingLimit: own }: Phone, { world: { state } }: Call): string {
  return state.businesses.get(state.wabas.get(wabaId)?.ownerBusinessId ?? '')?.messagingLimit ?? own;
}

/** The three callbacks as the app of the token set them; the first one there is takes the messages. */
function webhookConfiguration({ wabaId, overrides }: Phone, { app, world }: Call): Record<string, string> {
  const ofPhone = overrides.get(app.id)?.callbackUrl;
  const ofWaba = world.state.wabas.get(wabaId)?.subscribedApps.get(app.id)?.override?.callbackUrl;
  const ofApp = app.subscription?.callbackUrl;
  return {
    ...(ofPhone !== undefined && { phone_number: ofPhone }),
    ...(ofWaba !== undefined && { whatsapp_business_account: ofWaba }),
    ...(ofApp !== undefined && { application: ofApp }),
  };
}
