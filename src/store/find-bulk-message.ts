import { parseLine } from '../core/bulk/journal-entry.js';
import type { BulkRun } from '../core/bulk/run.js';
import { journalPath, listRuns, queuePath } from './bulk-folder.js';
import { outcomeOf, type RowOutcome, readJournal } from './bulk-journal.js';
import { parseQueueLine } from './bulk-queue.js';
import { readLineBlocks } from './read-lines.js';

/** A message of a run. It is in no table: a million of them would cost more to write there than to send. */
export interface BulkMessage extends RowOutcome {
  readonly run: BulkRun;
}

/** By Meta's id, or by recipient as it stands in the queue (`+` and digits, or a user id); the newest run first. */
export function findBulkMessages(
  stateFolder: string,
  wanted: { readonly wamid: string } | { readonly to: string },
): BulkMessage[] {
  return listRuns(stateFolder).flatMap((run) => {
    const rows = 'wamid' in wanted ? rowsOfWamid(stateFolder, run.id, wanted.wamid) : undefined;
    if (rows?.length === 0) return [];
    const needles = 'wamid' in wanted ? (rows ?? []).map((row) => `${row}\t`) : [`\t${wanted.to}\t`];
    const queued = needles.flatMap((needle) => linesWith(queuePath(stateFolder, run.id), needle)).map(parseQueueLine);
    const fitting = queued.filter(({ row, to }) => ('to' in wanted ? to === wanted.to : rows?.includes(row)));
    return fitting.map((row) => ({ run, ...outcomeIn(stateFolder, run.id, row) }));
  });
}

function rowsOfWamid(stateFolder: string, id: string, wamid: string): number[] {
  return linesWith(journalPath(stateFolder, id), ` ${wamid}`).flatMap((line) => {
    const entry = parseLine(line);
    return entry?.kind === 'accepted' && entry.wamid === wamid ? [entry.row] : [];
  });
}

function outcomeIn(stateFolder: string, id: string, { row, to }: { row: number; to: string }): RowOutcome {
  const entries = linesWith(journalPath(stateFolder, id), ` ${row} `).map(parseLine);
  const entry = entries.findLast((each) => each !== undefined && 'row' in each && each.row === row);
  return outcomeOf({ row, to }, readJournal(stateFolder, id).stateOf(row), entry);
}

const LINE_FEED = 0x0a;

/** The lines of a file that contain this. Hundreds of megabytes are looked through in a second. */
function linesWith(path: string, text: string): string[] {
  const needle = Buffer.from(text);
  const lines: string[] = [];
  for (const { bytes } of readLineBlocks(path)) {
    for (let at = bytes.indexOf(needle); at >= 0; ) {
      const start = bytes.lastIndexOf(LINE_FEED, at) + 1;
      const stop = bytes.indexOf(LINE_FEED, at);
      lines.push(bytes.toString('utf8', start, stop));
      at = bytes.indexOf(needle, stop + 1);
    }
  }
  return lines;
}
