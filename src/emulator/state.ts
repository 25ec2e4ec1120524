import type { PairDebt, ThroughputMeter } from './messages/pace.js';
import type { Tally } from './messages/tally.js';
import type { PlayOf, RuleCount, SendRule } from './playing/send-rule.js';
import type { DayFigures } from './templates/figures.js';
import type { TemplateMap } from './templates/template-map.js';

/**
 * All that the emulator remembers: plain maps and records, no behaviour. Ids are strings of digits as Meta's are; times
 * are unix seconds unless a name says otherwise. `seed.ts` fills it, the routes read and change it, and
 * `/_emulator/reset` replaces it.
 */
export interface EmulatorState {
  readonly businesses: Map<string, Business>;
  readonly apps: Map<string, App>;
  readonly users: Map<string, User>;
  /** By the token itself. */
  readonly tokens: Map<string, Token>;
  readonly wabas: Map<string, Waba>;
  readonly phones: Map<string, Phone>;
  readonly templates: TemplateMap;
  /** When a number was deleted, by its digits: it cannot be registered again at once. */
  readonly deletedNumbers: Map<string, number>;
  /** Names that may not be used again, by `${wabaId}/${name}/${language}`. */
  readonly tombstones: Map<string, Tombstone>;
  readonly media: Map<string, Media>;
  /** Resumable uploads by session id (without the `upload:` prefix and the signature). */
  readonly uploads: Map<string, Upload>;
  /** Handles that a finished upload gave out, with what was uploaded. */
  readonly handles: Map<string, UploadedFile>;
  readonly messages: Map<string, Message>;
  /** Exact counts of all messages, also of those that are no longer kept. */
  readonly tally: Tally;
  /** Customers by wa_id. */
  readonly customers: Map<string, Customer>;
  /** Everything that was posted to a callback, oldest first. */
  readonly deliveries: DeliveryRecord[];
  /** How many changes they carry together. */
  keptChanges: number;
  /** Codes of the login dialog that were not yet exchanged for a token. */
  readonly codes: Map<string, LoginCode>;
  /** Faults waiting for the requests that they will hit, oldest first. */
  readonly faults: Fault[];
  /** How many requests each app made to each WABA in the current hour, by `${appId}/${wabaId}`. */
  readonly callCounts: Map<string, CallCount>;
  /** How often each rule for sends matched; new rules begin anew. */
  readonly ruleCounts: WeakMap<SendRule, RuleCount>;
  readonly settings: Settings;
}

export interface Settings {
  /** How long a new template stays PENDING. */
  reviewDelayMs: number;
  /** What the review decides when no rule and no control call says otherwise. */
  reviewOutcome: 'APPROVED' | 'REJECTED';
  /** The first that matches decides; before it only what a control call says. */
  reviewRules: ReviewRule[];
  /** The review looks at texts: promotional words, codes, repeated texts, variables side by side. */
  reviewContent: boolean;
  /** Pause between the steps of the ladder sent, delivered, read. */
  statusDelayMs: number;
  /** How far the ladder goes by itself. */
  lastStatus: 'accepted' | 'sent' | 'delivered' | 'read';
  /** Each answer of the Graph API takes so long, and up to the spread more; the work is done at once. */
  answerDelayMs: number;
  answerDelaySpreadMs: number;
  /** Sends that go wrong or otherwise than usual. */
  sendRules: SendRule[];
  /** Messages an hour after which an app gets 80007 at a WABA; null = they are not counted, as at Meta. */
  messagesPerHour: number | null;
  /** Marketing messages that a person gets in 24 hours, of all businesses together; null = without end. */
  marketingCapPerDay: number | null;
  /** Pauses before the second, third, … attempt to deliver a webhook. */
  deliveryRetryMs: number[];
  deliveryTimeoutMs: number;
  /** Wrong scopes and unassigned WABAs are refused; false only for clients that bring any token. */
  checkPermissions: boolean;
  /** Any token that is not known counts as the seeded system user's. */
  acceptAnyToken: boolean;
  /** How many messages, and how many deliveries, are kept; the oldest that are over go first. */
  historyLimit: number;
  /** Bodies of UTILITY and MARKETING end at 550 characters and 10 emojis, a rule that Meta has only for some. */
  strictBodies: boolean;
}

