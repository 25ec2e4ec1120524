import { expect, test } from 'vitest';
import { compileTemplate } from '../../../src/core/messages/compile-template.js';
import type { TemplateValues } from '../../../src/core/messages/template-values.js';
import type { Template, TemplateComponent } from '../../../src/core/templates/template.js';
import { aTemplate } from '../templates/a-template.js';

const to = { kind: 'phone', number: '16505551234' } as const;

function fill(components: TemplateComponent[], values: TemplateValues, facts: Partial<Template> = {}) {
  return compileTemplate(aTemplate({ components, ...facts })).fill(values, to);
}

function componentsOf(components: TemplateComponent[], values: TemplateValues, facts: Partial<Template> = {}) {
  const filled = fill(components, values, facts);
  return 'components' in filled ? filled.components : filled.problems;
}

const problemsOf = componentsOf;

const body = { type: 'BODY', text: 'Hola {{1}}, su pedido {{2}} salió.' };
const named = { type: 'body', text: 'Hola {{name}}, su pedido {{order}} salió.' };
const url = {
  type: 'BUTTONS',
  buttons: [
    { type: 'QUICK_REPLY', text: 'Baja' },
    { type: 'URL', text: 'Ver', url: 'https://acme.example/{{1}}' },
  ],
};

test('a template without holes needs no components', () => {
  expect(componentsOf([{ type: 'BODY', text: 'Hola' }], {})).toEqual([]);
});

test('fills the body by place', () => {
  expect(componentsOf([body], { body: ['Ana', 'A-1'] })).toMatchObject([
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Ana' },
        { type: 'text', text: 'A-1' },
      ],
    },
  ]);
});

test('fills a hole once, however often it stands in the text, and counts by number, not by appearance', () => {
  const twice = { type: 'BODY', text: '{{2}} y {{1}} y {{2}} fin' };
  expect(componentsOf([twice], { body: ['uno', 'dos'] })).toMatchObject([
    { parameters: [{ text: 'uno' }, { text: 'dos' }] },
  ]);
});

test('fills header, body and button of a named template by name', () => {
  const header = { type: 'HEADER', format: 'TEXT', text: '¡{{sale}} ya!' };
  const buttons = { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Ver', url: 'https://acme.example/{{order}}' }] };
  const values = { named: { name: 'Ana', order: 'A-1', sale: 'Rebajas' } };
  expect(componentsOf([header, named, buttons], values, { parameterFormat: 'NAMED' })).toMatchObject([
    { type: 'header', parameters: [{ type: 'text', parameter_name: 'sale', text: 'Rebajas' }] },
    {
      type: 'body',
      parameters: [
        { parameter_name: 'name', text: 'Ana' },
        { parameter_name: 'order', text: 'A-1' },
      ],
    },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ parameter_name: 'order', text: 'A-1' }] },
  ]);
});

test('a media header is sent every time, in lower case', () => {
  const header = { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['4::a'] } };
  expect(
    componentsOf([header], { header: { kind: 'media', media: { id: '77', filename: 'factura.pdf' } } }),
  ).toMatchObject([
    { type: 'header', parameters: [{ type: 'document', document: { id: '77', filename: 'factura.pdf' } }] },
  ]);
  const image = { type: 'HEADER', format: 'IMAGE' };
  expect(
    componentsOf([image], {
      header: { kind: 'media', media: { link: 'https://acme.example/a.png', filename: 'a.png' } },
    }),
  ).toMatchObject([{ parameters: [{ type: 'image', image: { link: 'https://acme.example/a.png' } }] }]);
  expect(problemsOf([image], {})).toEqual([{ part: 'header', problem: 'missing-header', format: 'IMAGE' }]);
});

test('a location header takes its coordinates as text', () => {
  expect(
    componentsOf([{ type: 'HEADER', format: 'LOCATION' }], {
      header: { kind: 'location', location: { latitude: -34.6, longitude: -58.4, name: 'Obelisco' } },
    }),
  ).toMatchObject([
    { parameters: [{ type: 'location', location: { latitude: '-34.6', longitude: '-58.4', name: 'Obelisco' } }] },
  ]);
});

test('each button that takes something is named by its place', () => {
  const buttons = {
    type: 'BUTTONS',
    buttons: [
      ...url.buttons,
      { type: 'COPY_CODE', example: 'X' },
      { type: 'PHONE_NUMBER', text: 'Llamar', phone_number: '1' },
      { type: 'FLOW', text: 'Turno' },
    ],
  };
  expect(componentsOf([buttons], { buttons: { 0: 'BAJA', 1: 'pedido/1', 2: '25OFF' } })).toMatchObject([
    { sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'BAJA' }] },
    { sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'pedido/1' }] },
    { sub_type: 'copy_code', index: '2', parameters: [{ type: 'coupon_code', coupon_code: '25OFF' }] },
    { sub_type: 'flow', index: '4', parameters: [{ type: 'action', action: { flow_token: 'unused' } }] },
  ]);
});

const otpButtons: [string, TemplateComponent][] = [
  ['as it was submitted', { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] }],
  [
    'as Meta reads it back',
    {
      type: 'BUTTONS',
      buttons: [{ type: 'URL', text: 'Copiar', url: 'https://www.whatsapp.com/otp/code/?code=otp{{1}}' }],
    },
  ],
];

