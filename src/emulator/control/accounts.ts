import * as z from 'zod/mini';
import { secondsOf } from '../times.js';
import type { Control, ControlCall } from './call.js';
import { notFound, parseBody } from './problem.js';

const text = z.exactOptional(z.string());

const phoneChanges = z.strictObject({
  status: text,
  qualityRating: text,
  nameStatus: text,
  verifiedName: text,
  codeVerificationStatus: text,
  platformType: text,
  throughputLevel: text,
  accountMode: z.exactOptional(z.enum(['LIVE', 'SANDBOX'])),
  allowedRecipients: z.exactOptional(z.array(z.string())),
});

const wabaChanges = z.strictObject({
  name: text,
  status: text,
  accountReviewStatus: text,
  /** null takes the payment method away. */
  primaryFundingId: z.exactOptional(z.nullable(z.string())),
});

const businessChanges = z.strictObject({ verificationStatus: text, messagingLimit: text });

const appChanges = z.strictObject({
  mode: z.exactOptional(z.enum(['live', 'development'])),
  requireAppSecretProof: z.exactOptional(z.boolean()),
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
  scopes: z._default(z.array(z.string()), ['whatsapp_business_management', 'whatsapp_business_messaging']),
});

/** Codes of Embedded Signup live for 30 seconds; the dialog's some minutes. */
const CODE_SECONDS = 600;

function listPhones({ world }: ControlCall): unknown {
  return [...world.state.phones.values()].map(({ overrides, pin, ...phone }) => ({
    ...phone,
    isPinSet: pin !== undefined,
    overrides: Object.fromEntries(overrides),
  }));
}

function changePhone({ body, path, world }: ControlCall): unknown {
  const phone = world.state.phones.get(path.id ?? '');
  if (!phone) throw notFound('phone number', path.id);
  const { allowedRecipients, ...changes } = parseBody(phoneChanges, body);
  Object.assign(phone, changes);
  if (allowedRecipients) phone.allowedRecipients.splice(0, Infinity, ...allowedRecipients);
  return undefined;
}

function changeWaba({ body, path, world }: ControlCall): unknown {
  const waba = world.state.wabas.get(path.id ?? '');
  if (!waba) throw notFound('WABA', path.id);
  const { primaryFundingId, ...changes } = parseBody(wabaChanges, body);
  Object.assign(waba, changes);
  if (primaryFundingId !== undefined) waba.primaryFundingId = primaryFundingId ?? undefined;
  return undefined;
}

function changeBusiness({ body, path, world }: ControlCall): unknown {
  const business = world.state.businesses.get(path.id ?? '');
  if (!business) throw notFound('business', path.id);
  Object.assign(business, parseBody(businessChanges, body));
  return undefined;
}

function changeApp({ body, path, world }: ControlCall): unknown {
  const app = world.state.apps.get(path.id ?? '');
  if (!app) throw notFound('app', path.id);
  Object.assign(app, parseBody(appChanges, body));
  return undefined;
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
  if (!world.state.users.has(login.userId)) throw notFound('user', login.userId);
  const text = `AQ${world.newHex(60)}`;
  world.state.codes.set(text, { ...login, redirectUri, expiresAt: secondsOf(world.nowMs()) + CODE_SECONDS });
  return { code: text };
}

/** What only Meta or the owner could change: the state of numbers, accounts, apps and tokens. */
export const accountControls: readonly Control[] = [
  { method: 'GET', path: '/phones', about: 'The numbers, with the codes that were sent to them', handle: listPhones },
  {
    method: 'PATCH',
    path: '/phones/:id',
    about: 'Changes the state of a number',
    example: { qualityRating: 'RED', status: 'FLAGGED' },
    handle: changePhone,
  },
  {
    method: 'PATCH',
    path: '/wabas/:id',
    about: 'Changes the state of a WABA; primaryFundingId null takes the payment method away',
    example: { primaryFundingId: null },
    handle: changeWaba,
  },
  {
    method: 'PATCH',
    path: '/businesses/:id',
    about: 'Changes verification and messaging limit of a portfolio',
    example: { verificationStatus: 'not_verified' },
    handle: changeBusiness,
  },
  {
    method: 'PATCH',
    path: '/apps/:id',
    about: 'Changes the mode of an app, or whether it asks for appsecret_proof',
    example: { requireAppSecretProof: true },
    handle: changeApp,
  },
  {
    method: 'PATCH',
    path: '/tokens',
    about: 'Kills, limits or revives a token',
    example: { token: 'EAA…', invalidSubcode: 467 },
    handle: changeToken,
  },
  {
    method: 'POST',
    path: '/codes',
    about: 'A code as the login dialog would give it, for /oauth/access_token',
    example: { appId: '712300456789012', userId: '122094815460011', redirectUri: 'http://localhost:3000/' },
    handle: makeCode,
  },
];
