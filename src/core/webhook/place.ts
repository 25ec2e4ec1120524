import type * as z from 'zod/mini';
import type { OurNumber } from './event.js';
import type { Contact } from './wire.js';

/** Where an event stood in its delivery, before anything is known about it. */
export interface Place {
  readonly field: string;
  readonly wabaId: string | null;
  /** ISO 8601, from `entry[].time`, which message-like fields do not have. */
  readonly entryAt: string | null;
}

/** What the events of one value have in common. */
export interface Surroundings {
  readonly place: Place;
  readonly number: OurNumber;
  readonly contacts: readonly z.infer<typeof Contact>[];
  /** Meta's errors beside the lists, as they came. */
  readonly errors: unknown;
}
