import { describe, expect, test } from 'vitest';
import type { TemplateDefinition } from '../../../src/core/templates/definition.js';
import { describeEdit } from '../../../src/core/templates/edit-difference.js';
import type { TemplateComponent } from '../../../src/core/templates/template.js';
import { aTemplate } from './a-template.js';

function edit(
  present: readonly TemplateComponent[],
  wanted: readonly TemplateComponent[],
  more: Partial<TemplateDefinition> = {},
) {
  const template = aTemplate({ category: 'UTILITY', components: present });
  const definition = { name: template.name, language: template.language, category: 'UTILITY' as const };
  return describeEdit(
    { ...template, ...(more.category && { category: more.category }) },
    { ...definition, ...more, components: wanted },
    false,
  );
}

const BODY = { type: 'BODY', text: 'Hello there' };

describe('an edit', () => {
  test('changes nothing where only the form differs in which Meta answers', () => {
    const present = [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://scontent.whatsapp.net/x'] } },
      BODY,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '15550142233' },
          { type: 'QUICK_REPLY', text: 'Thanks' },
        ],
      },
    ];
    const wanted = [
      { type: 'HEADER', format: 'IMAGE', sample: 'menu.jpg' },
      BODY,
      {
        type: 'BUTTONS',
        buttons: [
          { text: 'Call', phone_number: '+1 555 014 2233', type: 'PHONE_NUMBER' },
          { type: 'QUICK_REPLY', text: 'Thanks' },
        ],
      },
    ];
    expect(edit(present, wanted)).toEqual([]);
  });

  test('nor in a carousel, whose cards have samples of their own', () => {
    const card = (header: object) => ({ components: [{ type: 'HEADER', format: 'IMAGE', ...header }, BODY] });
    const present = [BODY, { type: 'CAROUSEL', cards: [card({ example: { header_handle: ['https://x'] } })] }];
    expect(edit(present, [BODY, { type: 'CAROUSEL', cards: [card({ sample: 'one.jpg' })] }])).toEqual([]);
  });

  test('nor in an authentication template, whose text and button are Meta’s own', () => {
    const present = [
      { type: 'BODY', text: '*{{1}}* is your code.', add_security_recommendation: true },
      { type: 'FOOTER', text: 'Expires in 10 minutes.', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Copy code', url: 'https://www.whatsapp.com/otp/{{1}}' }] },
    ];
    const wanted = (minutes: number) => [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: minutes },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
    ];
    expect(edit(present, wanted(10), { category: 'AUTHENTICATION' })).toEqual([]);
    expect(edit(present, wanted(5), { category: 'AUTHENTICATION' })).toEqual([
      { part: 'FOOTER', before: 'code_expiration_minutes: 10', after: 'code_expiration_minutes: 5' },
    ]);
  });

  test('is told part by part, with what comes and goes', () => {
    const present = [BODY, { type: 'FOOTER', text: 'Luna' }];
    const wanted = [
      { type: 'HEADER', format: 'TEXT', text: 'News' },
      { type: 'BODY', text: 'Hello again' },
    ];
    expect(edit(present, wanted, { message_send_ttl_seconds: 600 })).toEqual([
      { part: 'message_send_ttl_seconds', before: 'null', after: '600' },
      { part: 'BODY', before: 'Hello there', after: 'Hello again' },
      { part: 'FOOTER', before: 'Luna', after: null },
      { part: 'HEADER', before: null, after: 'News' },
    ]);
  });
});
