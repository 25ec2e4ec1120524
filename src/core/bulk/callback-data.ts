/** What every message of a run carries, and every status of it brings back: whose row it is. */
export function toCallbackData(runId: string, row: number): string {
  return `${PREFIX}${runId}:${row}`;
}

const PREFIX = 'wabactl:';
const FORM = /^wabactl:(\d{8}-[a-z0-9]{4}):(\d{1,10})$/;

/** undefined for what another program, or a person, put there. */
export function parseCallbackData(data: string): { readonly runId: string; readonly row: number } | undefined {
  const [, runId, row] = FORM.exec(data) ?? [];
  return runId === undefined ? undefined : { runId, row: Number(row) };
}
