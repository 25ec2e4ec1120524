import * as z from 'zod/mini';

/**
 * The shapes of Meta's webhooks, as loose as can be: a delivery that is not understood must still be kept, so no field
 * is demanded that an event can do without, and a wrong type counts as missing.
 */

/** A text; Meta prints some ids and times as numbers. Anything else is null, without the price of an error. */
const text = z.pipe(
  z.optional(z.unknown()),
  z.transform((value: unknown): string | null => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : null;
  }),
);

function lenient<Value>(schema: z.ZodMiniType<Value>): z.ZodMiniType<Value | null> {
  return z.pipe(
    z.catch(z.optional(z.nullable(schema)), null),
    z.transform((value) => value ?? null),
  );
}

/** A list that cannot be read counts as empty; `raw` still has it. */
function list<Item>(item: z.ZodMiniType<Item>): z.ZodMiniType<Item[]> {
  return z.pipe(
    z.catch(z.optional(z.array(item)), []),
    z.transform((value) => value ?? []),
  );
}

export const Errors = list(
  z.looseObject({
    code: z.catch(z.number(), 0),
    title: text,
    message: text,
    error_data: lenient(z.union([z.looseObject({ details: text }), z.string()])),
    href: text,
  }),
);

const Metadata = lenient(z.looseObject({ display_phone_number: text, phone_number_id: text }));

export const Contact = z.looseObject({
  profile: lenient(z.looseObject({ name: text, username: text })),
  wa_id: text,
  user_id: text,
});

const Media = z.looseObject({ id: z.string(), mime_type: text, filename: text, caption: text });

const Reply = lenient(z.looseObject({ id: text, title: text }));

export const Message = z.looseObject({
  id: z.string(),
  from: text,
  from_user_id: text,
  to: text,
  to_user_id: text,
  group_id: text,
  timestamp: text,
  type: z.catch(z.string(), 'unknown'),
  text: lenient(z.looseObject({ body: text })),
  image: lenient(Media),
  video: lenient(Media),
  audio: lenient(Media),
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
  context: lenient(z.looseObject({ id: text })),
  referral: z.optional(z.unknown()),
  errors: Errors,
});

export const Status = z.looseObject({
  id: z.string(),
  status: z.catch(z.string(), 'unknown'),
  timestamp: text,
  recipient_id: text,
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

export const MessagesValue = z.looseObject({
  metadata: Metadata,
  contacts: list(Contact),
  messages: list(z.unknown()),
  message_echoes: list(z.unknown()),
  statuses: list(z.unknown()),
  errors: list(z.unknown()),
  user_preferences: list(z.unknown()),
  user_id_update: list(z.unknown()),
});

export const Change = z.looseObject({ field: z.catch(z.string(), ''), value: z.optional(z.unknown()) });

export const Entry = z.looseObject({ id: text, time: text, changes: z.array(z.unknown()) });

export const Envelope = z.looseObject({ object: z.string(), entry: z.array(z.unknown()) });
