import * as z from 'zod/mini';
import { ok, readNode } from '../answers.js';
import { phoneNode, phonesOf } from '../node-types/phone.js';
import { wabaNode } from '../node-types/waba.js';
import { page } from '../paging.js';
import { decodeJsonText, parseParams, wireChoice, wireText } from '../params.js';
import { addPhone } from '../phone-numbers.js';
import { parameterRequired } from '../refusals.js';
import type { Answer, Call, Route } from '../route.js';
import { MANAGEMENT } from '../scopes.js';
import type { Phone } from '../state.js';
import { wabaOf } from '../subjects.js';
import { enableInsights } from '../templates/analytics.js';

function read(call: Call): Answer {
  return ok(readNode(wabaNode, wabaOf(call), call.fields, call));
}

const changes = z.object({
  name: z.optional(
    wireText.check(z.refine((name) => name.length >= 1 && name.length <= 100, 'must have 1 to 100 characters')),
  ),
  timezone_id: z.optional(wireText),
  is_enabled_for_insights: z.optional(wireChoice(['true', 'false'])),
});

function change(call: Call): Answer {
  const waba = wabaOf(call);
  const { name, timezone_id, is_enabled_for_insights: insights } = parseParams(changes, call.params);
  if (name !== undefined) waba.name = name;
  if (timezone_id !== undefined) waba.timezoneId = timezone_id;
  if (insights === undefined) return ok({ id: waba.id, success: true });
  enableInsights(waba, insights === 'true');
  // A number here, unlike everywhere else.
  return ok({ id: Number(waba.id) });
}

const filters = z.object({
  filtering: z.optional(
    z.pipe(
      z.transform(decodeJsonText),
      z.array(
        z.object({
          field: wireChoice(['account_mode', 'is_official_business_account']),
          operator: wireChoice(['EQUAL']),
          value: wireText,
        }),
      ),
    ),
  ),
  sort: z.optional(z.unknown()),
});

/** How `sort` is spelled is UNSURE (Meta's page and working clients differ): any that names an ascending order is taken. */
function listPhones(call: Call): Answer {
  const { filtering = [], sort } = parseParams(filters, call.params);
  const phones = phonesOf(call.id, call).filter((phone) =>
    filtering.every(({ field, value }) => passes(phone, field, value)),
  );
  if (/asc/i.test(JSON.stringify(sort ?? ''))) phones.reverse();
  return ok(page(call, phones, (phone) => readNode(phoneNode, phone, call.fields, call)));
}

function passes(phone: Phone, field: string, value: string): boolean {
  const own = field === 'account_mode' ? phone.accountMode : String(phone.isOfficialBusinessAccount ?? false);
  return own.toLowerCase() === value.toLowerCase();
}

function listAssignedUsers(call: Call): Answer {
  const { business } = call.params;
  if (business === undefined) throw parameterRequired('business');
  const users = [...call.world.state.users.values()].filter(
    ({ businessIds, assignedWabaIds }) => businessIds.includes(String(business)) && assignedWabaIds.includes(call.id),
  );
  // The state knows assignments only; each carries the task that allows everything.
  return ok(page(call, users, ({ id, name }) => ({ id, name, tasks: ['MANAGE'] })));
}

export const wabaRoutes: readonly Route[] = [
  {
    method: 'GET',
    kind: 'waba',
    edge: '',
    path: '/{waba-id}',
    scope: MANAGEMENT,
    coverage: 'partial',
    note: 'no analytics, assigned_users (as a field), flows, schedules, activities and solutions',
    handle: read,
  },
  {
    method: 'POST',
    kind: 'waba',
    edge: '',
    path: '/{waba-id}',
    scope: MANAGEMENT,
    coverage: 'partial',
    note: 'name, timezone_id and is_enabled_for_insights',
    handle: change,
  },
  {
    method: 'GET',
    kind: 'waba',
    edge: 'phone_numbers',
    path: '/{waba-id}/phone_numbers',
    scope: MANAGEMENT,
    coverage: 'full',
    handle: listPhones,
  },
  {
    method: 'POST',
    kind: 'waba',
    edge: 'phone_numbers',
    path: '/{waba-id}/phone_numbers',
    scope: MANAGEMENT,
    coverage: 'partial',
    note: 'no migration and no pre-verified numbers',
    handle: (call) => ok({ id: addPhone(wabaOf(call), call) }),
  },
  {
    method: 'GET',
    kind: 'waba',
    edge: 'assigned_users',
    path: '/{waba-id}/assigned_users',
    scope: MANAGEMENT,
    coverage: 'partial',
    note: 'every assigned user has the task MANAGE',
    handle: listAssignedUsers,
  },
];