/** Which templates, by all that is named, and what the review decides on them. */
export interface ReviewRule {
  /** `*` stands for any part. */
  name?: string;
  category?: string;
  language?: string;
  /** A part of the texts, in any case. */
  content?: string;
  outcome: 'APPROVED' | 'REJECTED';
  /** Of a rejection. */
  reason?: string;
  /** The category that it comes back with. */
  as?: string;
}

export interface Business {
  readonly id: string;
  name: string;
  verificationStatus: string;
  messagingLimit: string;
  readonly ownedWabaIds: string[];
  readonly clientWabaIds: string[];
  /** Whom it wrote to outside the window in the last 24 hours, by wa_id, and when last; oldest first. */
  reached?: Map<string, number>;
}

export interface App {
  readonly id: string;
  name: string;
  secret: string;
  mode: 'live' | 'development';
  requireAppSecretProof: boolean;
  /** "Valid OAuth Redirect URIs" of the app: where the login dialog may send people back to. */
  redirectUris: readonly string[];
  /** What Login for Business calls configurations. */
  readonly loginConfigurations: readonly LoginConfiguration[];
  /** One callback for the object whatsapp_business_account; undefined until it is set. */
  subscription: AppSubscription | undefined;
}

export interface LoginConfiguration {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly tokenType: LoginTokenType;
  /** Of a SYSTEM_USER token: 60 days or never. */
  readonly expires: boolean;
}

export type LoginTokenType = 'USER' | 'SYSTEM_USER';

export interface AppSubscription {
  callbackUrl: string;
  verifyToken: string;
  fields: { name: string; version: string }[];
}

export interface User {
  readonly id: string;
  name: string;
  kind: 'USER' | 'SYSTEM_USER';
  readonly businessIds: string[];
  /** WABAs this person or system user is assigned to; the scopes say what may be done there. */
  readonly assignedWabaIds: string[];
}

export interface Token {
  readonly token: string;
  readonly appId: string;
  readonly userId: string;
  readonly type: 'USER' | 'SYSTEM_USER' | 'APP';
  scopes: string[];
  /** WABA ids a scope is limited to; a scope without an entry reaches all assigned assets. */
  granularTargets: Record<string, string[]>;
  issuedAt: number;
  /** 0 = never. */
  expiresAt: number;
  dataAccessExpiresAt: number;
  /** A dead token: the subcode of code 190 that says why. */
  invalidSubcode: number | undefined;
}

export interface Waba {
  readonly id: string;
  name: string;
  readonly ownerBusinessId: string;
  currency: string;
  timezoneId: string;
  country: string;
  templateNamespace: string;
  status: string;
  accountReviewStatus: string;
  /** undefined = no payment method. */
  primaryFundingId: string | undefined;
  createdAt: number;
  /** Apps that POSTed to /subscribed_apps, by app id. */
  readonly subscribedApps: Map<string, WabaSubscription>;
  /** Template analytics, which cannot be turned off again. */
  insightsEnabled: boolean;
  /** Creation times of templates in the last hour, for the limit of 100. */
  readonly templateCreations: number[];
  readonly catalogs: readonly Catalog[];
  readonly flows: readonly Flow[];
}

export interface Catalog {
  readonly id: string;
  /** By the ids that the shop gave them. */
  readonly products: readonly string[];
}

export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

export interface WabaSubscription {
  readonly appId: string;
  override: CallbackOverride | undefined;
}

export interface CallbackOverride {
  callbackUrl: string;
  verifyToken: string;
}

