import { expect, test } from 'vitest';
import { guessRecipientColumn } from '../../../src/core/csv/recipient-column.js';
import { findCsvFlaw, findDelimiter } from '../../../src/core/csv/sniff.js';

test.each([
  ['a,b,c\n', ','],
  ['a;b;c\n1,2;3,4,5,6\n', ';'],
  ['"a,b,c,d";b\n', ';'],
  ['a\tb\n', '\t'],
  ['phone\n', ','],
  ['"two\nlines;x";b;c\n,,,,,', ';'],
])('%j is told apart by %j', (head, delimiter) => {
  expect(findDelimiter(head)).toBe(delimiter);
});

test.each([
  [[0xff, 0xfe, 0x61, 0x00], 'utf-16'],
  [[0xfe, 0xff, 0x00, 0x61], 'utf-16'],
  [[0x61, 0x00, 0x62, 0x00], 'utf-16'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'spreadsheet'],
  [[0xef, 0xbb, 0xbf, 0x61], undefined],
])('%j is %s', (bytes, flaw) => {
  expect(findCsvFlaw(Uint8Array.from(bytes))).toBe(flaw);
});

test.each([
  [['Nombre', 'Teléfono'], 1],
  [['número', 'phone'], 1],
  [['name', 'Customer phone (mobile)'], 1],
  [['id', 'CELULAR'], 1],
  [['telephone_order', 'wa_id'], 1],
  [['a', 'b'], undefined],
])('of %j the numbers stand in %s', (heads, at) => {
  expect(guessRecipientColumn(heads)).toBe(at);
});
