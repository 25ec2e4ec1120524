import type { StopReason } from '../../../core/bulk/stop-reason.js';
import { Failure } from '../../../core/failure.js';
import type { BulkRunFailures } from '../../../core/failures/bulk-run.js';

type StoppedId = {
  [Id in keyof BulkRunFailures]: BulkRunFailures[Id] extends { reason: StopReason } ? Id : never;
}[keyof BulkRunFailures];

/** The failure decides the exit code: what a script can do about it. */
const IDS: Partial<Record<StopReason, StoppedId>> = {
  token: 'bulk-not-permitted',
  permission: 'bulk-not-permitted',
  'too-many-errors': 'bulk-failing',
  'too-many-failed': 'bulk-failing',
  'limit-lasts': 'bulk-unreachable',
  unavailable: 'bulk-unreachable',
  unreachable: 'bulk-unreachable',
  interrupted: 'bulk-interrupted',
  cancelled: 'bulk-cancelled',
};

export function toStopFailure(run: string, reason: StopReason, waiting: number): Failure {
  return new Failure(IDS[reason] ?? 'bulk-refused', { run, reason, waiting });
}
