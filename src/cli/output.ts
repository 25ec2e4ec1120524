import type { Host } from '../host/host.js';
import { printable } from '../ui/printable.js';
import type { Screen } from '../ui/screen.js';
import type { Outcome } from './command.js';
import type { OutputFormat } from './global-options.js';

export interface Writer {
  write(outcome: Outcome): Promise<void>;
}

export interface WriterOptions {
  readonly host: Host;
  readonly format: OutputFormat;
  readonly jq: string | undefined;
  readonly streams: boolean;
  readonly screen: Screen;
  /** Takes learned secrets out of what is printed, but for the one that the command is there to show. */
  hide(text: string, revealed?: string): string;
}

/** The one place that renders: what a command gave becomes text for a person, JSON, CSV, or what --jq picks from it. */
export function createWriter(options: WriterOptions): Writer {
  const { host, format, jq, streams, screen, hide } = options;
  const print = (text: string, { revealed }: Outcome) =>
    host.stdout.write(hide(text.endsWith('\n') || text === '' ? text : `${text}\n`, revealed));
  const toJson = (value: unknown) => escapeForTerminals(JSON.stringify(value, null, streams ? 0 : 2) ?? 'null');
  // A pipe gets what is there; a terminal would act on control characters, which only JSON escapes by itself.
  const harmless = (text: string) => (host.stdout.isTTY ? printable(text) : text);
  const printPicked = async (expression: string, outcome: Outcome) => {
    const { applyJq } = await import('./jq.js');
    for (const picked of await applyJq(expression, outcome.data)) {
      print(typeof picked === 'string' ? harmless(picked) : toJson(picked), outcome);
    }
  };
  let headWritten = false;
  const printRows = async (outcome: Outcome) => {
    const rows = outcome.rows?.() ?? outcome.data;
    // Of a stream some items have no row, and the head is that of the first one.
    if (streams && Array.isArray(rows) && rows.length === 0) return;
    print(harmless(await toCsv(rows, !headWritten)), outcome);
    headWritten = true;
  };
  return {
    async write(outcome) {
      if (jq !== undefined) return printPicked(jq, outcome);
      const form = outcome.form ?? format;
      if (form === 'json') return print(toJson(outcome.data), outcome);
      return form === 'csv' ? printRows(outcome) : print(outcome.text(screen), outcome);
    },
  };
}

/** JSON escapes only the oldest control characters; terminals know more of them, and marks that turn text around. */
export function escapeForTerminals(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A list becomes rows, one value one row; what is not a plain value becomes JSON in its cell. */
async function toCsv(data: unknown, header: boolean): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const rows = (Array.isArray(data) ? data : [data]).map(toRow);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return stringify(rows, { header, columns, cast: { boolean: String } });
}

function toRow(value: unknown): Record<string, string> {
  if (value === null || typeof value !== 'object') return { value: cell(value) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cell(inner)]));
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
