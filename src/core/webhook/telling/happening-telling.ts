import * as z from 'zod/mini';
import type { CallEvent, FlowEvent, GroupEvent, HistoryEvent, WebhookEvent } from '../event.js';
import { lenient, list, text } from '../wire.js';
import type { Telling } from './telling.js';

export interface HappeningTellings {
  /** `stop`, `resume` or `signup`, by Meta's word. */
  preference: { value: string | null };
  'user-id': { previous: string | null; current: string | null };
  /** `change` as in the event; `seconds` and `outcome` of one that is over. */
  call: { change: string; isOutgoing: boolean; seconds: number | null; outcome: string | null };
  group: {
    change: string | null;
    groupId: string | null;
    subject: string | null;
    people: string[];
    by: string | null;
    hasFailed: boolean;
  };
  'flow-status': { from: string | null; to: string | null; flowId: string | null };
  'flow-alert': { message: string | null; state: string | null; flowId: string | null };
  history: { phase: string | null; progress: string | null };
  'history-declined': Record<string, never>;
  contact: { action: string | null };
  handover: { change: string | null; previous: string | null; why: string | null };
  conversion: { name: string | null; value: string | null; currency: string | null };
  /** What this program does not know: the names of what it holds. */
  unknown: { members: string[] };
}

type Happening = Exclude<WebhookEvent, { kind: 'message' | 'status' | 'error' | 'template' | 'account' }>;

export function tellHappening(event: Happening): Telling {
  switch (event.kind) {
    case 'preference':
      return { id: 'preference', facts: { value: event.value } };
    case 'user-id':
      return { id: 'user-id', facts: { previous: event.previous, current: event.current } };
    case 'call':
      return tellCall(event);
    case 'group':
      return tellGroup(event);
    case 'flow':
      return tellFlow(event);
    case 'history':
      return tellHistory(event);
    case 'contact':
      return { id: 'contact', facts: { action: event.action } };
    case 'handover': {
      const { control_passed } = Handover.parse(event.raw);
      const facts = {
        previous: control_passed?.previous_owner_app_role ?? null,
        why: control_passed?.metadata ?? null,
      };
      return { id: 'handover', facts: { change: event.change, ...facts } };
    }
    case 'conversion': {
      const { custom_data } = Conversion.parse(event.raw);
      const facts = { value: custom_data?.value ?? null, currency: custom_data?.currency ?? null };
      return { id: 'conversion', facts: { name: event.name, ...facts } };
    }
    case 'other':
      return { id: 'unknown', facts: { members: membersOf(event.raw) } };
  }
}

const Handover = z.looseObject({
  control_passed: lenient(z.looseObject({ previous_owner_app_role: text, metadata: text })),
});

const Conversion = z.looseObject({ custom_data: lenient(z.looseObject({ value: text, currency: text })) });

const Call = z.looseObject({ duration: text, status: text });

function tellCall({ change, direction, raw }: CallEvent): Telling {
  const { duration, status } = Call.parse(raw);
  const seconds = duration !== null && /^\d+$/.test(duration) ? Number(duration) : null;
  const outcome = change === 'terminate' ? status : null;
  return { id: 'call', facts: { change, isOutgoing: direction === 'BUSINESS_INITIATED', seconds, outcome } };
}

const People = list(z.looseObject({ wa_id: text, input: text, user_id: text }));

const Group = z.looseObject({
  subject: text,
  group_subject: lenient(z.looseObject({ text: text })),
  added_participants: People,
  removed_participants: People,
  wa_id: text,
  initiated_by: text,
  reason: text,
});

function tellGroup({ change, groupId, errors, raw }: GroupEvent): Telling {
  const { subject, group_subject, added_participants, removed_participants, wa_id, initiated_by, reason } =
    Group.parse(raw);
  const people = [...added_participants, ...removed_participants].flatMap(
    (one) => one.wa_id ?? one.input ?? one.user_id ?? [],
  );
  return {
    id: 'group',
    facts: {
      change,
      groupId,
      subject: subject ?? group_subject?.text ?? null,
      people: wa_id === null ? people : [...people, wa_id],
      by: initiated_by ?? reason,
      hasFailed: errors.length > 0,
    },
  };
}

const Flow = z.looseObject({ old_status: text, new_status: text, alert_state: text });

function tellFlow({ flowId, message, raw }: FlowEvent): Telling {
  const { old_status: from, new_status: to, alert_state: state } = Flow.parse(raw);
  if (to !== null) return { id: 'flow-status', facts: { from, to, flowId } };
  return { id: 'flow-alert', facts: { message, state, flowId } };
}

const History = z.looseObject({ metadata: lenient(z.looseObject({ phase: text, progress: text })) });

function tellHistory({ change, raw }: HistoryEvent): Telling {
  if (change === 'declined') return { id: 'history-declined', facts: {} };
  const { metadata } = History.parse(raw);
  return { id: 'history', facts: { phase: metadata?.phase ?? null, progress: metadata?.progress ?? null } };
}

const MEMBERS_SHOWN = 6;

function membersOf(raw: unknown): string[] {
  return typeof raw === 'object' && raw !== null ? Object.keys(raw).slice(0, MEMBERS_SHOWN) : [];
}
