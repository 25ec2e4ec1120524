import { Failure } from '../../core/failure.js';
import { AWAITED_STEPS, type AwaitedStep } from '../../core/messages/delivery.js';
import { duration, integer, oneOfOrPresent, optional } from '../field.js';
import type { Input } from '../parse-input.js';

/** How to wait for what becomes of a message, of every command that sends one. */
export const waitOptions = {
  wait: optional(oneOfOrPresent('--wait [step]', AWAITED_STEPS)),
  timeout: optional(duration('--timeout <time>')),
  listenPort: optional(integer('--listen-port <port>', { min: 0, max: 65_535 })),
};

/** Most messages arrive within seconds; a phone that is off can take weeks, and nobody waits for that at a terminal. */
const TIMEOUT_MS = 60_000;

export interface WaitWish {
  readonly step: AwaitedStep;
  readonly timeoutMs: number;
  /** Given by somebody who knows that Meta's deliveries come in there. */
  readonly port: number | undefined;
}

/** undefined without --wait. Throws Failure `wait-option-alone`. */
export function readWaitWish({ wait, timeout, listenPort }: Input<typeof waitOptions>): WaitWish | undefined {
  if (wait !== undefined) {
    return { step: wait === true ? 'delivered' : wait, timeoutMs: timeout ?? TIMEOUT_MS, port: listenPort };
  }
  if (timeout !== undefined) throw new Failure('wait-option-alone', { option: '--timeout' });
  if (listenPort !== undefined) throw new Failure('wait-option-alone', { option: '--listen-port' });
  return undefined;
}
