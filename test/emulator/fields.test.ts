import { expect, test } from 'vitest';
import { foldBrackets } from '../../src/emulator/brackets.js';
import { parseFields } from '../../src/emulator/fields.js';
import { Refusal } from '../../src/emulator/refusal.js';

function plain(text: string): unknown {
  const toPlain = (selection: ReturnType<typeof parseFields>): unknown =>
    Object.fromEntries(
      [...selection].map(([name, { fields, modifiers }]) => [
        name,
        { ...(Object.keys(modifiers).length > 0 && { modifiers }), ...(fields && { fields: toPlain(fields) }) },
      ]),
    );
  return toPlain(parseFields(text));
}

test.each([
  ['id,name', { id: {}, name: {} }],
  [' id , name ', { id: {}, name: {} }],
  ['id,', { id: {} }],
  ['a{b,c{d}}', { a: { fields: { b: {}, c: { fields: { d: {} } } } } }],
  ['a.limit(5).after(x){b}', { a: { modifiers: { limit: '5', after: 'x' }, fields: { b: {} } } }],
  ['m.start(1).codes(["US)","BR"]).x([])', { m: { modifiers: { start: '1', codes: '["US)","BR"]', x: '[]' } } }],
])('fields=%s is understood', (text, selection) => {
  expect(plain(text)).toEqual(selection);
});

test.each(['a{', 'a}', 'a.limit', 'a.limit(5', ',a', 'a b', '{a}'])('fields=%s is a syntax error', (text) => {
  expect(() => parseFields(text)).toThrow(/Syntax error/);
});

test('names with brackets become lists and objects as PHP reads them', () => {
  expect(
    foldBrackets([
      ['a[]', '1'],
      ['a[]', '2'],
      ['text[body]', 'hi'],
      ['c[0][type]', 'BODY'],
      ['plain', 'x'],
    ]),
  ).toEqual({
    a: ['1', '2'],
    text: { body: 'hi' },
    c: [{ type: 'BODY' }],
    plain: 'x',
  });
});

test('a name cannot reach the prototype', () => {
  const folded = foldBrackets([['__proto__[polluted]', 'yes']]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Object.keys(folded)).toEqual(['__proto__']);
});

test('fields that nest deeper than any node leads are refused', () => {
  expect(() => parseFields('a{'.repeat(20_000))).toThrow(Refusal);
});
