import { type NodeType, readNode } from '../answers.js';
import { appLink } from '../app-link.js';
import { page, pageRequestOf } from '../paging.js';
import type { Call } from '../route.js';
import type { App, Business, User } from '../state.js';
import { wabaNode } from './waba.js';

export const businessNode: NodeType<Business> = {
  name: 'Business',
  defaults: ['name'],
  fields: {
    name: ({ name }) => name,
    verification_status: ({ verificationStatus }) => verificationStatus,
    whatsapp_business_manager_messaging_limit: ({ messagingLimit }) => messagingLimit,
    owned_whatsapp_business_accounts: {
      expand: ({ id, ownedWabaIds }, call, { fields, modifiers }) =>
        page(call, existing(ownedWabaIds, call), (waba) => readNode(wabaNode, waba, fields, call), {
          path: `${id}/owned_whatsapp_business_accounts`,
          query: new URLSearchParams(),
          request: pageRequestOf(modifiers),
        }),
    },
    client_whatsapp_business_accounts: {
      expand: ({ id, clientWabaIds }, call, { fields, modifiers }) =>
        page(call, existing(clientWabaIds, call), (waba) => readNode(wabaNode, waba, fields, call), {
          path: `${id}/client_whatsapp_business_accounts`,
          query: new URLSearchParams(),
          request: pageRequestOf(modifiers),
        }),
    },
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
    assigned_whatsapp_business_accounts: {
      expand: ({ id, assignedWabaIds }, call, { fields, modifiers }) =>
        page(call, existing(assignedWabaIds, call), (waba) => readNode(wabaNode, waba, fields, call), {
          path: `${id}/assigned_whatsapp_business_accounts`,
          query: new URLSearchParams(),
          request: pageRequestOf(modifiers),
        }),
    },
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

function existing(ids: readonly string[], { world }: Call) {
  return ids.map((id) => world.state.wabas.get(id)).filter((waba) => waba !== undefined);
}
