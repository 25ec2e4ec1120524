import type { NumberFlaw } from '../phone/international.js';
import type { Refusal } from './graph.js';

/** What can go wrong in the life of a number. */
export interface PhoneFailures {
  'number-invalid': { given: string; problem: NumberFlaw };
  /** Code 100 to the request that adds it, which stands for a number in use, one too many, and one that is none. */
  'number-not-added': { number: string; graph: Refusal };
  /** Registering would only be refused (133006), and each try counts. */
  'phone-not-verified': { number: string; phoneNumberId: string };
  /** By its status at Meta; registering would change nothing, and each try counts. */
  'phone-held-back': { number: string; phoneNumberId: string; status: string };
  'pin-invalid': { source: string };
  'pins-differ': Record<string, never>;
  'sms-code-invalid': Record<string, never>;
  /** Of the right shape, but Meta does not take it. */
  'sms-code-refused': { number: string; phoneNumberId: string; graph: Refusal };
  /** Ten in 72 hours. `locked`: Meta said so, now in `graph` or before; else counted here, without other programs' attempts. */
  'registration-budget-spent': {
    number: string;
    action: 'register' | 'deregister';
    used: number;
    freeAt: string;
    locked: boolean;
    graph: Refusal | null;
  };
  /** WhatsApp Manager is the only place. */
  'number-deletion-has-no-api': { number: string; page: string };
}

export const phoneFailures = {
  'number-invalid': 'usage',
  'number-not-added': 'refused',
  'phone-not-verified': 'usage',
  'phone-held-back': 'usage',
  'pin-invalid': 'usage',
  'pins-differ': 'usage',
  'sms-code-invalid': 'usage',
  'sms-code-refused': 'refused',
  'registration-budget-spent': 'unreachable',
  'number-deletion-has-no-api': 'usage',
} as const;
