import * as z from 'zod/mini';
import { WEBHOOK_LIMITS } from '../core/meta/limits.js';
import { digits } from './create-state.js';
import { checkCallbackUrl } from './handshake.js';
import { decodeJsonText, parseParams, wireText } from './params.js';
import { requireScope } from './permissions.js';
import { Refusal } from './refusal.js';
import { handshakeFailed, parameterInvalid, parameterRequired } from './refusals.js';
import { sixDigits } from './registration.js';
import type { Call } from './route.js';
import { BOTH } from './scopes.js';
import type { CallbackOverride, Phone } from './state.js';

const settings = z.object({
  pin: z.optional(sixDigits),
  new_display_name: z.optional(wireText.check(z.refine((name) => name.trim().length > 0, 'must not be empty'))),
  webhook_configuration: z.optional(
    z.pipe(
      z.transform(decodeJsonText),
      z.object({ override_callback_uri: wireText, verify_token: z.optional(wireText) }),
    ),
  ),
});

/** `POST /{phone-number-id}`: the PIN, the display name or the number's own callback. */
export async function changePhone(phone: Phone, call: Call): Promise<void> {
  const { pin, new_display_name, webhook_configuration } = parseParams(settings, call.params);
  if (pin !== undefined) requireScope(BOTH, call);
  if (webhook_configuration) await setOverride(phone, webhook_configuration, call);
  if (pin !== undefined) setPin(phone, pin, call);
  if (new_display_name !== undefined) requestDisplayName(phone, new_display_name, call);
  if (pin === undefined && new_display_name === undefined && !webhook_configuration) throw parameterRequired('pin');
}

/** The old PIN is not needed. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/two-step-verification */
function setPin(phone: Phone, pin: string, { world }: Call): void {
  phone.pin = pin;
  phone.wrongPins = 0;
  world.publish({
    wabaId: phone.wabaId,
    phoneId: phone.id,
    field: 'security',
    value: { display_phone_number: digits(phone.displayPhoneNumber), event: 'PIN_CHANGED' },
  });
}

/** Goes to a review like a template's; `verified_name` changes only when it is approved. */
function requestDisplayName(phone: Phone, name: string, { world }: Call): void {
  phone.newName = { name, status: 'PENDING_REVIEW' };
  world.later(world.state.settings.reviewDelayMs, () => {
    const isApproved = world.state.settings.reviewOutcome === 'APPROVED';
    phone.newName = { name, status: isApproved ? 'APPROVED' : 'DECLINED' };
    if (isApproved) Object.assign(phone, { verifiedName: name, nameStatus: 'APPROVED' });
    world.publish({
      wabaId: phone.wabaId,
      phoneId: phone.id,
      field: 'phone_number_name_update',
      value: {
        display_phone_number: digits(phone.displayPhoneNumber),
        decision: isApproved ? 'APPROVED' : 'REJECTED',
        requested_verified_name: name,
        rejection_reason: isApproved ? null : 'NAME_FORMAT_UNACCEPTABLE',
      },
    });
  });
}

/** An empty URL removes the override. */
async function setOverride(
  phone: Phone,
  { override_callback_uri: uri, verify_token }: { override_callback_uri: string; verify_token?: string | undefined },
  call: Call,
): Promise<void> {
  if (uri === '') phone.overrides.delete(call.app.id);
  else phone.overrides.set(call.app.id, await checkedOverride(phone.wabaId, { uri, verifyToken: verify_token }, call));
}

interface WantedOverride {
  readonly uri: string;
  readonly verifyToken: string | undefined;
}

/**
 * Shakes hands with the callback before it is kept, for a WABA and for a number alike. The app must be subscribed to the
 * WABA first; that rule and its sentence come from reports, Meta's pages have neither (UNSURE).
 */
export async function checkedOverride(
  wabaId: string,
  { uri, verifyToken }: WantedOverride,
  { app, world }: Call,
): Promise<CallbackOverride> {
  if (!world.state.wabas.get(wabaId)?.subscribedApps.has(app.id)) throw subscriptionRequired();
  if (verifyToken === undefined) throw parameterRequired('verify_token');
  if (uri.length > WEBHOOK_LIMITS.overrideUrlMax) {
    throw parameterInvalid('override_callback_uri', `must be at most ${WEBHOOK_LIMITS.overrideUrlMax} characters long`);
  }
  checkCallbackUrl('override_callback_uri', uri);
  const problem = await world.handshake(uri, verifyToken);
  if (problem !== undefined) throw handshakeFailed(problem);
  return { callbackUrl: uri, verifyToken };
}

function subscriptionRequired(): Refusal {
  return new Refusal({
    message:
      '(#100) Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account',
    code: 100,
  });
}