test.each(otpButtons)('a one-time password goes out twice, with its button %s', (_what, buttons) => {
  const otp = [{ type: 'BODY', text: '*{{1}}* es su código.' }, buttons];
  expect(componentsOf(otp, { code: '123456' }, { category: 'AUTHENTICATION' })).toMatchObject([
    { type: 'body', parameters: [{ type: 'text', text: '123456' }] },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '123456' }] },
  ]);
});

test('a one-time password cannot go to a user id, and has at most 15 characters', () => {
  const template = aTemplate({ category: 'AUTHENTICATION', components: [{ type: 'BODY', text: '{{1}}' }] });
  const filled = compileTemplate(template).fill({ code: 'x'.repeat(16) }, { kind: 'user', userId: 'US.1' });
  expect(filled).toMatchObject({
    problems: [{ problem: 'needs-phone-number' }, { problem: 'code-too-long', length: 16, limit: 15 }],
  });
});

const wrong: [string, TemplateComponent[], TemplateValues, object[]][] = [
  [
    'a missing value, with the text and its holes',
    [body],
    { body: ['Ana'] },
    [{ part: 'body', problem: 'missing-parameter', name: '2', text: body.text }],
  ],
  [
    'a surplus value',
    [body],
    { body: ['Ana', 'A-1', 'más'] },
    [{ problem: 'surplus-parameter', given: 'más', expected: ['1', '2'] }],
  ],
  [
    'a value for a body that takes none',
    [{ type: 'BODY', text: 'Hola' }],
    { body: ['Ana'] },
    [{ problem: 'surplus-parameter', expected: [] }],
  ],
  ['an empty value', [body], { body: ['Ana', ' '] }, [{ problem: 'empty-value', name: '2' }]],
  [
    'a line break',
    [body],
    { body: ['Ana\nMaría', 'A-1'] },
    [{ problem: 'forbidden-whitespace', name: '1', found: 'newline' }],
  ],
  ['a tab', [body], { body: ['Ana', 'A\t1'] }, [{ problem: 'forbidden-whitespace', found: 'tab' }]],
  ['five spaces', [body], { body: ['Ana', 'A     1'] }, [{ problem: 'forbidden-whitespace', found: 'spaces' }]],
  [
    'a URL button without its value',
    [url],
    {},
    [{ part: 'button', problem: 'missing-parameter', button: 1, text: 'https://acme.example/{{1}}' }],
  ],
  [
    'a button that does not exist',
    [body],
    { body: ['a', 'b'], buttons: { 3: 'x' } },
    [{ problem: 'surplus-button-value', button: 3, type: null }],
  ],
  [
    'an offer code with signs',
    [{ type: 'BUTTONS', buttons: [{ type: 'COPY_CODE' }] }],
    { buttons: { 0: '25%' } },
    [{ problem: 'not-alphanumeric' }],
  ],
  [
    'media without a media header',
    [body],
    { body: ['a', 'b'], header: { kind: 'media', media: { id: '1' } } },
    [{ problem: 'wrong-header', format: null }],
  ],
  ['a password for an ordinary template', [body], { body: ['a', 'b'], code: '1' }, [{ problem: 'surplus-code' }]],
  [
    'a body that grows beyond 1024',
    [body],
    { body: ['x'.repeat(1000), 'A-1'] },
    [{ problem: 'too-long', limit: 1024 }],
  ],
];

test.each(wrong)('names %s', (_what, components, values, problems) => {
  expect(problemsOf(components, values)).toMatchObject(problems);
});

test('four spaces are still allowed', () => {
  expect(fill([body], { body: ['Ana', 'A    1'] })).toHaveProperty('components');
});

test('names a misspelt parameter name, and the one that is missing for it', () => {
  expect(problemsOf([named], { named: { nmae: 'Ana', order: 'A-1' } }, { parameterFormat: 'NAMED' })).toMatchObject([
    { problem: 'missing-parameter', name: 'name' },
    { problem: 'surplus-parameter', given: 'nmae', expected: ['name', 'order'] },
  ]);
});

test('refuses a template with a component that it does not know instead of sending a wrong one', () => {
  expect(problemsOf([body, { type: 'SOMETHING_NEW' }], { body: ['a', 'b'] })).toEqual([
    { part: 'template', problem: 'unsupported-component', component: 'SOMETHING_NEW' },
  ]);
});

test('shows what the customer will read, and leaves a hole where a value is missing', () => {
  const footer = { type: 'FOOTER', text: 'Acme' };
  const sampled = { ...body, example: { body_text: [['sample', 'sample']] } };
  const filled = fill([sampled, footer, url], { body: ['Ana'], buttons: { 1: 'pedido/1' } });
  expect(filled.body).toBe('Hola Ana, su pedido {{2}} salió.');
  expect(filled.preview()).toMatchObject({
    header: null,
    body: 'Hola Ana, su pedido {{2}} salió.',
    footer: 'Acme',
    buttons: [
      { type: 'QUICK_REPLY', label: 'Baja', target: null },
      { type: 'URL', label: 'Ver', target: 'https://acme.example/pedido/1' },
    ],
  });
});
