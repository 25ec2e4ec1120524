import { describe, expect, test } from 'vitest';
import { checkTemplateDefinition } from '../../../src/core/templates/definition.js';
import { checkDraftText, type Draft, missingSamples, toTemplateData } from '../../../src/core/templates/draft.js';

const DRAFT: Draft = {
  name: 'order_ready',
  language: 'en_US',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Order {{1}} is ready' },
  body: 'Hi {{1}}, come by until {{2}} today.',
  footer: null,
  buttons: [
    { type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' },
    { type: 'QUICK_REPLY', text: 'Thanks' },
    { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550142233' },
  ],
  samples: { '1': 'Ana', 'header.1': 'LB-1042', 'button1.1': '1042', 'body.2': '8 pm' },
  expiryMinutes: null,
};

describe('a draft', () => {
  test('takes the example of the part before that of the name alone', () => {
    expect(toTemplateData(DRAFT).components).toEqual([
      { type: 'HEADER', format: 'TEXT', text: 'Order {{1}} is ready', example: { header_text: ['LB-1042'] } },
      { type: 'BODY', text: DRAFT.body, example: { body_text: [['Ana', '8 pm']] } },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'URL', text: 'Track', url: 'https://example.com/{{1}}', example: ['https://example.com/1042'] },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550142233' },
          { type: 'QUICK_REPLY', text: 'Thanks' },
        ],
      },
    ]);
  });

  test('is a template file', () => {
    expect(checkTemplateDefinition(toTemplateData(DRAFT))).toMatchObject({ warnings: [] });
  });

  test('knows which examples are missing', () => {
    const samples = { 'body.1': 'Ana' };
    expect(missingSamples({ ...DRAFT, samples }).map(({ key }) => key)).toEqual(['header.1', 'body.2', 'button1.1']);
  });

  test('says that its variables have names', () => {
    const named = {
      ...DRAFT,
      header: null,
      buttons: [],
      body: 'Hi {{first_name}} there',
      samples: { first_name: 'Ana' },
    };
    expect(toTemplateData(named)).toMatchObject({
      parameter_format: 'NAMED',
      components: [{ example: { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] } }],
    });
  });
});

describe('a text of a draft', () => {
  test.each([
    ['body', 'Hi {{1}}, it is ready.', []],
    ['body', '  ', ['empty']],
    ['body', 'x'.repeat(1025), ['too-long']],
    ['body', '😀'.repeat(1024), []],
    ['body', '{{1}} is here', ['variable-at-edge']],
    ['body', 'Come here, {{1}}!', ['variable-at-edge']],
    ['body', 'Hi {{1}} and {{name}} there', ['variables-mixed']],
    ['body', 'Hi {{2}} there', ['variables-not-consecutive']],
    ['body', 'Hi {{First Name}} there', ['variable-name']],
    ['body', 'Two\nlines, *bold*', []],
    ['header', 'From {{1}} to {{2}} today', ['too-many-variables']],
    ['header', 'Two\nlines', ['line-break']],
    ['header', 'Hooray 🎉', ['plain-text-only']],
    ['header', 'For {{first_name}} only', []],
    ['header', 'An *offer*', ['plain-text-only']],
    ['footer', 'snake_case is fine', []],
    ['footer', 'From {{1}} here', ['no-variables-here']],
    ['button', 'x'.repeat(26), ['too-long']],
  ] as const)('%s %j', (part, text, faults) => {
    expect(checkDraftText(part, text).map(({ fault }) => fault)).toEqual(faults);
  });
});
