import * as z from 'zod/mini';
import type { RegistrationAttempt } from '../core/phone/budget.js';
import type { Database } from './database.js';

const attempt = z.object({
  action: z.enum(['register', 'deregister']),
  at: z.string(),
  outcome: z.enum(['done', 'refused', 'locked']),
});

/** By number and not by channel: Meta counts what any program does to a number, and so do all channels here together. */
export function noteRegistration(
  database: Database,
  phoneNumberId: string,
  { action, at, outcome }: RegistrationAttempt,
): void {
  database.write('registration', () =>
    database.run(
      `INSERT INTO registrations (phone_number_id, action, at, outcome)
       VALUES (:phoneNumberId, :action, :at, :outcome)`,
      { phoneNumberId, action, at, outcome },
    ),
  );
}

/** The attempts since then, the oldest first. */
export function registrationsSince(database: Database, phoneNumberId: string, since: string): RegistrationAttempt[] {
  const sql =
    'SELECT action, at, outcome FROM registrations WHERE phone_number_id = :phoneNumberId AND at >= :since ORDER BY at';
  return database.rows(attempt, sql, { phoneNumberId, since });
}
