import { ok, success } from '../answers.js';
import { profileOf, readPhone } from '../node-types/phone.js';
import { selectProfile } from '../node-types/profile.js';
import { changePhone } from '../phone-settings.js';
import { changeProfile } from '../profile.js';
import { deregister, register, requestCode, verifyCode } from '../registration.js';
import type { Answer, Call, Route } from '../route.js';
import { BOTH, EITHER, MANAGEMENT } from '../scopes.js';
import type { Phone } from '../state.js';
import { phoneOf } from '../subjects.js';

function read(call: Call): Answer {
  return ok(readPhone(phoneOf(call), call));
}

function readProfile(call: Call): Answer {
  return ok({ data: [selectProfile(profileOf(phoneOf(call).profile, call), call.fields)] });
}

/** A call that changes the number and has nothing to tell but that it did. */
function does(change: (phone: Phone, call: Call) => void | Promise<void>): Route['handle'] {
  return async (call) => {
    await change(phoneOf(call), call);
    return success;
  };
}

export const phoneRoutes: readonly Route[] = [
  {
    method: 'GET',
    kind: 'phone',
    edge: '',
    path: '/{phone-number-id}',
    scope: EITHER,
    coverage: 'partial',
    note: 'certificate, conversational_automation and username are never set; health_status says nothing about calls',
    handle: read,
  },
  {
    method: 'POST',
    kind: 'phone',
    edge: '',
    path: '/{phone-number-id}',
    scope: MANAGEMENT,
    coverage: 'full',
    handle: does(changePhone),
  },
  {
    method: 'GET',
    kind: 'phone',
    edge: 'whatsapp_business_profile',
    path: '/{phone-number-id}/whatsapp_business_profile',
    scope: EITHER,
    coverage: 'full',
    handle: readProfile,
  },
  {
    method: 'POST',
    kind: 'phone',
    edge: 'whatsapp_business_profile',
    path: '/{phone-number-id}/whatsapp_business_profile',
    scope: EITHER,
    coverage: 'partial',
    note: 'the size of a picture in pixels is not looked at',
    handle: does(changeProfile),
  },
  {
    method: 'POST',
    kind: 'phone',
    edge: 'request_code',
    path: '/{phone-number-id}/request_code',
    scope: MANAGEMENT,
    coverage: 'partial',
    note: 'no code is sent, GET /_emulator/phones shows it; that ten in 72 hours are allowed is a guess',
    handle: does(requestCode),
  },
  {
    method: 'POST',
    kind: 'phone',
    edge: 'verify_code',
    path: '/{phone-number-id}/verify_code',
    scope: MANAGEMENT,
    coverage: 'full',
    handle: does(verifyCode),
  },
  {
    method: 'POST',
    kind: 'phone',
    edge: 'register',
    path: '/{phone-number-id}/register',
    scope: BOTH,
    coverage: 'partial',
    note: 'backup, tier and data_localization_region are accepted and forgotten',
    handle: does(register),
  },
  {
    method: 'POST',
    kind: 'phone',
    edge: 'deregister',
    path: '/{phone-number-id}/deregister',
    scope: BOTH,
    coverage: 'full',
    handle: does(deregister),
  },
];
