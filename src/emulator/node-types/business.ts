import { PORTFOLIO_LIMIT_SINCE } from '../../core/meta/graph-versions.js';
import { type FieldReader, type NodeType, readNode } from '../answers.js';
import { appLink } from '../app-link.js';
import { page, pageRequestOf } from '../paging.js';
import type { Call } from '../route.js';
import type { App, Business, User } from '../state.js';
import { wabaNode } from './waba.js';

export const businessNode: NodeType<Business> = {
  name: 'Business',
  defaults: ['name'],
  since: { whatsapp_business_manager_messaging_limit: PORTFOLIO_LIMIT_SINCE },
  fields: {
    name: ({ name }) => name,
    verification_status: ({ verificationStatus }) => verificationStatus,
    whatsapp_business_manager_messaging_limit: ({ messagingLimit }) => messagingLimit,
    owned_whatsapp_business_accounts: wabaEdge('owned_whatsapp_business_accounts', ({ ownedWabaIds }) => ownedWabaIds),
    client_whatsapp_business_accounts: wabaEdge(
      'client_whatsapp_business_accounts',
      ({ clientWabaIds }) => clientWabaIds,
    ),
  },
};

export const userNode: NodeType<User> = {
  name: 'User',
  defaults: ['name'],
  fields: {
    name: ({ name }) => name,
    // Only business-integration system users have a client.
    client_business_id: ({ kind, businessIds }) => (kind === 'SYSTEM_USER' ? businessIds[0] : undefined),
    businesses: {
      expand: ({ businessIds }, call, { fields }) => ({
        data: businessIds
          .map((id) => call.world.state.businesses.get(id))
          .filter((business) => business !== undefined)
          .map((business) => readNode(businessNode, business, fields, call)),
      }),
    },
    assigned_whatsapp_business_accounts: wabaEdge(
      'assigned_whatsapp_business_accounts',
      ({ assignedWabaIds }) => assignedWabaIds,
    ),
  },
};

export const appNode: NodeType<App> = {
  name: 'Application',
  defaults: ['name'],
  fields: {
    name: ({ name }) => name,
    link: ({ id }) => appLink(id),
    namespace: () => undefined,
    category: () => 'Business and pages',
  },
};

/** An edge of WABAs as a field of the node that it belongs to. */
function wabaEdge<Subject extends { readonly id: string }>(
  edge: string,
  idsOf: (subject: Subject) => readonly string[],
): FieldReader<Subject> {
  return {
    expand: (subject, call, { fields, modifiers }) =>
      page(call, existing(idsOf(subject), call), (waba) => readNode(wabaNode, waba, fields, call), {
        path: `${subject.id}/${edge}`,
        query: new URLSearchParams(),
        request: pageRequestOf(modifiers),
      }),
  };
}

function existing(ids: readonly string[], { world }: Call) {
  return ids.map((id) => world.state.wabas.get(id)).filter((waba) => waba !== undefined);
}