export interface Phone {
  readonly id: string;
  readonly wabaId: string;
  /** Digits only, with country code. */
  readonly number: string;
  displayPhoneNumber: string;
  verifiedName: string;
  nameStatus: string;
  status: string;
  qualityRating: string;
  codeVerificationStatus: string;
  platformType: string;
  accountMode: 'LIVE' | 'SANDBOX';
  throughputLevel: string;
  messagingLimit: string;
  lastOnboardedAt: number | undefined;
  pin: string | undefined;
  /** A name that was asked for and is under review, with its state (`new_display_name`, `new_name_status`). */
  newName?: { name: string; status: string };
  isOfficialBusinessAccount?: boolean;
  /** Also in use in the WhatsApp Business app, which Meta calls coexistence. */
  isOnBizApp?: boolean;
  /** Unix times of the codes that were asked for. */
  codeRequests?: number[];
  /** The code that the last request_code sent by SMS or voice. */
  pendingCode?: { code: string; expiresAt: number };
  /** Unix times of register and deregister calls, for the limit of 10 in 72 hours. */
  registrations?: { register: number[]; deregister: number[] };
  /** Until when attempts are refused, in seconds; 0 when they are not. */
  registrationLocks?: { register: number; deregister: number };
  /** Wrong PINs since the last right one. */
  wrongPins?: number;
  /** Webhook override of this number, by app id: overrides belong to the app that set them. */
  readonly overrides: Map<string, CallbackOverride>;
  readonly profile: Profile;
  /** wa_ids a SANDBOX number may send to. */
  readonly allowedRecipients: string[];
  /** What passed within the last second, for the throughput limit. */
  throughput?: ThroughputMeter;
  /** Service messages delivered in a month (`2026-11`), of which the first 1000 are free. */
  serviceMessages?: { month: string; delivered: number };
}

/** As Meta keeps it: unset values are missing. */
export interface Profile {
  about?: string;
  address?: string;
  description?: string;
  email?: string;
  websites?: string[];
  vertical?: string;
  profile_picture_url?: string;
}

export interface Template {
  readonly id: string;
  readonly wabaId: string;
  readonly name: string;
  readonly language: string;
  status: string;
  category: string;
  previousCategory: string | undefined;
  correctCategory: string | undefined;
  subCategory: string | undefined;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  /** As Meta reads it back: types in capitals, media handles replaced by URLs. */
  components: WireComponent[];
  qualityScore: { score: string; date: number };
  rejectedReason: string;
  messageSendTtlSeconds: number | undefined;
  ctaUrlLinkTrackingOptedOut: boolean | undefined;
  isPrimaryDeviceDeliveryOnly: boolean | undefined;
  displayFormat: string | undefined;
  /** As Meta reads it back: a list, with names in capitals. */
  degreesOfFreedomSpec: DegreesOfFreedomSpec | undefined;
  libraryTemplateName: string | undefined;
  createdAt: number;
  lastUpdatedAt: number;
  /** Unix milliseconds at which the review decides, undefined when nothing is pending. */
  reviewAtMs: number | undefined;
  /** What this review will decide; undefined = the setting. */
  reviewOutcome: { status: string; category?: string; rejectedReason?: string } | undefined;
  /** How often its quality fell to RED: the third time disables it. */
  strikes: number;
  statusBeforeArchive: string | undefined;
  /** Of days before the emulator began, as the seed says. */
  readonly figures: DayFigures[];
  /** How many recipients blocked the number after it, for comparisons. */
  blockRate: number;
  topBlockReason: string;
  /** Times of edits while APPROVED, for the budget of 1 a day and 10 in 30 days. */
  readonly edits: number[];
}

/** What Meta may change about the creative of a marketing message. */
export interface DegreesOfFreedomSpec {
  readonly creative_features_spec: readonly { key: string; value: { enroll_status: string } }[];
}

/** A component in Meta's own shape; the known members are read, the others kept. */
export interface WireComponent {
  type: string;
  format?: string;
  text?: string;
  [member: string]: unknown;
}

export interface Tombstone {
  readonly until: number;
  readonly reason: 'language-being-deleted' | 'name-being-removed';
}

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** What a person's consent in the login dialog gives to the app; the control interface can make one too. */
export interface LoginCode {
  readonly appId: string;
  /** Who consented. */
  readonly userId: string;
  readonly scopes: string[];
  /** As in Token. */
  readonly granularTargets: Record<string, string[]>;
  /** SYSTEM_USER: a new system user that stands for this app at the person's business will have the token. */
  readonly tokenType: LoginTokenType;
  /** WABAs that were chosen: the new system user's. */
  readonly wabaIds: readonly string[];
  /** Whether a SYSTEM_USER token ends after 60 days; one of a person always ends. */
  readonly expires: boolean;
  /** Must be repeated on exchange; undefined for codes of Embedded Signup, which have none. */
  readonly redirectUri: string | undefined;
  readonly expiresAt: number;
}

export interface Upload {
  readonly id: string;
  readonly appId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly length: number;
  bytes: Uint8Array;
  /** The part behind `?sig=`, without which nobody may write. */
  readonly signature?: string;
  handle: string | undefined;
  readonly createdAt: number;
}

