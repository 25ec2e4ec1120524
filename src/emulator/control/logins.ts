import * as z from 'zod/mini';
import { issueCode } from '../login/codes.js';
import { MANAGEMENT, MESSAGING } from '../scopes.js';
import { LOGIN_TOKEN_TYPES } from '../seed.js';
import type { User } from '../state.js';
import type { Control, ControlCall } from './call.js';
import { notFound, parseBody } from './problem.js';

const userChanges = z.strictObject({
  name: z.exactOptional(z.string()),
  assignedWabaIds: z.exactOptional(z.array(z.string())),
});

const tokenChanges = z.strictObject({
  token: z.string(),
  scopes: z.exactOptional(z.array(z.string())),
  granularTargets: z.exactOptional(z.record(z.string(), z.array(z.string()))),
  expiresAt: z.exactOptional(z.int()),
  /** null brings a dead token back. */
  invalidSubcode: z.exactOptional(z.nullable(z.int())),
});

const code = z.strictObject({
  appId: z.string(),
  userId: z.string(),
  redirectUri: z.optional(z.string()),
  scopes: z._default(z.array(z.string()), [MANAGEMENT, MESSAGING]),
  granularTargets: z._default(z.record(z.string(), z.array(z.string())), {}),
  tokenType: z._default(z.enum(LOGIN_TOKEN_TYPES), 'USER'),
  expires: z._default(z.boolean(), true),
});

function changeUser({ body, path, world }: ControlCall): unknown {
  const user = userOf({ path, world });
  const { name, assignedWabaIds } = parseBody(userChanges, body);
  const unknown = assignedWabaIds?.find((id) => !world.state.wabas.has(id));
  if (unknown !== undefined) throw notFound('WABA', unknown);
  if (name !== undefined) user.name = name;
  if (assignedWabaIds) user.assignedWabaIds.splice(0, Infinity, ...assignedWabaIds);
  return undefined;
}

/** Every login of the person ends; the tokens of system users are nobody's login and live. */
function changePassword({ path, world }: ControlCall): unknown {
  const { id } = userOf({ path, world });
  const killed = [...world.state.tokens.values()].filter(({ type, userId }) => type === 'USER' && userId === id);
  for (const token of killed) token.invalidSubcode = 460;
  return { killedTokens: killed.length };
}

function userOf({ path, world }: Pick<ControlCall, 'path' | 'world'>): User {
  const user = world.state.users.get(path.id ?? '');
  if (!user) throw notFound('user', path.id);
  return user;
}

function changeToken({ body, world }: ControlCall): unknown {
  const { token: name, invalidSubcode, ...changes } = parseBody(tokenChanges, body);
  const token = world.state.tokens.get(name);
  if (!token) throw notFound('such token', '');
  Object.assign(token, changes);
  if (invalidSubcode !== undefined) token.invalidSubcode = invalidSubcode ?? undefined;
  return undefined;
}

function makeCode({ body, world }: ControlCall): unknown {
  const { redirectUri, ...login } = parseBody(code, body);
  if (!world.state.apps.has(login.appId)) throw notFound('app', login.appId);
  const user = world.state.users.get(login.userId);
  if (!user) throw notFound('user', login.userId);
  return { code: issueCode({ ...login, redirectUri, wabaIds: [...user.assignedWabaIds] }, world) };
}

/** People, system users, and what lets somebody in: tokens and codes. */
export const loginControls: readonly Control[] = [
  {
    method: 'PATCH',
    path: '/users/:id',
    about: 'Renames a person or system user, or changes the WABAs they are assigned to',
    example: { name: 'Ana Luna', assignedWabaIds: [] },
    handle: changeUser,
  },
  {
    method: 'POST',
    path: '/users/:id/password',
    about: "Changes a person's password: their own tokens die of 460, those of system users live",
    handle: changePassword,
  },
  {
    method: 'PATCH',
    path: '/tokens',
    about: 'Kills, limits or revives a token; invalidSubcode is one of code 190, for example 458, 460, 463 or 467',
    example: { token: 'EAA…', invalidSubcode: 467 },
    handle: changeToken,
  },
  {
    method: 'POST',
    path: '/codes',
    about: 'A code as the login dialog would give it, for /oauth/access_token',
    example: { appId: '712300456789013', userId: '122094815460022', redirectUri: 'http://localhost:3000/' },
    handle: makeCode,
  },
];
