import type { OptOutWords } from '../optouts/words.js';
import type { WebhookEvent } from './event.js';

/** A channel of this machine that an event may be about. */
export interface Owner {
  readonly id: string;
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** Replies that opt out, where the channel has switched them on. */
  readonly optOutWords?: OptOutWords | undefined;
}

/**
 * One account may have several numbers here, so the number decides before the account does; what is about none of them is
 * the first one's. undefined where the event is about channels for none of which the signer may speak.
 */
export function ownerOf(
  event: WebhookEvent,
  owners: readonly Owner[],
  allowed: readonly string[] | null,
): Owner | undefined {
  const phoneNumberId = 'phoneNumberId' in event ? event.phoneNumberId : null;
  const ofNumber = owners.filter((owner) => owner.phoneNumberId === phoneNumberId);
  const concerned = ofNumber.length > 0 ? ofNumber : owners.filter((owner) => owner.wabaId === event.wabaId);
  return (concerned.length > 0 ? concerned : owners).find(({ id }) => allowed === null || allowed.includes(id));
}
