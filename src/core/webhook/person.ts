import type * as z from 'zod/mini';
import type { Person } from './event.js';
import type { Contact } from './wire.js';

/** One person's ids, with the name and username that the delivery has for them beside the events. */
export function toPerson(
  { waId, userId }: { waId: string | null; userId: string | null },
  contacts: readonly z.infer<typeof Contact>[],
): Person {
  const ids = { waId: withoutPlus(waId), userId };
  const contact = contacts.find(
    (known) =>
      (ids.waId !== null && withoutPlus(known.wa_id) === ids.waId) ||
      (ids.userId !== null && known.user_id === ids.userId),
  );
  return {
    waId: ids.waId ?? withoutPlus(contact?.wa_id ?? null),
    userId: ids.userId ?? contact?.user_id ?? null,
    name: contact?.profile?.name ?? null,
    // Meta's examples print a leading @ which its rules do not have.
    username: contact?.profile?.username?.replace(/^@/, '') ?? null,
  };
}

/** Meta writes digits only; what people make by hand, and some gateways, have a plus before them. */
function withoutPlus(number: string | null): string | null {
  return number?.replace(/^\+(?=\d)/, '') ?? null;
}
