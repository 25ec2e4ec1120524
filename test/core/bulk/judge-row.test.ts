import { expect, test } from 'vitest';
import { planColumns } from '../../../src/core/bulk/columns.js';
import { createRowJudge } from '../../../src/core/bulk/judge-row.js';
import { slotsOf } from '../../../src/core/bulk/slots.js';
import { compileTemplate } from '../../../src/core/messages/compile-template.js';
import type { TemplateComponent } from '../../../src/core/templates/template.js';
import { aTemplate } from '../templates/a-template.js';

function judge(heads: string[], components: TemplateComponent[], more: object = {}) {
  const compiled = compileTemplate(aTemplate({ components, parameterFormat: null, ...more }));
  const columns = planColumns(heads, slotsOf(compiled), { toColumn: undefined, map: [], param: [], given: new Set() });
  if ('problems' in columns) throw new Error(JSON.stringify(columns.problems));
  return createRowJudge({ compiled, columns, country: 'ES', base: {} });
}

const BODY = { type: 'BODY', text: 'Hola {{1}}' };

test('a good row is what goes to Meta', () => {
  const judged = judge(['phone', '1'], [BODY])(['600 111 222', 'Ana']);
  expect(judged).toMatchObject({
    given: '600 111 222',
    recipient: { to: '+34600111222', country: 'ES' },
    body: 'Hola Ana',
  });
  expect('components' in judged && JSON.parse(judged.components)).toEqual([
    { type: 'body', parameters: [{ type: 'text', text: 'Ana' }] },
  ]);
});

test('a header and buttons take links, ids, codes and JSON', () => {
  const components = [
    { type: 'HEADER', format: 'IMAGE' },
    BODY,
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'FLOW', text: 'Go' },
        { type: 'COPY_CODE', text: 'Copy' },
      ],
    },
  ];
  const row = judge(['phone', 'image', '1', 'button_0', 'coupon'], components);
  const judged = row(['+34600111222', 'https://x.example/a.png', 'Ana', '{"flow_token":"t1"}', 'SALE20']);
  expect('components' in judged && JSON.parse(judged.components)).toMatchObject([
    { type: 'header', parameters: [{ type: 'image', image: { link: 'https://x.example/a.png' } }] },
    { type: 'body' },
    { sub_type: 'flow', parameters: [{ action: { flow_token: 't1' } }] },
    { sub_type: 'copy_code', parameters: [{ coupon_code: 'SALE20' }] },
  ]);
  expect(row(['+34600111222', 'menu.png', '', '{nonsense', 'SALE 20'])).toMatchObject({
    problems: [
      { problem: 'not-media', given: 'menu.png' },
      { problem: 'not-json', slot: 'button_0' },
      { problem: 'template', inner: { problem: 'missing-header' } },
      { problem: 'template', inner: { problem: 'empty-value', name: '1' } },
      { problem: 'template', inner: { problem: 'not-alphanumeric' } },
    ],
  });
});

test.each([
  [['', 'Ana'], [{ problem: 'no-recipient' }]],
  [
    ['+34 12', ''],
    [{ problem: 'impossible', given: '+34 12' }, { problem: 'template' }],
  ],
  [['600111222'], [{ problem: 'ragged', cells: 1, columns: 2 }]],
  [['600111222', 'Ana', ''], [{ problem: 'ragged', cells: 3, columns: 2 }]],
])('%j is told with all that is wrong', (cells, problems) => {
  expect(judge(['phone', '1'], [BODY])(cells)).toMatchObject({ problems });
});

test('a one-time password goes to numbers only', () => {
  const row = judge(['phone', 'code'], [{ type: 'BODY', text: '{{1}}' }], { category: 'AUTHENTICATION' });
  expect(row(['US.13491208655302741918', '123456'])).toMatchObject({
    problems: [{ inner: { problem: 'needs-phone-number' } }],
  });
});
