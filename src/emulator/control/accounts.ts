import * as z from 'zod/mini';
import { pricingOf } from '../messages/pricing.js';
import { redirectUri } from '../seed.js';
import { secondsOf } from '../times.js';
import type { Control, ControlCall } from './call.js';
import { ControlProblem, notFound, parseBody } from './problem.js';

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
  isOnBizApp: z.exactOptional(z.boolean()),
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
  redirectUris: z.exactOptional(z.array(redirectUri)),
});

function listPhones({ world }: ControlCall): unknown {
  return [...world.state.phones.values()].map(({ overrides, pin, throughput: _, ...phone }) => ({
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

const PAID_DAYS = 30;

/**
 * What an admin does in WhatsApp Manager: the API has no way to delete a number. Meta refuses it while paid messages are
 * not 30 days old, https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers
 */
function deletePhone({ path, world }: ControlCall): unknown {
  const { nowMs, state } = world;
  const phone = state.phones.get(path.id ?? '');
  if (!phone) throw notFound('phone number', path.id);
  const hasPaid = [...state.messages.values()].some(
    (message) =>
      message.phoneId === phone.id &&
      message.direction === 'out' &&
      message.status !== 'failed' &&
      message.sentAtMs > nowMs() - PAID_DAYS * 86_400_000 &&
      pricingOf(message, phone, nowMs()).billable,
  );
  if (hasPaid) throw new ControlProblem(409, `This number sent paid messages in the last ${PAID_DAYS} days.`);
  state.phones.delete(phone.id);
  state.deletedNumbers.set(phone.number, secondsOf(nowMs()));
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

/** What only Meta or the owner could change: the state of numbers, accounts, portfolios and apps. */
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
    method: 'DELETE',
    path: '/phones/:id',
    about: 'Deletes a number as WhatsApp Manager does; refused when it sent paid messages in the last 30 days',
    handle: deletePhone,
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
    about: 'Changes the mode of an app, its valid redirect URIs, or whether it asks for appsecret_proof',
    example: { requireAppSecretProof: true },
    handle: changeApp,
  },
];
