import { ok } from '../answers.js';
import { readPhone } from '../node-types/phone.js';
import { unknownObject } from '../refusals.js';
import type { Answer, Call, Route } from '../route.js';
import { EITHER } from '../scopes.js';
import type { Phone } from '../state.js';

export function phoneOf({ id, method, world }: Call): Phone {
  const phone = world.state.phones.get(id);
  if (!phone) throw unknownObject(method, id);
  return phone;
}

function read(call: Call): Answer {
  return ok(readPhone(phoneOf(call), call));
}

export const phoneRoutes: readonly Route[] = [
  {
    method: 'GET',
    kind: 'phone',
    edge: '',
    path: '/{phone-number-id}',
    scope: EITHER,
    coverage: 'partial',
    note: 'certificate, conversational_automation and username are never set',
    handle: read,
  },
];
