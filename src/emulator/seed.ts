import * as z from 'zod/mini';
import { Failure } from '../core/failure.js';
import { sendRuleSchema } from './playing/send-rule.js';
import { REJECTION_REASONS } from './templates/judgement.js';

/**
 * What an emulator begins with, as `emulator start --seed` reads it from a JSON file: who exists and who may do what.
 * Only ids, names and the links between them are needed; everything else has the value of a healthy account. Members have
 * the names of state.ts. Times are unix seconds.
 */
const id = z.string().check(z.regex(/^\d{5,25}$/, 'must be a string of 5 to 25 digits'));
const text = z.string();

export const LOGIN_TOKEN_TYPES = ['USER', 'SYSTEM_USER'] as const;

const url = text.check(z.refine((value) => URL.canParse(value), 'must be a URL'));

const override = z.strictObject({ callbackUrl: url, verifyToken: text });

const business = z.strictObject({
  id,
  name: text,
  verificationStatus: z._default(text, 'verified'),
  messagingLimit: z._default(text, 'TIER_2K'),
});

const loginConfiguration = z.strictObject({
  id,
  name: text,
  scopes: z.array(text),
  tokenType: z._default(z.enum(LOGIN_TOKEN_TYPES), 'SYSTEM_USER'),
  /** Of a SYSTEM_USER token: after 60 days, or never. */
  expires: z._default(z.boolean(), false),
});

/** Only what a browser may be sent to without harm. */
export const redirectUri = text.check(
  z.refine((value) => /^https?:$/.test(protocolOf(value)), 'must be an http or https URL'),
);

const app = z.strictObject({
  id,
  name: text,
  secret: text,
  mode: z._default(z.enum(['live', 'development']), 'live'),
  requireAppSecretProof: z._default(z.boolean(), false),
  /** Where the login dialog may send people back to; an app in development mode needs none for http://localhost. */
  redirectUris: z._default(z.array(redirectUri), []),
  /** Configurations of Login for Business, which the dialog takes as `config_id`. */
  loginConfigurations: z._default(z.array(loginConfiguration), []),
  /** The app's webhook: where to, and the fields that are ticked. */
  subscription: z.optional(z.strictObject({ callbackUrl: url, verifyToken: text, fields: z.array(text) })),
});

const user = z.strictObject({
  id,
  name: text,
  kind: z._default(z.enum(['USER', 'SYSTEM_USER']), 'SYSTEM_USER'),
  businessIds: z._default(z.array(id), []),
  assignedWabaIds: z._default(z.array(id), []),
});

const ALL_SCOPES = ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'];

const token = z.strictObject({
  token: text,
  appId: id,
  userId: id,
  type: z._default(z.enum(['USER', 'SYSTEM_USER']), 'SYSTEM_USER'),
  scopes: z._default(z.array(text), ALL_SCOPES),
  granularTargets: z._default(z.record(text, z.array(id)), {}),
  issuedAt: z.optional(z.int()),
  /** 0 = never. */
  expiresAt: z._default(z.int(), 0),
  dataAccessExpiresAt: z._default(z.int(), 0),
  /** A dead token: the subcode of code 190, for example 463 or 467. */
  invalidSubcode: z.optional(z.int()),
});

const component = z.catchall(z.object({ type: text }), z.unknown());

const amount = z.int().check(z.nonnegative());

const dayFigures = z.strictObject({
  daysAgo: amount,
  sent: z._default(amount, 0),
  delivered: z._default(amount, 0),
  read: z._default(amount, 0),
  amountSpent: z._default(z.number(), 0),
  clicks: z._default(
    z.array(
      z.strictObject({
        type: z._default(z.enum(['url_button', 'unique_url_button', 'quick_reply_button']), 'url_button'),
        content: text,
        count: amount,
      }),
    ),
    [],
  ),
});

const degreesOfFreedom = z.strictObject({
  creative_features_spec: z.array(
    z.strictObject({ key: text, value: z.strictObject({ enroll_status: z.enum(['OPT_IN', 'OPT_OUT']) }) }),
  ),
});

