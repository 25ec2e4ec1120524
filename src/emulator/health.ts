import { isRegistered } from './number-state.js';
import type { Call } from './route.js';
import type { App, Business, Phone, Template, Waba } from './state.js';

type Availability = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

interface Entity {
  readonly entity_type: string;
  readonly id: string;
  readonly can_send_message: Availability;
  readonly errors?: { error_code: number; error_description: string; possible_solution: string }[];
  readonly additional_info?: string[];
}

/**
 * `health_status` out of the state, https://developers.facebook.com/documentation/business-messaging/whatsapp/support/health-status.
 * `can_receive_call_sip` is left out: it came with calling, which the emulator does not have.
 */
export function healthStatus(wabaId: string, subject: Entity | undefined, { app, world: { state } }: Call) {
  const waba = state.wabas.get(wabaId);
  const business = state.businesses.get(waba?.ownerBusinessId ?? '');
  const entities = [subject, waba && wabaEntity(waba), business && businessEntity(business), appEntity(app)].filter(
    (entity) => entity !== undefined,
  );
  const worst = (['BLOCKED', 'LIMITED'] as const).find((level) =>
    entities.some((one) => one.can_send_message === level),
  );
  return { can_send_message: worst ?? 'AVAILABLE', entities };
}

/** Of the 1410xx codes only some are published, and 141000 by other people only. */
export function phoneEntity(phone: Phone): Entity {
  const { id, nameStatus } = phone;
  const base = { entity_type: 'PHONE_NUMBER', id };
  if (!isRegistered(phone)) {
    return blocked(base, 141000, 'The phone number is not registered with the API.', 'Register the phone number.');
  }
  if (nameStatus === 'APPROVED' || nameStatus === 'AVAILABLE_WITHOUT_REVIEW') return available(base);
  return limited(base, [
    'Your display name has not been approved yet. Your message limit will increase after the display name is approved.',
  ]);
}

export function templateEntity({ id, status }: Template): Entity {
  const base = { entity_type: 'MESSAGE_TEMPLATE', id };
  if (status === 'APPROVED') return available(base);
  return blocked(
    base,
    141002,
    'Message templates can only be sent out if they are approved.',
    'Edit or appeal the message template review decision.',
  );
}

function wabaEntity({ id, status, primaryFundingId }: Waba): Entity {
  const base = { entity_type: 'WABA', id };
  if (status !== 'ACTIVE') return blocked(base, 141014, 'The WABA is banned.', 'Appeal in WhatsApp Manager.');
  if (primaryFundingId !== undefined) return available(base);
  const error = errorOf(
    141006,
    'There was an error related to your payment method, so business-initiated messages are blocked.',
    'Add or fix the payment method in the billing settings.',
  );
  return { ...base, can_send_message: 'LIMITED', errors: [error] };
}

function businessEntity({ id, verificationStatus }: Business): Entity {
  const base = { entity_type: 'BUSINESS', id };
  if (verificationStatus === 'verified') return available(base);
  const error = errorOf(141010, 'The business has not been verified.', 'Verify the business to raise its limits.');
  return { ...base, can_send_message: 'LIMITED', errors: [error] };
}

/** How Meta shows an app in development mode is UNSURE: no text of it was found. */
function appEntity({ id, mode }: App): Entity {
  const base = { entity_type: 'APP', id };
  return mode === 'live'
    ? available(base)
    : limited(base, ['The app is in development mode. Publish it to send to everybody.']);
}

type Base = Pick<Entity, 'entity_type' | 'id'>;

function available(base: Base): Entity {
  return { ...base, can_send_message: 'AVAILABLE' };
}

function limited(base: Base, info: string[]): Entity {
  return { ...base, can_send_message: 'LIMITED', additional_info: info };
}

function blocked(base: Base, code: number, description: string, solution: string): Entity {
  return { ...base, can_send_message: 'BLOCKED', errors: [errorOf(code, description, solution)] };
}

function errorOf(code: number, description: string, solution: string) {
  return { error_code: code, error_description: description, possible_solution: solution };
}
