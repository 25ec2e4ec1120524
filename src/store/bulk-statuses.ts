import * as z from 'zod/mini';
import type { Database } from './database.js';
import { jsonColumn } from './json-column.js';

/** What a webhook told of one row of a run. */
export interface BulkStatus {
  readonly row: number;
  /** `sent`, `delivered`, `read`, `played`, `failed`. */
  readonly status: string;
  readonly wamid: string;
  /** ISO 8601, by Meta's clock. */
  readonly at: string;
  /** Meta's errors, JSON; null where none came. */
  readonly error: unknown;
}

/** Inside `write`. Webhooks come twice and in any order: the first of each status is kept. */
export function recordBulkStatus(database: Database, runId: string, status: BulkStatus): void {
  const { error, ...columns } = status;
  database.run(
    `INSERT INTO bulk_statuses (run_id, row, status, wamid, at, error)
     VALUES (:runId, :row, :status, :wamid, :at, :error) ON CONFLICT DO NOTHING`,
    { runId, ...columns, error: error === null ? null : JSON.stringify(error) },
  );
}

export interface BulkStatusCounts {
  /** Rows of which anything was told. */
  readonly told: number;
  /** Read ones too: `delivered` is left out when a message is read at once. */
  readonly delivered: number;
  readonly read: number;
  /** Without those that reached another device of the same person. */
  readonly failed: number;
}

const countsRow = z.object({ told: z.number(), delivered: z.number(), read: z.number(), failed: z.number() });

export function countBulkStatuses(database: Database, runId: string): BulkStatusCounts {
  const [counts] = database.rows(
    countsRow,
    `SELECT COUNT(*) AS told, COALESCE(SUM(delivered), 0) AS delivered, COALESCE(SUM(was_read), 0) AS read,
       COALESCE(SUM(failed AND NOT delivered), 0) AS failed
     FROM (SELECT MAX(status IN ('delivered', 'read', 'played')) AS delivered,
         MAX(status IN ('read', 'played')) AS was_read, MAX(status = 'failed') AS failed
       FROM bulk_statuses WHERE run_id = :runId GROUP BY row)`,
    { runId },
  );
  return counts ?? { told: 0, delivered: 0, read: 0, failed: 0 };
}

const codeRow = z.object({ code: z.nullable(z.number()), rows: z.number() });

/** How often messages of the run failed with which of Meta's codes. */
export function countBulkFailures(database: Database, runId: string): ReadonlyMap<number, number> {
  const rows = database.rows(
    codeRow,
    `SELECT json_extract(error, '$[0].code') AS code, COUNT(*) AS rows FROM bulk_statuses
     WHERE run_id = :runId AND status = 'failed' GROUP BY 1`,
    { runId },
  );
  return new Map(rows.flatMap(({ code, rows: count }) => (code === null ? [] : [[code, count]])));
}

const PAGE = 10_000;

const statusRow = z.object({
  row: z.number(),
  status: z.string(),
  wamid: z.string(),
  at: z.string(),
  error: z.nullable(jsonColumn(z.unknown())),
});

/** Everything that was told of a run, in the order of its rows, in constant memory. */
export function* readBulkStatuses(database: Database, runId: string): Generator<BulkStatus> {
  for (let row = 0, status = ''; ; ) {
    const page = database.rows(
      statusRow,
      `SELECT row, status, wamid, at, error FROM bulk_statuses
       WHERE run_id = :runId AND (row, status) > (:row, :status) ORDER BY row, status LIMIT :limit`,
      { runId, row, status, limit: PAGE },
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    ({ row, status } = last);
  }
}

/** How many of these rows anything was told of. */
export function countRowsTold(database: Database, runId: string, isMeant: (row: number) => boolean): number {
  let last = 0;
  let count = 0;
  for (const { row } of readBulkStatuses(database, runId)) {
    if (row !== last && isMeant(row)) count++;
    last = row;
  }
  return count;
}
