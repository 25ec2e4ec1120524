import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTemplate } from '../../../src/core/messages/compile-template.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { createTemplate } from '../../../src/emulator/templates/create.js';
import { decideReview } from '../../../src/emulator/templates/review.js';
import { runEmulator } from '../../emulator/running-emulator.js';
import { aTemplate } from '../templates/a-template.js';

/**
 * What we take, the emulator takes, and what we refuse it refuses, whatever stands in the values. Values that are blank are
 * left out: we refuse them all, Meta is known to only in links.
 */

const odd = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      '7',
      ' ',
      '    ',
      '     ',
      '\n',
      '\t',
      '\r',
      'é',
      '🥐',
      '日',
      '%',
      '{{1}}',
      'x'.repeat(200),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
/** Mostly right: five values must be, for a message to be taken. */
const value = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-zA-Z0-9]{1,30}$/) },
  { weight: 1, arbitrary: odd },
);

const components = [
  { type: 'HEADER', format: 'TEXT', text: 'News for {{1}} today', example: { header_text: ['Ana'] } },
  { type: 'BODY', text: 'Hi {{1}}, your order {{2}} leaves us now.', example: { body_text: [['a', 'b']] } },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'COPY_CODE', example: 'CAKE' },
      { type: 'URL', text: 'Track', url: 'https://luna.example/{{1}}', example: ['a'] },
    ],
  },
];

function withTemplate() {
  const running = runEmulator();
  const { world, state } = running.emulator;
  const waba = state.wabas.get(DEFAULT_IDS.wabaId);
  if (!waba) throw new Error('The default seed has lost its WABA.');
  const made = createTemplate(world, waba, { name: 'any', language: 'en_US', category: 'MARKETING', components });
  decideReview(world, made, { status: 'APPROVED' });
  return running;
}

test('what fits here fits there, and what does not does not', async () => {
  const { post, advance } = withTemplate();
  const compiled = compileTemplate(aTemplate({ name: 'any', components }));
  let taken = 0;
  const texts = fc.record({ title: value, one: value, two: value, code: value, link: value });
  const send = async (parts: readonly object[], to: string) => {
    const template = { name: 'any', language: { code: 'en_US' }, components: parts };
    const json = { messaging_product: 'whatsapp', to, type: 'template', template };
    return (await post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, { json })).status;
  };
  let person = 34_600_000_000;
  await fc.assert(
    fc.asyncProperty(texts, async ({ title, one, two, code, link }) => {
      const values = {
        header: { kind: 'text', text: title } as const,
        body: [one, two],
        buttons: { 0: code, 1: link },
      };
      const filled = compiled.fill(values, { kind: 'phone', number: '34600111222' });
      const raw = [
        { type: 'header', parameters: [{ type: 'text', text: title }] },
        { type: 'body', parameters: [one, two].map((text) => ({ type: 'text', text })) },
        { type: 'button', sub_type: 'copy_code', index: '0', parameters: [{ type: 'coupon_code', coupon_code: code }] },
        { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: link }] },
      ];
      if ('components' in filled) {
        taken++;
        expect(filled.components).toEqual(raw);
      }
      // Neither the number's throughput nor the person's limit is what is tried here.
      person++;
      await advance(1000);
      expect(await send(raw, `+${person}`)).toBe('components' in filled ? 200 : 400);
    }),
    { seed: 20_261_127, numRuns: 400 },
  );
  expect(taken).toBeGreaterThan(10);
  expect(taken).toBeLessThan(390);
});
