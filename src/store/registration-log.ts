import * as z from 'zod/mini';
import type { RegistrationAttempt } from '../core/phone/budget.js';
import type { Database } from './database.js';

const attempt = z.object({
  action: z.enum(['register', 'deregister']),
  at: z.string(),
  outcome: z.enum(['counted', 'locked']),
});

/**
 * Before the call, so that one whose end nobody saw counts too. By number and not by channel: Meta counts what any program
 * does to a number, and so do all channels here together.
 */
export function beginRegistration(
  database: Database,
  id: string,
  phoneNumberId: string,
  { action, at }: Pick<RegistrationAttempt, 'action' | 'at'>,
): void {
  database.write('registration', () =>
    database.run(
      `INSERT INTO registrations (id, phone_number_id, action, at, outcome)
       VALUES (:id, :phoneNumberId, :action, :at, 'counted')`,
      { id, phoneNumberId, action, at },
    ),
  );
}

/** What else came of it than an attempt that counts: a lock, or a call that did not come as far as the number. */
export function correctRegistration(database: Database, id: string, outcome: 'locked' | 'not-counted'): void {
  const sql =
    outcome === 'locked'
      ? "UPDATE registrations SET outcome = 'locked' WHERE id = :id"
      : 'DELETE FROM registrations WHERE id = :id';
  database.write('registration', () => database.run(sql, { id }));
}

/** The attempts since then, the oldest first. */
export function registrationsSince(database: Database, phoneNumberId: string, since: string): RegistrationAttempt[] {
  const sql =
    'SELECT action, at, outcome FROM registrations WHERE phone_number_id = :phoneNumberId AND at >= :since ORDER BY at';
  return database.rows(attempt, sql, { phoneNumberId, since });
}
