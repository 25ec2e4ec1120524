import { expect, test } from 'vitest';
import { checkTemplateDefinition } from '../../../src/core/templates/definition.js';

const good = { name: 'order', language: 'es_AR', category: 'UTILITY', components: [{ type: 'BODY', text: 'Hola' }] };

test('keeps what it does not know and puts enum values in capitals', () => {
  const file = {
    ...good,
    category: 'utility',
    language: 'es-ar',
    parameter_format: 'named',
    message_send_ttl_seconds: 60,
    components: [
      { type: 'header', format: 'image', example: { header_handle: ['4::a'] } },
      { type: 'body', text: 'Hola' },
      { type: 'buttons', buttons: [{ type: 'otp', otp_type: 'copy_code', text: 'Copiar' }] },
      { type: 'limited_time_offer', limited_time_offer: { text: '¡Ya!', has_expiration: true } },
    ],
  };
  expect(checkTemplateDefinition(file)).toEqual({
    definition: {
      name: 'order',
      language: 'es_AR',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      message_send_ttl_seconds: 60,
      components: [
        { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::a'] } },
        { type: 'BODY', text: 'Hola' },
        { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copiar' }] },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: '¡Ya!', has_expiration: true } },
      ],
    },
    warnings: [],
  });
});

test.each(['fil', 'prs_AF', 'pt_BR'])('knows the language %s', (language) => {
  expect(checkTemplateDefinition({ ...good, language })).toMatchObject({ warnings: [] });
});

test('warns of a language that is not in the list, since Meta may know it', () => {
  expect(checkTemplateDefinition({ ...good, language: 'es_VE' })).toMatchObject({
    warnings: [{ warning: 'unknown-language', language: 'es_VE' }],
  });
});

test('a template from the library brings its own components', () => {
  const { components: _none, ...rest } = good;
  expect(checkTemplateDefinition({ ...rest, library_template_name: 'delivery_update_1' })).toHaveProperty('definition');
});

const broken: [string, unknown, object[]][] = [
  ['a list', [], [{ problem: 'not-an-object' }]],
  ['nothing', null, [{ problem: 'not-an-object' }]],
  [
    'an empty object',
    {},
    ['name', 'language', 'category', 'components'].map((member) => ({ problem: 'missing', member })),
  ],
  ['a name with capitals', { ...good, name: 'Order Update' }, [{ problem: 'bad-name', given: 'Order Update' }]],
  ['a name that is a number', { ...good, name: 7 }, [{ problem: 'wrong-type', member: 'name', expected: 'text' }]],
  ['a language that is none', { ...good, language: 'Spanish' }, [{ problem: 'bad-language' }]],
  [
    'an old category',
    { ...good, category: 'TRANSACTIONAL' },
    [{ problem: 'bad-category', known: ['AUTHENTICATION', 'MARKETING', 'UTILITY'] }],
  ],
  ['an unknown parameter format', { ...good, parameter_format: 'both' }, [{ problem: 'bad-parameter-format' }]],
  [
    'components that are no list',
    { ...good, components: { type: 'BODY' } },
    [{ problem: 'wrong-type', member: 'components', expected: 'list' }],
  ],
  [
    'a component that is a text',
    { ...good, components: ['BODY'] },
    [{ problem: 'wrong-type', member: 'components[0]', expected: 'object' }],
  ],
  [
    'a component without a type',
    { ...good, components: [{ text: 'Hola' }] },
    [{ problem: 'missing', member: 'components[0].type' }],
  ],
  ['no body', { ...good, components: [{ type: 'FOOTER', text: 'x' }] }, [{ problem: 'no-body' }]],
  [
    'two bodies',
    { ...good, components: [{ type: 'BODY' }, { type: 'body' }] },
    [{ problem: 'repeated-component', type: 'BODY' }],
  ],
];

test.each(broken)('refuses %s', (_what, data, problems) => {
  expect(checkTemplateDefinition(data)).toMatchObject({ problems });
});
