import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../src/emulator/refusal.js';
import { readComponents } from '../../../src/emulator/templates/components.js';
import type { ComponentContext } from '../../../src/emulator/templates/texts.js';

const PIECES = [
  '{{1}}',
  '{{2}}',
  '{{name}}',
  '{{',
  '}}',
  '{',
  ' ',
  '\n',
  '\t',
  '*',
  '_',
  '~',
  '🎂',
  '1️⃣',
  '®',
  'cake',
  'ñ',
  '\u200B',
  '\uD800',
];

const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 5 })), {
  maxLength: 30,
});
const context = { language: 'en_US', uploaded: new Map(), strictBodies: false };

test('any text in any place is read or refused with a sentence for the user, never a fault', () => {
  const places = (one: string) => [
    { type: 'HEADER', format: 'TEXT', text: one, example: { header_text: [one] } },
    { type: 'BODY', text: one, example: { body_text: [[one, one]] } },
    { type: 'FOOTER', text: one },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: one, url: `https://luna.example/${one}`, example: [one] }] },
  ];
  const formats = fc.constantFrom('POSITIONAL' as const, 'NAMED' as const);
  fc.assert(
    fc.property(text, fc.nat(3), formats, (pieces, at, format) => {
      const part = places(pieces.join(''))[at] ?? {};
      const body = { type: 'BODY', text: 'A cake is ready.' };
      const inContext = { ...context, category: 'UTILITY', format };
      const read = readOrRefuse(at === 1 ? [part] : [body, part], inContext);
      if (read === undefined) return;
      // What was read once can be read again, and says the same.
      expect(readComponents(read, inContext)).toEqual(read);
    }),
    { numRuns: 2000 },
  );
});

/** Undefined for a refusal that tells the user why. */
function readOrRefuse(components: object[], inContext: ComponentContext) {
  try {
    return readComponents(components, inContext);
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    expect(problem.error).toMatchObject({ code: 100, userTitle: expect.stringMatching(/\w/) });
    expect(problem.error.userMessage).toMatch(/\w/);
    return undefined;
  }
}