const template = z.strictObject({
  id: z.optional(id),
  name: text,
  language: text,
  status: z._default(text, 'APPROVED'),
  category: z._default(text, 'UTILITY'),
  parameterFormat: z._default(z.enum(['POSITIONAL', 'NAMED']), 'POSITIONAL'),
  /** As Meta reads them back. */
  components: z.array(component),
  rejectedReason: z._default(text, 'NONE'),
  qualityScore: z._default(text, 'UNKNOWN'),
  messageSendTtlSeconds: z.optional(z.int()),
  subCategory: z.optional(text),
  displayFormat: z.optional(text),
  libraryTemplateName: z.optional(text),
  ctaUrlLinkTrackingOptedOut: z.optional(z.boolean()),
  /** As Meta reads it back. */
  degreesOfFreedomSpec: z.optional(degreesOfFreedom),
  correctCategory: z.optional(text),
  previousCategory: z.optional(text),
  /** For template analytics: what happened so many days before the emulator began. */
  figures: z._default(z.array(dayFigures), []),
  /** For comparisons. */
  blockRate: z._default(z.number(), 0),
  topBlockReason: z._default(text, 'UNKNOWN_BLOCK_REASON'),
  createdAt: z.optional(z.int()),
});

const profile = z.strictObject({
  about: z.exactOptional(text),
  address: z.exactOptional(text),
  description: z.exactOptional(text),
  email: z.exactOptional(text),
  websites: z.exactOptional(z.array(text)),
  vertical: z.exactOptional(text),
  profile_picture_url: z.exactOptional(text),
});

const phone = z.strictObject({
  id,
  /** With country code; spaces, dashes and the plus sign are only for display. */
  number: text,
  verifiedName: text,
  nameStatus: z._default(text, 'APPROVED'),
  status: z._default(text, 'CONNECTED'),
  qualityRating: z._default(text, 'GREEN'),
  codeVerificationStatus: z._default(text, 'VERIFIED'),
  platformType: z._default(text, 'CLOUD_API'),
  accountMode: z._default(z.enum(['LIVE', 'SANDBOX']), 'LIVE'),
  throughputLevel: z._default(text, 'STANDARD'),
  /** Also in use in the WhatsApp Business app (coexistence). */
  isOnBizApp: z._default(z.boolean(), false),
  pin: z.optional(text),
  /** When it was registered last; for a registered number the age of its WABA, if it is missing. */
  lastOnboardedAt: z.optional(z.int()),
  profile: z._default(profile, {}),
  allowedRecipients: z._default(z.array(text), []),
});

const flow = z.strictObject({
  id,
  name: text,
  status: z._default(z.enum(['DRAFT', 'PUBLISHED', 'DEPRECATED', 'BLOCKED']), 'PUBLISHED'),
});

const waba = z.strictObject({
  id,
  name: text,
  ownerBusinessId: id,
  /** Businesses that this WABA is shared with. */
  clientBusinessIds: z._default(z.array(id), []),
  currency: z._default(text, 'USD'),
  timezoneId: z._default(text, '1'),
  country: z._default(text, 'US'),
  templateNamespace: z._default(text, 'ba30dd89_2ebd_41e4_b805_f2c05ae04cc9'),
  status: z._default(text, 'ACTIVE'),
  accountReviewStatus: z._default(text, 'APPROVED'),
  /** null = no payment method. */
  /** Template analytics. */
  insightsEnabled: z._default(z.boolean(), false),
  primaryFundingId: z._default(z.nullable(text), '23846302184560155'),
  createdAt: z.optional(z.int()),
  subscribedApps: z._default(z.array(z.strictObject({ appId: id, override: z.optional(override) })), []),
  phones: z._default(z.array(phone), []),
  templates: z._default(z.array(template), []),
  /** Connected catalogs, with the retailer ids of their products; none = whatever a message names is there. */
  catalogs: z._default(z.array(z.strictObject({ id, products: z.array(text) })), []),
  /** None = whatever a message names is there. */
  flows: z._default(z.array(flow), []),
});

export const customerSchema = z.strictObject({
  waId: text,
  /** Business-scoped user id; made from the number when it is missing. */
  userId: z.optional(text),
  name: text,
  username: z.optional(text),
  /** Messages to this customer fail with this code. */
  failWith: z.optional(z.int()),
  sharesReadReceipts: z._default(z.boolean(), true),
  /** Whether they ever open what is delivered. */
  readsMessages: z._default(z.boolean(), true),
});

