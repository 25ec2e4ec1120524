import * as z from 'zod/mini';

/**
 * The shapes of Meta's webhooks, as loose as can be: a delivery that is not understood must still be kept, so no field
 * is demanded that an event can do without, and a wrong type counts as missing.
 */

/** A text; Meta prints some ids and times as numbers. Anything else is null, without the price of an error. */
export const text = z.pipe(
  z.optional(z.unknown()),
  z.transform((value: unknown): string | null => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : null;
  }),
);

/** What is missing, as nearly everything is, costs nothing but a look. */
export function lenient<Value>(schema: z.ZodMiniType<Value>): z.ZodMiniType<Value | null> {
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value: unknown): Value | null =>
      value === undefined || value === null ? null : (z.safeParse(schema, value).data ?? null),
    ),
  );
}

/** A list that cannot be read counts as empty; `raw` still has it. */
export function list<Item>(item: z.ZodMiniType<Item>): z.ZodMiniType<Item[]> {
  const items = z.array(item);
  return z.pipe(
    z.optional(z.unknown()),
    z.transform((value: unknown): Item[] => (Array.isArray(value) ? (z.safeParse(items, value).data ?? []) : [])),
  );
}

export const Errors = list(
  z.looseObject({
    // Some gateways print it as a text.
    code: z.pipe(
      text,
      z.transform((code) => (code !== null && /^\d{1,9}$/.test(code) ? Number(code) : 0)),
    ),
    title: text,
    message: text,
    error_data: lenient(z.union([z.looseObject({ details: text }), z.string()])),
    // Where Meta put it until 2022, and some gateways still do.
    details: text,
    href: text,
  }),
);

const Metadata = lenient(z.looseObject({ display_phone_number: text, phone_number_id: text }));

export const Contact = z.looseObject({
  profile: lenient(z.looseObject({ name: text, username: text })),
  wa_id: text,
  user_id: text,
});

const Media = z.looseObject({ id: text, mime_type: text, filename: text, caption: text });

const Reply = lenient(z.looseObject({ id: text, title: text }));

export const Message = z.looseObject({
  id: text,
  from: text,
  from_user_id: text,
  to: text,
  to_user_id: text,
  group_id: text,
  timestamp: text,
  type: text,
  text: lenient(z.looseObject({ body: text })),
  image: lenient(Media),
  video: lenient(Media),
  audio: lenient(Media),
  // What the on-premises API calls an audio that was spoken into the phone.
  voice: lenient(Media),
  document: lenient(Media),
  sticker: lenient(Media),
  location: lenient(z.looseObject({ latitude: text, longitude: text, name: text, address: text })),
  contacts: list(z.looseObject({ name: lenient(z.looseObject({ formatted_name: text })) })),
  button: lenient(z.looseObject({ text: text, payload: text })),
  interactive: lenient(
    z.looseObject({
      type: text,
      button_reply: Reply,
      list_reply: Reply,
      nfm_reply: lenient(z.looseObject({ name: text, body: text })),
      call_permission_reply: lenient(z.looseObject({ response: text })),
    }),
  ),
  reaction: lenient(z.looseObject({ message_id: text, emoji: text })),
  order: lenient(z.looseObject({ text: text, product_items: list(z.unknown()) })),
  system: lenient(z.looseObject({ body: text, type: text })),
  unsupported: lenient(z.looseObject({ type: text })),
  edit: lenient(z.looseObject({ original_message_id: text, message: lenient(z.looseObject({})) })),
  revoke: lenient(z.looseObject({ original_message_id: text })),
  context: lenient(z.looseObject({ id: text })),
  referral: z.optional(z.unknown()),
  errors: Errors,
});

export const Status = z.looseObject({
  id: z.string(),
  // `call` under a field of messages, `payment` for an order of ours; absent or `message` for all others.
  type: text,
  status: z.catch(z.string(), 'unknown'),
  timestamp: text,
  recipient_id: text,
  // The on-premises API has it in here.
  message: lenient(z.looseObject({ recipient_id: text })),
  recipient_user_id: text,
  recipient_type: text,
  recipient_participant_id: text,
  // A misprint of Meta's group pages, which real deliveries may share.
  participant_recipient_id: text,
  recipient_participant_user_id: text,
  biz_opaque_callback_data: text,
  pricing: lenient(z.looseObject({ category: text, type: text })),
  errors: Errors,
});

export const Preference = z.looseObject({
  wa_id: text,
  user_id: text,
  category: text,
  value: text,
  timestamp: text,
});

export const UserIdChange = z.looseObject({
  wa_id: text,
  user_id: lenient(z.looseObject({ previous: text, current: text })),
  timestamp: text,
});

export const TemplateValue = z.looseObject({
  event: text,
  message_template_id: text,
  message_template_name: text,
  message_template_language: text,
  reason: text,
  previous_quality_score: text,
  new_quality_score: text,
  previous_category: text,
  new_category: text,
  category: text,
  correct_category: text,
  message_template_element: text,
});

export const AccountValue = z.looseObject({
  event: text,
  decision: text,
  status: text,
  phone_number: text,
  display_phone_number: text,
  timestamp: text,
  alert_info: lenient(z.looseObject({ alert_type: text })),
});

export const Call = z.looseObject({
  id: z.string(),
  from: text,
  from_user_id: text,
  to: text,
  to_user_id: text,
  event: text,
  status: text,
  direction: text,
  timestamp: text,
  recipient_id: text,
  recipient_user_id: text,
});

export const Group = z.looseObject({ group_id: text, type: text, timestamp: text, errors: Errors });

export const FlowValue = z.looseObject({ event: text, flow_id: text, message: text });

export const HistoryChunk = z.looseObject({
  threads: z.optional(z.unknown()),
  errors: Errors,
});

export const Thread = z.looseObject({ id: text, messages: z.array(z.unknown()) });

export const StateSync = z.looseObject({
  action: text,
  contact: lenient(z.looseObject({ full_name: text, first_name: text, phone_number: text, user_id: text })),
  metadata: lenient(z.looseObject({ timestamp: text })),
});

/** As a public project recorded it in September 2026; the reference says of these shapes that they are UNSURE. */
export const HandoverValue = z.looseObject({
  type: text,
  timestamp: text,
  sender: lenient(z.looseObject({ phone_number: text, user_id: text })),
  recipient: lenient(z.looseObject({ phone_number_id: text, display_phone_number: text })),
});

export const AutomaticEvent = z.looseObject({ event_name: text, timestamp: text });

/** What is beside the lists of a value. */
export const ValueHead = z.looseObject({ metadata: Metadata, contacts: list(Contact) });

export const Change = z.looseObject({ field: text, value: z.optional(z.unknown()) });

export const Entry = z.looseObject({ id: text, time: text, field: text, changes: z.optional(z.unknown()) });
