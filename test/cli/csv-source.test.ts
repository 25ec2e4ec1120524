import { describe, expect, test } from 'vitest';
import { type CsvRecord, readCsv } from '../../src/cli/csv-source.js';

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 64 * 1024): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of readCsv('people.csv', pieces(text, size))) records.push(record);
  return records;
}

describe('a CSV file', () => {
  test('may come in pieces that part letters, and its records know where they begin', async () => {
    const text = 'phone;name\r\n1;"Peña\r\n; ""Sol"""\r\n\r\n;;\r\n2; Ñandú \r\n3\r\n';
    const whole = await read(text);
    expect(whole).toEqual([
      { number: 1, line: 1, cells: ['phone', 'name'] },
      { number: 2, line: 2, cells: ['1', 'Peña\r\n; "Sol"'] },
      { number: 3, line: 6, cells: ['2', 'Ñandú'] },
      { number: 4, line: 7, cells: ['3'] },
    ]);
    expect((await read(`\ufeff${text}`, 40)).map(({ cells }) => cells)).toEqual(whole.map(({ cells }) => cells));
  });

  test('may have quotes inside of a value that is not quoted', async () => {
    expect((await read('phone,name\n1,Ana "la otra"\n'))[1]?.cells).toEqual(['1', 'Ana "la otra"']);
  });

  test('of many records is read in order', async () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => `${at},x`);
    const records = await read(`a,b\n${lines.join('\n')}`);
    expect(records).toHaveLength(50_001);
    expect(records.at(-1)).toEqual({ number: 50_001, line: 50_001, cells: ['49999', 'x'] });
  });

  test('with a quote that is never closed ends there, however large it is', async () => {
    const text = `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(200_000)}`;
    await expect(read(text)).rejects.toMatchObject({ id: 'csv-broken', facts: { afterLine: 2 } });
  });

  test('in another encoding is told at its line', async () => {
    async function* latin1() {
      yield Uint8Array.from(Buffer.from('a\nb\nPe\xf1a\n', 'latin1'));
    }
    const reading = async () => {
      for await (const _ of readCsv('people.csv', latin1()));
    };
    await expect(reading()).rejects.toMatchObject({ id: 'csv-not-readable', facts: { flaw: 'not-utf-8', line: 3 } });
  });
});