/** A timer takes no more than 24 days. */
const pauseMs = z.int().check(z.nonnegative(), z.maximum(2_147_483_647));

const reviewRule = z.strictObject({
  /** `*` stands for any part. */
  name: z.exactOptional(text),
  category: z.exactOptional(text),
  language: z.exactOptional(text),
  content: z.exactOptional(text),
  outcome: z._default(z.enum(['APPROVED', 'REJECTED']), 'APPROVED'),
  reason: z.exactOptional(z.enum(REJECTION_REASONS)),
  as: z.exactOptional(z.enum(['AUTHENTICATION', 'MARKETING', 'UTILITY'])),
});

export const settingsSchema = z.strictObject({
  reviewDelayMs: z._default(pauseMs, 2_000),
  reviewOutcome: z._default(z.enum(['APPROVED', 'REJECTED']), 'APPROVED'),
  reviewRules: z._default(z.array(reviewRule), []),
  reviewContent: z._default(z.boolean(), true),
  statusDelayMs: z._default(pauseMs, 250),
  lastStatus: z._default(z.enum(['accepted', 'sent', 'delivered', 'read']), 'read'),
  answerDelayMs: z._default(pauseMs, 0),
  answerDelaySpreadMs: z._default(pauseMs, 0),
  sendRules: z._default(z.array(sendRuleSchema), []),
  messagesPerHour: z._default(z.nullable(z.int().check(z.positive())), null),
  marketingCapPerDay: z._default(z.nullable(z.int().check(z.nonnegative())), null),
  /** Meta: at once, then less and less often over 36 hours or 7 days, its pages disagree. Here: seven times in a day. */
  deliveryRetryMs: z._default(z.array(pauseMs), [1_000, 5_000, 30_000, 300_000, 1_800_000, 14_400_000, 86_400_000]),
  deliveryTimeoutMs: z._default(pauseMs.check(z.positive()), 10_000),
  checkPermissions: z._default(z.boolean(), true),
  acceptAnyToken: z._default(z.boolean(), false),
  historyLimit: z._default(z.int().check(z.positive()), 10_000),
  strictBodies: z._default(z.boolean(), false),
});

export const seedSchema = z.strictObject({
  businesses: z._default(z.array(business), []),
  apps: z._default(z.array(app), []),
  users: z._default(z.array(user), []),
  tokens: z._default(z.array(token), []),
  wabas: z._default(z.array(waba), []),
  customers: z._default(z.array(customerSchema), []),
  settings: z.optional(z.partial(settingsSchema)),
});

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

/** The seed as a person writes it: what has a default may be left out. */
export type Seed = z.input<typeof seedSchema>;
export type SeedTemplate = z.input<typeof template>;
/** With every default filled in. */
export type FullSeed = z.output<typeof seedSchema>;

/** For a seed from a file. Throws Failure `seed-invalid`, which names the place. */
export function parseSeed(value: unknown): Seed {
  const result = z.safeParse(seedSchema, value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Failure('seed-invalid', {
      at: issue?.path.join('.') || '(top)',
      problem: issue?.message ?? 'is not valid',
    });
  }
  checkLinks(result.data);
  return result.data;
}

/** A link to nothing would show later as an object that does not exist, far from its cause. */
function checkLinks({ businesses, apps, users, tokens, wabas }: FullSeed): void {
  const known = (list: readonly { id: string }[]) => new Set(list.map((one) => one.id));
  const [businessIds, appIds, userIds, wabaIds] = [known(businesses), known(apps), known(users), known(wabas)];
  const check = (ids: ReadonlySet<string>, wanted: readonly string[], at: string) => {
    const missing = wanted.find((one) => !ids.has(one));
    if (missing) throw new Failure('seed-invalid', { at, problem: `names ${missing}, which is not in the seed` });
  };
  for (const one of users) {
    check(businessIds, one.businessIds, `users.${one.id}.businessIds`);
    check(wabaIds, one.assignedWabaIds, `users.${one.id}.assignedWabaIds`);
  }
  for (const one of tokens) {
    check(appIds, [one.appId], 'tokens.appId');
    check(userIds, [one.userId], 'tokens.userId');
  }
  for (const one of wabas) check(businessIds, [one.ownerBusinessId, ...one.clientBusinessIds], `wabas.${one.id}`);
}
