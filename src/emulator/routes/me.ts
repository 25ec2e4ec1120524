import { ok, readNode } from '../answers.js';
import { businessNode, userNode } from '../node-types/business.js';
import { page } from '../paging.js';
import { Refusal } from '../refusal.js';
import type { Answer, Call, Route } from '../route.js';
import { BUSINESS, MANAGEMENT } from '../scopes.js';
import type { User } from '../state.js';
import { listWabas } from '../waba-lists.js';

/** `/me` is the user of the token; an app token has none. */
function userOf({ id, world }: Call): User {
  const user = world.state.users.get(id);
  if (user) return user;
  throw new Refusal({
    message: 'An active access token must be used to query information about the current user.',
    code: 2500,
  });
}

function read(call: Call): Answer {
  return ok(readNode(userNode, userOf(call), call.fields, call));
}

function businesses(call: Call): Answer {
  const list = userOf(call)
    .businessIds.map((id) => call.world.state.businesses.get(id))
    .filter((one) => one !== undefined);
  return ok(page(call, list, (business) => readNode(businessNode, business, call.fields, call)));
}

function assignedWabas(call: Call): Answer {
  return ok(listWabas(call, userOf(call).assignedWabaIds));
}

const ASSIGNED = 'assigned_whatsapp_business_accounts';

export const meRoutes: readonly Route[] = [
  { method: 'GET', kind: 'me', edge: '', path: '/me', scope: undefined, coverage: 'full', handle: read },
  { method: 'GET', kind: 'user', edge: '', path: '/{user-id}', scope: undefined, coverage: 'full', handle: read },
  {
    method: 'GET',
    kind: 'me',
    edge: 'businesses',
    path: '/me/businesses',
    scope: BUSINESS,
    coverage: 'full',
    handle: businesses,
  },
  {
    method: 'GET',
    kind: 'user',
    edge: 'businesses',
    path: '/{user-id}/businesses',
    scope: BUSINESS,
    coverage: 'full',
    handle: businesses,
  },
  {
    method: 'GET',
    kind: 'me',
    edge: ASSIGNED,
    path: `/me/${ASSIGNED}`,
    scope: MANAGEMENT,
    coverage: 'full',
    handle: assignedWabas,
  },
  {
    method: 'GET',
    kind: 'user',
    edge: ASSIGNED,
    path: `/{user-id}/${ASSIGNED}`,
    scope: MANAGEMENT,
    coverage: 'full',
    handle: assignedWabas,
  },
];
