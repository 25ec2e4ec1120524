import type { StopReason } from '../bulk/stop-reason.js';

/** A run that ended before its last row. */
interface Stopped {
  run: string;
  reason: StopReason;
  /** Rows that were not sent. */
  waiting: number;
}

export interface BulkRunFailures {
  'bulk-not-permitted': Stopped;
  'bulk-refused': Stopped;
  'bulk-failing': Stopped;
  'bulk-unreachable': Stopped;
  'bulk-interrupted': Stopped;
  'bulk-cancelled': Stopped;
  /** Another process sends this run. */
  'bulk-running': { run: string };
  'bulk-run-unknown': { given: string; nearest: string | null };
  'bulk-run-over': { run: string; state: 'finished' | 'cancelled' };
  'bulk-nothing-unfinished': Record<string, never>;
  /** Several are unfinished. */
  'bulk-run-needed': { unfinished: string[] };
  /** The channel that speaks is not the one of the run. */
  'bulk-other-number': { run: string; phoneNumberId: string };
  /** The process that sends it did not stop in time. */
  'bulk-still-running': { run: string };
}

export const bulkRunFailures = {
  'bulk-not-permitted': 'auth',
  'bulk-refused': 'refused',
  'bulk-failing': 'undelivered',
  'bulk-unreachable': 'unreachable',
  'bulk-interrupted': 'cancelled',
  'bulk-cancelled': 'cancelled',
  'bulk-running': 'unreachable',
  'bulk-run-unknown': 'usage',
  'bulk-run-over': 'usage',
  'bulk-nothing-unfinished': 'usage',
  'bulk-run-needed': 'usage',
  'bulk-other-number': 'usage',
  'bulk-still-running': 'unreachable',
} as const;
