import { nearest } from '../nearest.js';
import type { PartProblem } from './parts.js';
import type { MessagePayload } from './payload.js';
import { parseRecipient, type Recipient } from './recipient.js';

/** Of the page of the messages edge; `template` and `pin` included. */
const MESSAGE_TYPES = [
  'text',
  'image',
  'audio',
  'video',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'reaction',
  'template',
  'pin',
] as const;

/** A body as somebody wrote it, with what is the same in every message filled in. */
export interface RawMessage {
  readonly problems: readonly PartProblem[];
  readonly payload: MessagePayload;
  /** undefined for a group, which only Meta can tell from nonsense. */
  readonly to: Recipient | undefined;
  /** As it was typed, on the command line or in the body. */
  readonly given: string;
  /** Set where this version does not know the type, though the body has a member of that name. */
  readonly unknownType: string | undefined;
}

/** What can be judged without knowing the kind: the type, its member, and that the recipient is there once. */
export function readRawMessage(body: Readonly<Record<string, unknown>>, recipient: string | undefined): RawMessage {
  const { messaging_product: _, to: __, recipient: ___, recipient_type: kind, type: ____, ...rest } = body;
  const named = [recipient, asText(body.to), asText(body.recipient)].filter((each) => each !== undefined);
  const [given = ''] = named;
  const isGroup = kind === 'group';
  const to = isGroup ? undefined : parseRecipient(given);
  const type = asText(body.type) ?? theOnlyMember(body) ?? '';
  const isKnown = MESSAGE_TYPES.some((known) => known === type);
  return {
    problems: [
      ...checkRecipients(named, isGroup || to !== undefined),
      ...checkType(type, isKnown, Object.hasOwn(body, type)),
    ],
    payload: {
      messaging_product: 'whatsapp',
      recipient_type: kind === 'group' ? 'group' : 'individual',
      ...(to?.kind === 'user' ? { recipient: to.userId } : { to: to ? `+${to.number}` : given }),
      ...rest,
      type,
    },
    to,
    given,
    unknownType: isKnown ? undefined : type,
  };
}

/** A body that has one member that is named like a type is of that type. */
function theOnlyMember(body: Readonly<Record<string, unknown>>): string | undefined {
  const members = MESSAGE_TYPES.filter((type) => Object.hasOwn(body, type));
  return members.length === 1 ? members[0] : undefined;
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function checkRecipients(named: readonly string[], isRecipient: boolean): PartProblem[] {
  const [given, ...more] = named;
  if (given === undefined) return [{ field: 'recipient', problem: 'missing', option: '--to' }];
  if (more.length > 0) return [{ field: 'recipient', problem: 'either-or', options: ['--to', 'to', 'recipient'] }];
  return isRecipient ? [] : [{ field: 'recipient', problem: 'not-a-recipient', given }];
}

function checkType(type: string, isKnown: boolean, hasMember: boolean): PartProblem[] {
  if (type === '') return [{ field: 'type', problem: 'empty' }];
  if (hasMember) return [];
  if (isKnown) return [{ field: 'content', problem: 'missing-content', given: type }];
  return [
    {
      field: 'type',
      problem: 'unknown',
      given: type,
      nearest: nearest(type, [...MESSAGE_TYPES]),
      known: MESSAGE_TYPES,
    },
  ];
}
