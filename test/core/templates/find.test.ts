import { expect, test } from 'vitest';
import { findTemplate } from '../../../src/core/templates/find.js';
import { aTemplate } from './a-template.js';

const templates = [
  aTemplate({ name: 'order', language: 'es_AR' }),
  aTemplate({ name: 'hello', language: 'en_US' }),
  aTemplate({ name: 'hello', language: 'es' }),
  aTemplate({ name: 'promo', language: 'es', status: 'PAUSED' }),
];

test('the language may be left out where there is only one', () => {
  expect(findTemplate(templates, 'order')).toMatchObject({ kind: 'found', template: { language: 'es_AR' } });
});

test('asks for the language where there are several', () => {
  expect(findTemplate(templates, 'hello')).toEqual({
    kind: 'language-needed',
    name: 'hello',
    languages: ['en_US', 'es'],
  });
});

test('takes a language however it is written', () => {
  expect(findTemplate(templates, 'hello', 'en-us')).toMatchObject({ kind: 'found', template: { language: 'en_US' } });
});

test('points from en to en_US, which are different languages for Meta', () => {
  expect(findTemplate(templates, 'hello', 'en')).toMatchObject({ kind: 'no-such-language', suggested: 'en_US' });
  expect(findTemplate(templates, 'hello', 'pt_BR')).toMatchObject({ kind: 'no-such-language', suggested: null });
});

test('suggests the nearest name', () => {
  expect(findTemplate(templates, 'oder')).toEqual({ kind: 'no-such-name', name: 'oder', nearest: 'order' });
  expect(findTemplate(templates, 'invoice')).toMatchObject({ nearest: null });
  expect(findTemplate([], 'order')).toMatchObject({ nearest: null });
});

test('says the status of a template that cannot be sent', () => {
  expect(findTemplate(templates, 'promo', 'es')).toMatchObject({ kind: 'not-approved', status: 'PAUSED' });
});
