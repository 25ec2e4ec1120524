import * as z from 'zod/mini';
import { RATE_LIMITS } from '../core/meta/limits.js';
import { parseParams, wireChoice, wireText } from './params.js';
import { Refusal } from './refusal.js';
import { cloudRefusal } from './refusals.js';
import type { Call, World } from './route.js';
import type { Phone } from './state.js';
import { secondsOf } from './times.js';

/**
 * The life of a number, https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration:
 *
 *   added -> request_code -> verify_code -> register -> deregister
 *                                              ^------------'
 */
const HOURS_72 = 72 * 3600;
const CODE_SECONDS = 600;
/** After how many wrong PINs Meta makes one wait is not published. */
const WRONG_PINS_MAX = 5;
/** How many codes one may ask for, and with which code Meta refuses more, is not published (UNSURE): as for registering. */
const CODE_REQUESTS_MAX = 10;
/** After this long a deleted number may be registered again. */
const DELETED_SECONDS = 300;

export const sixDigits = wireText.check(z.regex(/^\d{6}$/, 'must be a string of 6 digits'));

const codeRequest = z.object({
  code_method: wireChoice(['SMS', 'VOICE']),
  // Meta's pages show `en_US` and describe `en`; both are taken.
  language: wireText.check(z.regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'must be a locale, for example en_US')),
});

/** Sends a code by SMS or voice, which nobody receives here: `/_emulator/phones` shows it. */
export function requestCode(phone: Phone, { params, world }: Call): void {
  parseParams(codeRequest, params);
  if (phone.codeVerificationStatus === 'VERIFIED') {
    throw cloudRefusal(136024, 'Phone number is already verified', 'This phone number has already been verified.');
  }
  const now = secondsOf(world.nowMs());
  const recent = (phone.codeRequests ?? []).filter((time) => time > now - HOURS_72);
  if (recent.length >= CODE_REQUESTS_MAX) {
    throw cloudRefusal(136025, 'Code request limit reached', 'Too many codes were requested. Try again in 72 hours.');
  }
  phone.codeRequests = [...recent, now];
  const code = String(Number.parseInt(world.newHex(8), 16) % 1_000_000).padStart(6, '0');
  phone.pendingCode = { code, expiresAt: now + CODE_SECONDS };
}

/** The code of a wrong one is not published (UNSURE); 100 is what bad values are refused with elsewhere. */
export function verifyCode(phone: Phone, { params, world }: Call): void {
  const { code } = parseParams(z.object({ code: sixDigits }), params);
  const pending = phone.pendingCode;
  if (!pending || pending.code !== code || pending.expiresAt <= secondsOf(world.nowMs())) {
    throw new Refusal({
      message: '(#100) Invalid parameter',
      code: 100,
      details: 'The verification code is wrong or has expired.',
    });
  }
  delete phone.pendingCode;
  phone.codeVerificationStatus = 'VERIFIED';
}

const registration = z.object({ messaging_product: wireChoice(['whatsapp']), pin: sixDigits });

/** The PIN is the existing one where two-step verification is on; else it becomes the new one. */
export function register(phone: Phone, { params, world }: Call): void {
  const { pin } = parseParams(registration, params);
  countAttempt(phone, 'register', world);
  refuseDeleted(phone, world);
  if (phone.codeVerificationStatus !== 'VERIFIED') {
    throw cloudRefusal(
      133006,
      'Phone number re-verification needed',
      'Phone number needs to be verified before registering.',
    );
  }
  checkPin(phone, pin);
  phone.pin = pin;
  phone.platformType = 'CLOUD_API';
  phone.status = 'CONNECTED';
  phone.throughputLevel = 'STANDARD';
  if (phone.qualityRating === 'NA') phone.qualityRating = 'UNKNOWN';
  // Test numbers have no such time.
  if (phone.accountMode === 'LIVE') phone.lastOnboardedAt = secondsOf(world.nowMs());
}

/** Added again, it is another number with the same digits. */
function refuseDeleted({ number }: Phone, { nowMs, state }: World): void {
  const deletedAt = state.deletedNumbers.get(number);
  if (deletedAt === undefined || deletedAt + DELETED_SECONDS <= secondsOf(nowMs())) return;
  throw cloudRefusal(
    133015,
    'Please wait a few minutes before attempting to register this phone number',
    'The phone number you are attempting to register was recently deleted, and deletion has not yet completed. Wait 5 minutes before trying again.',
  );
}

function checkPin(phone: Phone, pin: string): void {
  const wrong = phone.wrongPins ?? 0;
  if (wrong >= WRONG_PINS_MAX) {
    throw cloudRefusal(
      133008,
      'Too many two step verification PIN guesses',
      'Too many PIN guesses for this phone number. Set a new PIN.',
    );
  }
  if (phone.pin !== undefined && phone.pin !== pin) {
    phone.wrongPins = wrong + 1;
    throw cloudRefusal(133005, 'Two step verification PIN mismatch', 'The two step verification PIN does not match.');
  }
  phone.wrongPins = 0;
}

export function deregister(phone: Phone, { world }: Call): void {
  countAttempt(phone, 'deregister', world);
  if (phone.isOnBizApp) throw coexistenceEndsInApp();
  if (phone.platformType !== 'CLOUD_API')
    throw cloudRefusal(133010, 'Account not registered', 'The account is not registered.');
  phone.platformType = 'NOT_APPLICABLE';
  phone.status = 'DISCONNECTED';
  phone.throughputLevel = 'NOT_APPLICABLE';
}

/** The code of this refusal is not published (UNSURE). */
function coexistenceEndsInApp(): Refusal {
  return new Refusal({
    message: '(#100) Invalid parameter',
    code: 100,
    details: 'A phone number that is also in use in the WhatsApp Business app cannot be deregistered.',
  });
}

/**
 * Ten of each in 72 hours; one more locks the number for 72 hours from then. That each action has a lock of its own, and
 * that a refused attempt does not prolong it, is assumed (UNSURE).
 */
function countAttempt(phone: Phone, action: 'register' | 'deregister', { nowMs }: World): void {
  const now = secondsOf(nowMs());
  phone.registrations ??= { register: [], deregister: [] };
  phone.registrationLocks ??= { register: 0, deregister: 0 };
  const locks = phone.registrationLocks;
  const recent = phone.registrations[action].filter((time) => time > now - HOURS_72);
  const isOneTooMany = recent.length >= RATE_LIMITS.registrationsPer72Hours;
  if (now >= locks[action] && isOneTooMany) locks[action] = now + HOURS_72;
  if (now < locks[action]) {
    throw cloudRefusal(
      133016,
      'Account register deregister rate limit exceeded',
      'There were too many register or deregister requests for this phone number. Try again in 72 hours.',
    );
  }
  phone.registrations[action] = [...recent, now];
}
