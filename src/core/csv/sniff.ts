/** Why a file is no CSV that can be read: another encoding than UTF-8, or no text at all. */
export type CsvFlaw = 'utf-16' | 'not-utf-8' | 'spreadsheet';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/** By the first bytes. Excel's "Unicode text" is UTF-16, with or without its mark; a workbook is an archive. */
export function findCsvFlaw(head: Uint8Array): CsvFlaw | undefined {
  const begins = (bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
  if (begins(ZIP) || begins(OLD_OFFICE)) return 'spreadsheet';
  if (begins([0xff, 0xfe]) || begins([0xfe, 0xff])) return 'utf-16';
  return head.subarray(0, 256).includes(0) ? 'utf-16' : undefined;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** The one that stands most often in the first line, outside of quotes: a Spanish Excel writes semicolons. */
export function findDelimiter(head: string): Delimiter {
  const counts = new Map<string, number>(DELIMITERS.map((each) => [each, 0]));
  let isQuoted = false;
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === '\n' && !isQuoted) break;
    const count = counts.get(character);
    if (count !== undefined && !isQuoted) counts.set(character, count + 1);
  }
  return DELIMITERS.reduce((best, each) => ((counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best));
}
