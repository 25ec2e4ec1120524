import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { newCustomer } from './messages/customers.js';
import { Tally } from './messages/tally.js';
import { type FullSeed, type Seed, seedSchema, settingsSchema } from './seed.js';
import type { EmulatorState, Phone, Settings, Template, Waba } from './state.js';
import { DAY_SECONDS, dayOf } from './templates/figures.js';
import { TemplateMap } from './templates/template-map.js';

/** Fills a fresh state. `nowMs` dates what the seed does not. */
export function createState(seed: Seed, nowMs: number, settings: Partial<Settings> = {}): EmulatorState {
  const full = z.parse(seedSchema, seed);
  const now = Math.floor(nowMs / 1000);
  const byId = <Node extends { id: string }>(nodes: readonly Node[]) => new Map(nodes.map((node) => [node.id, node]));
  return {
    businesses: byId(full.businesses.map((one) => ({ ...one, ...wabaIdsOf(one.id, full) }))),
    apps: byId(full.apps.map((one) => ({ ...one, subscription: toSubscription(one.subscription) }))),
    users: byId(full.users),
    tokens: new Map(
      full.tokens.map((one) => [
        one.token,
        { ...one, issuedAt: one.issuedAt ?? now - 86_400, invalidSubcode: one.invalidSubcode },
      ]),
    ),
    wabas: byId(full.wabas.map((one) => toWaba(one, now))),
    phones: byId(full.wabas.flatMap((one) => one.phones.map((each) => toPhone(each, one, full, now)))),
    templates: new TemplateMap(
      full.wabas.flatMap((one) => one.templates.map((each, index) => toTemplate(each, one.id, index, now))),
    ),
    deletedNumbers: new Map(),
    tombstones: new Map(),
    media: new Map(),
    uploads: new Map(),
    handles: new Map(),
    messages: new Map(),
    tally: new Tally(),
    customers: new Map(
      full.customers
        .map((one) => newCustomer(one, full.businesses[0]?.id ?? ''))
        .map((customer) => [customer.waId, customer]),
    ),
    codes: new Map(),
    deliveries: [],
    keptChanges: 0,
    faults: [],
    callCounts: new Map(),
    ruleCounts: new WeakMap(),
    settings: z.parse(settingsSchema, { ...full.settings, ...settings }),
  };
}

function wabaIdsOf(businessId: string, { wabas }: FullSeed) {
  return {
    ownedWabaIds: wabas.filter((one) => one.ownerBusinessId === businessId).map((one) => one.id),
    clientWabaIds: wabas.filter((one) => one.clientBusinessIds.includes(businessId)).map((one) => one.id),
  };
}

function toSubscription(subscription: FullSeed['apps'][number]['subscription']) {
  return subscription && { ...subscription, fields: subscription.fields.map((name) => ({ name, version: 'v25.0' })) };
}

function toWaba(waba: FullSeed['wabas'][number], now: number): Waba {
  const { clientBusinessIds: _, phones: _phones, templates: _templates, ...one } = waba;
  return {
    ...one,
    primaryFundingId: one.primaryFundingId ?? undefined,
    createdAt: creationOf(waba, now),
    subscribedApps: new Map(one.subscribedApps.map(({ appId, override: own }) => [appId, { appId, override: own }])),
    templateCreations: [],
  };
}

function creationOf({ createdAt }: FullSeed['wabas'][number], now: number): number {
  return createdAt ?? now - 90 * 86_400;
}

function toPhone(
  one: FullSeed['wabas'][number]['phones'][number],
  of: FullSeed['wabas'][number],
  full: FullSeed,
  now: number,
): Phone {
  // Test numbers have no such time.
  const wasOnboarded = one.platformType === 'CLOUD_API' && one.accountMode === 'LIVE';
  return {
    ...one,
    wabaId: of.id,
    number: digits(one.number),
    displayPhoneNumber: one.number,
    messagingLimit: full.businesses.find((each) => each.id === of.ownerBusinessId)?.messagingLimit ?? 'TIER_250',
    lastOnboardedAt: one.lastOnboardedAt ?? (wasOnboarded ? creationOf(of, now) : undefined),
    pin: one.pin,
    overrides: new Map(),
    profile: { ...one.profile },
  };
}

/** 15 digits that are the same in every run: webhooks carry this id as a number, which must stay exact. */
function derivedId(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return String(100_000_000_000_000 + Number.parseInt(hash, 16));
}

function toTemplate(
  one: FullSeed['wabas'][number]['templates'][number],
  wabaId: string,
  index: number,
  now: number,
): Template {
  const createdAt = one.createdAt ?? now - 30 * 86_400;
  return {
    ...one,
    id: one.id ?? derivedId(`${wabaId}/${index}`),
    wabaId,
    previousCategory: one.previousCategory,
    correctCategory: one.correctCategory,
    subCategory: one.subCategory,
    qualityScore: { score: one.qualityScore, date: createdAt },
    messageSendTtlSeconds: one.messageSendTtlSeconds,
    ctaUrlLinkTrackingOptedOut: one.ctaUrlLinkTrackingOptedOut,
    isPrimaryDeviceDeliveryOnly: undefined,
    displayFormat: one.displayFormat,
    degreesOfFreedomSpec: one.degreesOfFreedomSpec,
    libraryTemplateName: one.libraryTemplateName,
    createdAt,
    lastUpdatedAt: createdAt,
    reviewAtMs: undefined,
    reviewOutcome: undefined,
    strikes: 0,
    figures: one.figures.map(({ daysAgo, ...figures }) => ({ ...figures, day: dayOf(now - daysAgo * DAY_SECONDS) })),
    statusBeforeArchive: undefined,
    edits: [],
  };
}

export function digits(number: string): string {
  return number.replace(/\D/g, '');
}