export interface Media {
  readonly id: string;
  readonly phoneId: string;
  readonly mimeType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly expiresAt: number;
  /** The current download link's secret part and end. */
  link: { key: string; expiresAt: number };
}

export interface Message {
  /** The wamid. */
  readonly id: string;
  readonly phoneId: string;
  readonly wabaId: string;
  /** The app whose token sent it. */
  readonly appId: string;
  readonly waId: string;
  readonly direction: 'out' | 'in';
  readonly type: string;
  /** The payload as it was sent or received. */
  readonly payload: Record<string, unknown>;
  readonly callbackData: string | undefined;
  readonly templateId: string | undefined;
  readonly category: string;
  /** The last step of the ladder. */
  status: 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
  readonly sentAtMs: number;
  /** Labels of URL buttons, each time the customer opened one. */
  clicks?: string[];
  /** Steps still to come. */
  pending: PendingStep[];
  /** Held for quality assessment; what it will fail with when it is released. */
  held?: { failure: MessageError | undefined } | undefined;
  /** Sent in a free entry point, which lasts until then (unix seconds). */
  freeEntryUntil?: number;
  /** How its statuses come, where a rule says so. */
  receipts?: PlayOf<'receipts'>;
}

export interface PendingStep {
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  /** When it is told. */
  readonly atMs: number;
  /** When it happened. */
  readonly happenedAtMs: number;
  readonly error?: MessageError;
}

export interface MessageError {
  readonly code: number;
  readonly title: string;
  readonly details: string;
}

export interface Customer {
  readonly waId: string;
  /** Business-scoped user id, for example US.13491208655302741918; one per customer and business portfolio: this is the first portfolio's. */
  readonly userId: string;
  name: string;
  username: string | undefined;
  /** Last inbound message by phone id, for the customer service window. */
  readonly lastInboundAt: Map<string, number>;
  /** Messages to this customer fail with this code, for example 131026 for a number without WhatsApp. */
  failWith: number | undefined;
  sharesReadReceipts: boolean;
  /** Whether they ever open what is delivered. */
  readsMessages: boolean;
  /** Portfolios whose marketing they stopped. */
  marketingStoppedBy?: Set<string>;
  /** When they got marketing in the last 24 hours; only while there is a cap. */
  marketingAtMs?: number[];
  /** By phone id: when they came through an advertisement, and until when all is free after an answer (unix seconds). */
  freeEntries?: Map<string, FreeEntry>;
  /** What a number sent faster than the pair limit's pace, by phone id. */
  readonly pairDebts: Map<string, PairDebt>;
  /** Only known because somebody wrote to them; forgotten with the last of their messages. */
  isStranger: boolean;
  /** How many of their messages are kept. */
  keptMessages: number;
  /** Portfolios whose contact book holds the number: they see it although the customer has a username. */
  contactBooks?: Set<string>;
}

export interface FreeEntry {
  readonly cameAt: number;
  until: number | undefined;
}

export interface DeliveryRecord {
  readonly id: string;
  readonly appId: string;
  readonly field: string;
  readonly url: string;
  readonly level: 'phone' | 'waba' | 'app';
  readonly body: string;
  /** How many changes the body carries. */
  readonly changes: number;
  attempts: { atMs: number; status: number | undefined; problem: string | undefined }[];
  state: 'waiting' | 'delivered' | 'retrying' | 'given-up';
}

/** The next `times` requests that match are answered with this instead. */
export interface Fault {
  /** Matched against the path without version, for example `/messages`; undefined = any. */
  readonly pathEndsWith: string | undefined;
  readonly method: string | undefined;
  times: number;
  /** `refuse` answers an error, `drop` cuts the connection before, `lose-answer` after the work was done, `delay` waits. */
  readonly action:
    | {
        kind: 'refuse';
        httpStatus: number;
        code: number;
        subcode?: number;
        message?: string;
        headers?: Record<string, string>;
      }
    | { kind: 'drop' }
    | { kind: 'lose-answer' }
    | { kind: 'delay'; ms: number }
    | { kind: 'raw'; httpStatus: number; body: string; contentType: string };
}

export interface CallCount {
  hourStartedAt: number;
  calls: number;
}
