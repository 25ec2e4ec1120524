import type { FileWriter } from '../../../host/host.js';
import { describeLeftOut, type LeftOutSays } from './describe-left-out.js';
import type { LeftOut } from './sort-people.js';

/** The file of `--report`: a line for each row that is left out, with the reason. */
export interface LeftOutReport {
  add(leftOut: LeftOut): void;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

export async function openReport(
  path: string,
  say: LeftOutSays,
  openFileWriter: (path: string) => Promise<FileWriter>,
): Promise<LeftOutReport> {
  const { stringify } = await import('csv-stringify/sync');
  const file = await openFileWriter(path);
  file.write(stringify([['row', 'line', 'to', 'reason', 'details']]));
  return {
    add(leftOut) {
      const { row, line, to, reason } = leftOut;
      file.write(stringify([[row, line, to, reason, describeLeftOut(leftOut, say)]]));
    },
    finish: file.finish,
    discard: file.discard,
  };
}
