import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from '../../../src/core/media/safe-name.js';

test.each([
  ['invoice.pdf', 'invoice.pdf'],
  ['Año nuevo – menú.pdf', 'Año nuevo – menú.pdf'],
  ['../../.ssh/authorized_keys', 'authorized_keys'],
  ['..\\..\\Startup\\run.bat', 'run.bat'],
  ['C:evil.exe', 'C_evil.exe'],
  ['notes.txt:hidden', 'notes.txt_hidden'],
  ['.bashrc', 'bashrc'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\nc\u001b[2J.pdf', 'abc[2J.pdf'],
  ['con.txt', '_con.txt'],
  ['LPT1', '_LPT1'],
  ['console.txt', 'console.txt'],
  ['report. . ', 'report'],
])('%j is kept as %j', (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});

test.each(['', '..', '/', '. .', '\u202e', 'folder/'])('of %j nothing is left', (given) => {
  expect(safeFileName(given)).toBeNull();
});

test('a long name loses its middle and keeps its ending', () => {
  const name = safeFileName(`${'é'.repeat(300)}.pdf`);
  expect(name?.endsWith('é.pdf')).toBe(true);
  expect(Buffer.byteLength(name ?? '')).toBeLessThanOrEqual(200);
});

test('no name leaves its folder, hides, or acts on a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = safeFileName(given);
      if (name === null) return;
      expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]|^\.|\.$/u);
      expect(name).not.toBe('');
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    }),
  );
});
