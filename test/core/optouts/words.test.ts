import { expect, test } from 'vitest';
import { forbids } from '../../../src/core/optouts/optout.js';
import { means, splitWords } from '../../../src/core/optouts/words.js';

const WORDS = splitWords(' STOP, Baja ,,no más, отписаться, 退订');

test('words are split at commas', () => {
  expect(WORDS).toEqual(['STOP', 'Baja', 'no más', 'отписаться', '退订']);
});

test.each(['stop', ' Stop! ', '¡BAJA!', 'bája', 'No   mas 🙏', 'ОТПИСАТЬСЯ', '退订。'])('%j is one of them', (text) => {
  expect(means(text, WORDS)).toBe(true);
});

test.each(['stop it', 'bajar', 'no', '', '!!!', 'más no'])('%j is none of them', (text) => {
  expect(means(text, WORDS)).toBe(false);
});

test('what a person told WhatsApp is about marketing, what they told the business about everything', () => {
  expect(forbids({ sources: ['preference', '131050'] }, 'marketing')).toBe(true);
  expect(forbids({ sources: ['preference', '131050'] }, 'UTILITY')).toBe(false);
  expect(forbids({ sources: ['preference', 'words'] }, 'UTILITY')).toBe(true);
});
