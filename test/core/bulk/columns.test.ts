import { describe, expect, test } from 'vitest';
import { type ColumnWishes, planColumns } from '../../../src/core/bulk/columns.js';
import { slotsOf } from '../../../src/core/bulk/slots.js';
import { compileTemplate } from '../../../src/core/messages/compile-template.js';
import type { TemplateComponent } from '../../../src/core/templates/template.js';
import { aTemplate } from '../templates/a-template.js';

const WISHES: ColumnWishes = { toColumn: undefined, map: [], param: [], given: new Set() };

function plan(heads: string[], components: TemplateComponent[], wishes: Partial<ColumnWishes> = {}, more: object = {}) {
  const slots = slotsOf(compileTemplate(aTemplate({ components, parameterFormat: null, ...more })));
  const planned = planColumns(heads, slots, { ...WISHES, ...wishes });
  if ('problems' in planned) return planned.problems;
  const { to, sources, unused } = planned;
  return {
    to,
    unused,
    sources: sources.map((each) => [each.slot.key, 'value' in each ? `=${each.value}` : each.column]),
  };
}

const BODY = { type: 'BODY', text: 'Hola {{1}}, pedido {{2}}' };
const NAMED = { type: 'BODY', text: 'Hi {{first_name}}' };
const URL = { type: 'URL', text: 'Go', url: 'https://x.example/{{1}}' };

describe('columns find their holes by name', () => {
  test('numbers, the words people write for the number, and what is left over', () => {
    expect(plan(['Celular', '1', 'Parámetro 2', 'nota'], [BODY])).toEqual({
      to: 0,
      unused: ['nota'],
      sources: [
        ['1', 1],
        ['2', 2],
      ],
    });
  });

  test('names, in whatever case', () => {
    expect(plan(['First name', 'WhatsApp number'], [NAMED], {}, { parameterFormat: 'NAMED' })).toMatchObject({
      to: 1,
      sources: [['first_name', 0]],
    });
  });

  test('a header, buttons and an end of an offer', () => {
    const components = [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Sale', has_expiration: true } },
      BODY,
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copy' }, URL, { type: 'QUICK_REPLY', text: 'Ok' }] },
    ];
    expect(plan(['to', 'imagen', '1', '2', 'cupón', 'button_1', 'vence'], components)).toMatchObject({
      sources: [
        ['header', 1],
        ['1', 2],
        ['2', 3],
        ['button_0', 4],
        ['button_1', 5],
        ['offer_ends', 6],
      ],
    });
  });

  test('a one-time password has one value', () => {
    expect(
      plan(['phone', 'código'], [{ type: 'BODY', text: '{{1}} is your code' }], {}, { category: 'AUTHENTICATION' }),
    ).toMatchObject({
      sources: [['code', 1]],
    });
  });
});

test('--map, --to-column and --param go before names', () => {
  const wishes = {
    toColumn: 'b',
    map: [{ name: '1', value: 'A' }],
    param: [{ name: '2', value: '99' }],
  };
  expect(plan(['a', 'b', '2'], [BODY], wishes)).toEqual({
    to: 1,
    unused: ['2'],
    sources: [
      ['1', 0],
      ['2', '=99'],
    ],
  });
});

describe('everything that does not fit is told at once', () => {
  test('what is missing, and what is there for nothing', () => {
    const wishes = {
      toColumn: 'telefon',
      map: [
        { name: '1', value: 'nombe' },
        { name: '3', value: 'nombre' },
      ],
      param: [{ name: 'x', value: 'y' }],
    };
    expect(plan(['telefono', 'nombre'], [BODY], wishes)).toEqual([
      { problem: 'unknown-column', column: 'telefon', wanted: 'to', nearest: 'telefono' },
      { problem: 'unknown-column', column: 'nombe', wanted: '1', nearest: 'nombre' },
      { problem: 'no-column', slot: '2' },
      { problem: 'unknown-slot', given: '3', flag: '--map', nearest: '1' },
      { problem: 'unknown-slot', given: 'x', flag: '--param', nearest: '1' },
    ]);
  });

  test('no column of numbers', () => {
    expect(plan(['a', '1', '2'], [BODY])).toEqual([{ problem: 'no-recipient-column' }]);
  });

  test('a file without a head', () => {
    expect(plan(['+34600111222', 'Ana'], [{ type: 'BODY', text: 'Hi' }])).toEqual([
      { problem: 'no-head' },
      { problem: 'no-recipient-column' },
    ]);
  });

  test('two columns of one name, and two values for one hole', () => {
    expect(plan(['phone', '1', '1', '2'], [BODY])).toEqual([{ problem: 'same-head', column: '1' }]);
    const param = [
      { name: '1', value: 'a' },
      { name: '1', value: 'b' },
    ];
    expect(plan(['phone', '2'], [BODY], { param })).toEqual([{ problem: 'twice', slot: '1' }]);
  });
});
