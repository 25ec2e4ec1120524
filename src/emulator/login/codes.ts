import type { World } from '../route.js';
import type { LoginCode } from '../state.js';
import { secondsOf } from '../times.js';

/** Of the dialog's codes; those of Embedded Signup live for 30 seconds. About ten minutes is what people report (UNSURE). */
const CODE_SECONDS = 600;

/** A code that `/oauth/access_token` takes once. */
export function issueCode(login: Omit<LoginCode, 'expiresAt'>, { newHex, nowMs, state }: World): string {
  const code = `AQ${newHex(60)}`;
  state.codes.set(code, { ...login, expiresAt: secondsOf(nowMs()) + CODE_SECONDS });
  return code;
}
