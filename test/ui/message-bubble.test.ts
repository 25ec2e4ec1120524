import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { previewOf } from '../../src/core/templates/preview.js';
import { en } from '../../src/text/en.js';
import { createScreen } from '../../src/ui/create-screen.js';
import { messageBubble } from '../../src/ui/message-bubble.js';
import { EVERY_TEMPLATE } from '../support/every-template.js';

const screen = (columns: number, color: 'always' | 'never' = 'never') =>
  createScreen({ stdout: { isTTY: true, columns }, env: {}, color, text: en, now: new Date(0) });

const bubble = (text: string, columns = 80, color: 'always' | 'never' = 'never') =>
  messageBubble(
    previewOf({ language: 'en_US', category: 'UTILITY', components: [{ type: 'BODY', text }] }),
    screen(columns, color),
  );

const frameOf = (drawn: string) => drawn.split('\n').filter((line) => /^[╭│├╰]/.test(line));

test('a message stands in a frame', () => {
  expect(bubble('Hello you')).toBe('╭───────────╮\n│ Hello you │\n╰───────────╯');
});

test('with colour the markers are drawn, without they stay', () => {
  expect(bubble('a *b*')).toContain('a *b*');
  expect(bubble('a *b*', 80, 'always')).toContain('a \u001b[1mb\u001b[22m');
});

test.each([20, 30, 60, 80, 200])('the frame is straight and fits %i columns, whatever stands in it', (columns) => {
  const text =
    'A long *line* 👩‍👩‍👧 日本語の文章です مرحبا and_a_word_that_is_much_wider_than_any_phone_shows é\n> quoted text here';
  const widths = new Set(frameOf(bubble(text, columns)).map((line) => stringWidth(line)));
  expect(widths.size).toBe(1);
  expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
});

test('any text keeps it straight', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab *_~>\n1.-é日👋') }),
      fc.integer({ min: 20, max: 60 }),
      (text, columns) => {
        expect(new Set(frameOf(bubble(text, columns)).map((line) => stringWidth(line))).size).toBe(1);
      },
    ),
  );
});

test('more than three buttons are two and the rest, which is told below', () => {
  const buttons = ['One', 'Two', 'Three', 'Four'].map((text) => ({ type: 'QUICK_REPLY', text }));
  const components = [
    { type: 'BODY', text: 'Choose' },
    { type: 'BUTTONS', buttons },
  ];
  const drawn = messageBubble(previewOf({ language: 'en', category: 'UTILITY', components }), screen(80));
  expect(frameOf(drawn).join('\n')).toContain('See all options');
  expect(frameOf(drawn).join('\n')).not.toContain('Three');
  expect(drawn).toContain('↩ Four');
  expect(drawn).toContain('WhatsApp on a computer does not show this one');
});

test.each(EVERY_TEMPLATE)('$kind', ({ file }) => {
  const { language, category, components } = file as unknown as Parameters<typeof previewOf>[0];
  const lines = frameOf(messageBubble(previewOf({ language, category, components }), screen(60)));
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(50);
});

test('a file in the header is named once, with colour too', () => {
  const components = [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Hello' },
  ];
  const shown = previewOf({ language: 'en_US', category: 'UTILITY', components }, { headerLabel: 'cake.png' });
  const [, header] = messageBubble(shown, screen(80, 'always')).split('\n');
  expect(header).toBe('│ \u001b[2m▧ picture · cake.png\u001b[22m │');
});

test('an offer says when it ends, once that is known', () => {
  const offer = { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Hurry', has_expiration: true } };
  const previewed = { language: 'en_US', category: 'MARKETING', components: [offer, { type: 'BODY', text: 'Hello' }] };
  expect(messageBubble(previewOf(previewed), screen(80))).toContain('Offer ends when the message says so');
  const ended = previewOf(previewed, { offerEnds: '2026-12-01T18:00:00.000Z' });
  expect(messageBubble(ended, screen(80))).toContain('Offer ends 2026-12-01 18:00 UTC');
});
