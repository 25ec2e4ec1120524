/** The members that every webhook about messages begins with. */
import type { JsonObject } from '../json-values.js';
import type { World } from '../route.js';
import type { Customer, Message, Phone } from '../state.js';
import { businessIdOf, isNumberVisible, userIdOf } from './customers.js';

export function metadataOf({ id, displayPhoneNumber }: Phone): JsonObject {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: displayPhoneNumber.replaceAll(/\D/g, ''), phone_number_id: id },
  };
}

/** How webhooks name a customer to one portfolio: always by business-scoped id, by number only where it may be seen. */
export interface Naming {
  readonly userId: string;
  readonly waId: string | undefined;
}

export function namingOf(world: World, phone: Phone, customer: Customer): Naming {
  const businessId = businessIdOf(world, phone);
  return {
    userId: userIdOf(world, customer, businessId),
    waId: isNumberVisible(customer, businessId) ? customer.waId : undefined,
  };
}

/** `username` stands in inbound messages and in all statuses but `sent`. */
export function contactOf({ name, username }: Customer, { userId, waId }: Naming, showsUsername = true): JsonObject {
  return {
    profile: { name, ...(showsUsername && username !== undefined && { username }) },
    ...(waId !== undefined && { wa_id: waId }),
    user_id: userId,
  };
}

/** Whom a stored message was exchanged with; undefined when its number or its customer is gone. */
export function chatOf(
  world: World,
  message: Message,
): { phone: Phone; customer: Customer; naming: Naming } | undefined {
  const phone = world.state.phones.get(message.phoneId);
  const customer = world.state.customers.get(message.waId);
  return phone && customer && { phone, customer, naming: namingOf(world, phone, customer) };
}
