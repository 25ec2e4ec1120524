import * as z from 'zod/mini';
import type { Business, Me, Portfolio } from '../core/channel/business.js';
import type { Waba } from '../core/channel/waba.js';
import type { BusinessId, WabaId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { collect } from './pages.js';
import { withPortfolioLimit } from './portfolio-limit.js';
import { id, maybe, text } from './wire.js';

/** Who this token belongs to. Works with every living token, so it is the cheapest test of one. */
export function readMe(graph: Graph): Promise<Me> {
  return graph.get({ path: '/me', query: { fields: 'id,name' }, answer: me });
}

/** The portfolios of the token's owner. Needs the scope `business_management`. */
export function listBusinesses(graph: Graph): Promise<Business[]> {
  return collect(graph, { path: '/me/businesses', query: { fields: 'id,name,verification_status' }, item: business });
}

/** A portfolio with its messaging limit. Needs the scope `business_management`. */
export function readPortfolio(graph: Graph, businessId: BusinessId): Promise<Portfolio> {
  const fields = withPortfolioLimit('id,name,verification_status', graph);
  return graph.get({ path: `/${businessId}`, query: { fields }, answer: portfolio });
}

/** The accounts that a portfolio owns. */
export function listOwnedWabas(graph: Graph, businessId: BusinessId): Promise<Waba[]> {
  return listWabas(graph, `/${businessId}/owned_whatsapp_business_accounts`);
}

/** The accounts that other portfolios share with this one, as agencies have them. */
export function listClientWabas(graph: Graph, businessId: BusinessId): Promise<Waba[]> {
  return listWabas(graph, `/${businessId}/client_whatsapp_business_accounts`);
}

/** The accounts assigned to the token's person or system user. Needs no `business_management`. */
export function listAssignedWabas(graph: Graph): Promise<Waba[]> {
  return listWabas(graph, '/me/assigned_whatsapp_business_accounts');
}

export function readWaba(graph: Graph, wabaId: WabaId): Promise<Waba> {
  return graph.get({ path: `/${wabaId}`, query: { fields: withPortfolioLimit(WABA_FIELDS, graph) }, answer: waba });
}

/** Not all fields of the node: a list refuses some that only its owner may see. */
const WABA_LIST_FIELDS = 'id,name,currency,timezone_id,message_template_namespace';

const WABA_FIELDS = [
  WABA_LIST_FIELDS,
  'status,country,account_review_status,business_verification_status,ownership_type,owner_business_info',
].join(',');

function listWabas(graph: Graph, path: string): Promise<Waba[]> {
  return collect(graph, { path, query: { fields: WABA_LIST_FIELDS }, item: waba });
}

const me: z.ZodMiniType<Me> = z.pipe(
  z.looseObject({ id: id(), name: text }),
  z.transform((wire) => ({ id: wire.id, name: wire.name })),
);

const business: z.ZodMiniType<Business> = z.pipe(
  z.looseObject({ id: id<BusinessId>(), name: text, verification_status: text }),
  z.transform((wire) => ({ id: wire.id, name: wire.name, verificationStatus: wire.verification_status })),
);

const portfolio: z.ZodMiniType<Portfolio> = z.pipe(
  z.looseObject({
    id: id<BusinessId>(),
    name: text,
    verification_status: text,
    whatsapp_business_manager_messaging_limit: text,
  }),
  z.transform((wire) => ({
    id: wire.id,
    name: wire.name,
    verificationStatus: wire.verification_status,
    messagingLimit: wire.whatsapp_business_manager_messaging_limit,
  })),
);

const ownerBusiness = z.pipe(
  z.looseObject({ id: id<BusinessId>(), name: text }),
  z.transform((wire) => ({ id: wire.id, name: wire.name })),
);

const waba = z.pipe(
  z.looseObject({
    id: id<WabaId>(),
    name: text,
    status: text,
    currency: text,
    country: text,
    timezone_id: maybe(id()),
    message_template_namespace: text,
    account_review_status: text,
    business_verification_status: text,
    ownership_type: text,
    owner_business_info: maybe(ownerBusiness),
    whatsapp_business_manager_messaging_limit: text,
  }),
  z.transform(
    (wire): Waba => ({
      id: wire.id,
      name: wire.name,
      status: wire.status,
      currency: wire.currency,
      country: wire.country,
      timezoneId: wire.timezone_id,
      messageTemplateNamespace: wire.message_template_namespace,
      accountReviewStatus: wire.account_review_status,
      businessVerificationStatus: wire.business_verification_status,
      ownershipType: wire.ownership_type,
      ownerBusiness: wire.owner_business_info,
      messagingLimit: wire.whatsapp_business_manager_messaging_limit,
    }),
  ),
);
