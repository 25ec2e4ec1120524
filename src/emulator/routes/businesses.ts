import { ok, readNode } from '../answers.js';
import { businessNode } from '../node-types/business.js';
import type { Answer, Call, Route } from '../route.js';
import { BUSINESS } from '../scopes.js';
import { businessOf } from '../subjects.js';
import { listWabas } from '../waba-lists.js';

function read(call: Call): Answer {
  return ok(readNode(businessNode, businessOf(call), call.fields, call));
}

const WITH_MANAGEMENT = { allOf: [BUSINESS, 'whatsapp_business_management'] } as const;

export const businessRoutes: readonly Route[] = [
  {
    method: 'GET',
    kind: 'business',
    edge: '',
    path: '/{business-id}',
    scope: BUSINESS,
    coverage: 'partial',
    note: 'name, verification status, messaging limit and the two lists of WABAs; not the other fields of a portfolio',
    handle: read,
  },
  {
    method: 'GET',
    kind: 'business',
    edge: 'owned_whatsapp_business_accounts',
    path: '/{business-id}/owned_whatsapp_business_accounts',
    scope: WITH_MANAGEMENT,
    coverage: 'full',
    handle: (call) => ok(listWabas(call, businessOf(call).ownedWabaIds)),
  },
  {
    method: 'GET',
    kind: 'business',
    edge: 'client_whatsapp_business_accounts',
    path: '/{business-id}/client_whatsapp_business_accounts',
    scope: WITH_MANAGEMENT,
    coverage: 'full',
    handle: (call) => ok(listWabas(call, businessOf(call).clientWabaIds)),
  },
];
