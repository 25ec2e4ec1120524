import type { DeliveryRecord } from './state.js';

/** What the emulator tells whoever runs it: one line each in `emulator start`. No token stands in any of them. */
export type EmulatorEvent =
  | {
      readonly kind: 'request';
      readonly method: string;
      /** Without the query, which may hold a token. */
      readonly path: string;
      /** undefined when the connection was cut on purpose. */
      readonly status: number | undefined;
      /** Meta's error code, when it was refused. */
      readonly code: number | undefined;
    }
  | {
      readonly kind: 'delivery';
      readonly field: string;
      /** How many changes it carries: many that are due at once go together. */
      readonly changes: number;
      readonly url: string;
      readonly level: DeliveryRecord['level'];
      readonly attempt: number;
      readonly status: number | undefined;
      readonly problem: string | undefined;
      readonly state: DeliveryRecord['state'];
    }
  | {
      readonly kind: 'not-delivered';
      readonly field: string;
      readonly reason: 'no-app-subscribed' | 'field-not-ticked' | 'app-in-development';
    }
  | { readonly kind: 'handshake'; readonly url: string; readonly problem: string | undefined }
  /** A bug of the emulator itself. */
  | { readonly kind: 'fault'; readonly fault: unknown };
