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
  expect(checkTemplateDefinition({ ...good, language: 'es_VE' })).toMatchObject({ warnings: ['es_VE'] });
});

test('a template from the library brings its own components', () => {
  const { components: _none, ...rest } = good;
  expect(checkTemplateDefinition({ ...rest, library_template_name: 'delivery_update_1' })).toHaveProperty('definition');
});

const broken: [string, unknown, object[]][] = [
  ['a list', [], [{ at: '', problem: 'not-an-object' }]],
  ['nothing', null, [{ at: '', problem: 'not-an-object' }]],
  ['an empty object', {}, ['name', 'language', 'category', 'components'].map((at) => ({ at, problem: 'missing' }))],
  ['a name with capitals', { ...good, name: 'Order Update' }, [{ at: 'name', problem: 'bad-name' }]],
  ['a name that is a number', { ...good, name: 7 }, [{ at: 'name', problem: 'not-a-text' }]],
  ['a language that is none', { ...good, language: 'Spanish' }, [{ at: 'language', problem: 'bad-language' }]],
  [
    'an old category',
    { ...good, category: 'TRANSACTIONAL' },
    [{ at: 'category', problem: 'bad-category', expected: 'AUTHENTICATION, MARKETING, UTILITY' }],
  ],
  [
    'an unknown parameter format',
    { ...good, parameter_format: 'both' },
    [{ at: 'parameter_format', problem: 'bad-parameter-format' }],
  ],
  [
    'components that are no list',
    { ...good, components: { type: 'BODY' } },
    [{ at: 'components', problem: 'not-a-list' }],
  ],
  [
    'a component that is a text',
    { ...good, components: ['BODY'] },
    [{ at: 'components[0]', problem: 'not-an-object' }],
  ],
  [
    'a component without a type',
    { ...good, components: [{ text: 'Hola' }] },
    [{ at: 'components[0].type', problem: 'missing' }],
  ],
  ['no body', { ...good, components: [{ type: 'FOOTER', text: 'x' }] }, [{ at: 'components', problem: 'no-body' }]],
  [
    'two bodies',
    { ...good, components: [{ type: 'BODY' }, { type: 'body' }] },
    [{ at: 'components[1]', problem: 'repeated-component' }],
  ],
];

test.each(broken)('refuses %s', (_what, data, problems) => {
  expect(checkTemplateDefinition(data)).toMatchObject({ problems });
});
