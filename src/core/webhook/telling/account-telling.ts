import * as z from 'zod/mini';
import type { AccountEvent, TemplateEvent } from '../event.js';
import { toIso } from '../identity.js';
import { lenient, list, text } from '../wire.js';
import type { Telling } from './telling.js';

export interface AccountTellings {
  'template-status': { status: string; reason: string | null; explanation: string | null; advice: string | null };
  'template-quality': { from: string | null; to: string | null };
  'template-category': { from: string | null; to: string | null };
  /** Meta changes it by itself at that time, null where it does not say when. */
  'template-category-coming': { from: string | null; to: string | null; at: string | null };
  'template-edited': Record<string, never>;
  restriction: { restrictions: { type: string | null; until: string | null; remedy: string | null }[] };
  violation: { type: string | null };
  ban: { state: string | null; date: string | null };
  'partner-removed': { reason: string | null; by: string | null };
  review: { decision: string | null };
  alert: { severity: string | null; type: string | null; description: string | null };
  settings: { type: string | null };
  /** How many people may be written to in 24 hours, and how many numbers the account may have. */
  capability: { limit: string | null; numbers: string | null };
  username: { username: string | null; status: string | null };
  'display-name': { decision: string | null; name: string | null; reason: string | null };
  /** Despite its field's name it says nothing of quality. */
  'number-limit': { event: string | null; from: string | null; to: string | null };
  pin: { event: string | null };
  solution: { event: string | null; solutionId: string | null; status: string | null };
  payments: { name: string | null; provider: string | null; status: string | null };
  /** Meta's word, and the plain members beside it. */
  account: { event: string | null; details: { name: string; value: string }[] };
}

const TemplateDetails = z.looseObject({
  rejection_info: lenient(z.looseObject({ reason: text, recommendation: text })),
  other_info: lenient(z.looseObject({ title: text, description: text })),
  disable_info: lenient(z.looseObject({ disable_date: text })),
  category_update_timestamp: text,
});

export function tellTemplate({ change, from, to, reason, raw }: TemplateEvent): Telling {
  const { rejection_info, other_info, disable_info, category_update_timestamp } = TemplateDetails.parse(raw);
  switch (change) {
    case 'status': {
      const explanation = rejection_info?.reason ?? other_info?.description ?? disable_info?.disable_date ?? null;
      const facts = {
        reason: reason ?? other_info?.title ?? null,
        explanation,
        advice: rejection_info?.recommendation ?? null,
      };
      return { id: 'template-status', facts: { status: to ?? '', ...facts } };
    }
    case 'quality':
      return { id: 'template-quality', facts: { from, to } };
    case 'category':
      return { id: 'template-category', facts: { from, to } };
    case 'category-announced':
      return { id: 'template-category-coming', facts: { from, to, at: toIso(category_update_timestamp) } };
    case 'components':
      return { id: 'template-edited', facts: {} };
  }
}

const AccountDetails = z.looseObject({
  event: text,
  decision: text,
  restriction_info: list(z.looseObject({ restriction_type: text, expiration: text, remediation: text })),
  violation_info: lenient(z.looseObject({ violation_type: text })),
  ban_info: lenient(z.looseObject({ waba_ban_state: text, waba_ban_date: text })),
  disconnection_info: lenient(z.looseObject({ reason: text, initiated_by: text })),
  alert_info: lenient(z.looseObject({ alert_severity: text, alert_type: text, alert_description: text })),
  type: text,
  max_daily_conversations_per_business: text,
  max_daily_conversation_per_phone: text,
  max_phone_numbers_per_business: text,
  max_phone_numbers_per_waba: text,
  username: text,
  status: text,
  requested_verified_name: text,
  rejection_reason: text,
  old_limit: text,
  current_limit: text,
  solution_id: text,
  solution_status: text,
  configuration_name: text,
  provider_name: text,
});

type Found = z.infer<typeof AccountDetails>;

export function tellAccount({ field, event, raw }: AccountEvent): Telling {
  const found = AccountDetails.parse(raw);
  return (
    BY_FIELD[field]?.(found) ?? tellUpdate(found) ?? { id: 'account', facts: { event, details: plainMembers(raw) } }
  );
}

const BY_FIELD: Readonly<Record<string, (found: Found) => Telling>> = {
  account_review_update: ({ decision }) => ({ id: 'review', facts: { decision } }),
  account_alerts: ({ alert_info }) => ({
    id: 'alert',
    facts: {
      severity: alert_info?.alert_severity ?? null,
      type: alert_info?.alert_type ?? null,
      description: alert_info?.alert_description ?? null,
    },
  }),
  account_settings_update: ({ type }) => ({ id: 'settings', facts: { type } }),
  business_capability_update: (found) => ({
    id: 'capability',
    facts: {
      limit: found.max_daily_conversations_per_business ?? found.max_daily_conversation_per_phone,
      numbers: found.max_phone_numbers_per_waba ?? found.max_phone_numbers_per_business,
    },
  }),
  business_username_updates: tellUsername,
  business_username_update: tellUsername,
  phone_number_name_update: ({ decision, requested_verified_name: name, rejection_reason: reason }) => ({
    id: 'display-name',
    facts: { decision, name, reason },
  }),
  phone_number_quality_update: ({ event, old_limit, current_limit, max_daily_conversations_per_business }) => ({
    id: 'number-limit',
    facts: { event, from: old_limit, to: current_limit ?? max_daily_conversations_per_business },
  }),
  security: ({ event }) => ({ id: 'pin', facts: { event } }),
  partner_solutions: ({ event, solution_id: solutionId, solution_status: status }) => ({
    id: 'solution',
    facts: { event, solutionId, status },
  }),
  payment_configuration_update: ({ configuration_name: name, provider_name: provider, status }) => ({
    id: 'payments',
    facts: { name, provider, status },
  }),
};

function tellUsername({ username, status }: Found): Telling {
  return { id: 'username', facts: { username, status } };
}

/** The part that `account_update` has beside its event says which it is. */
function tellUpdate({ restriction_info, violation_info, ban_info, disconnection_info }: Found): Telling | undefined {
  if (restriction_info.length > 0) {
    const restrictions = restriction_info.map(({ restriction_type: type, expiration, remediation: remedy }) => ({
      type,
      until: toIso(expiration),
      remedy,
    }));
    return { id: 'restriction', facts: { restrictions } };
  }
  if (violation_info) return { id: 'violation', facts: { type: violation_info.violation_type } };
  if (ban_info) return { id: 'ban', facts: { state: ban_info.waba_ban_state, date: ban_info.waba_ban_date } };
  if (!disconnection_info) return undefined;
  return { id: 'partner-removed', facts: { reason: disconnection_info.reason, by: disconnection_info.initiated_by } };
}

/** One level down as well, since Meta puts what belongs to an event into a part of its own. */
function plainMembers(raw: unknown, depth = 1): { name: string; value: string }[] {
  if (typeof raw !== 'object' || raw === null) return [];
  return Object.entries(raw).flatMap(([name, value]) => {
    if (name === 'event' || value === null) return [];
    if (typeof value === 'object') return depth > 0 && !Array.isArray(value) ? plainMembers(value, depth - 1) : [];
    const time = /(_time|_timestamp|^expiration)$/.test(name) ? toIso(String(value)) : null;
    return [{ name, value: time ?? String(value) }];
  });
}
