import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Inline, parseMarkdown, printMarkdown } from '../../../src/core/messages/markdown.js';

/** `<b>` and the like around what is formatted, to be read at a glance. */
function tags(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return `<${part.kind}>${'children' in part ? tags(part.children) : part.text}</${part.kind}>`;
    })
    .join('');
}

const drawn = (text: string) =>
  parseMarkdown(text)
    .map(({ kind, content }) => (kind === 'line' ? '' : `${kind}: `) + tags(content))
    .join('\n');

test.each([
  ['a *bold* word', 'a <bold>bold</bold> word'],
  ['_italic_ and ~struck~', '<italic>italic</italic> and <strike>struck</strike>'],
  ['*bold and _both_*', '<bold>bold and <italic>both</italic></bold>'],
  ['(*here*), "*there*".', '(<bold>here</bold>), "<bold>there</bold>".'],
  ['a `code` and ```a *block*```', 'a <code>code</code> and <monospace>a *block*</monospace>'],
  ['*ñandú* 👋 *é*', '<bold>ñandú</bold> 👋 <bold>é</bold>'],
])('%s', (text, expected) => {
  expect(drawn(text)).toBe(expected);
});

test.each([
  '2*3*4',
  'snake_case_name',
  '*not closed',
  'not opened*',
  '* spaces *inside',
  '**',
  'a ** b',
  '*over\nlines*',
  '`` ` ``',
  '5 * 3 * 2',
  '~',
  '*tail*s',
])('%j stays as it is', (text) => {
  expect(drawn(text)).not.toContain('<');
});

test('a marker closes its own kind, and what was opened within it is text', () => {
  expect(drawn('*a _b* c_')).toBe('<bold>a _b</bold> c_');
});

describe('lines', () => {
  test('may be quotes, bullets and numbers', () => {
    expect(drawn('> said\n* one\n- two\n12. twelve\n*bold* line')).toBe(
      'quote: said\nbullet: one\nbullet: two\nnumber: twelve\n<bold>bold</bold> line',
    );
  });

  test('monospace alone goes over several', () => {
    expect(drawn('before ```one\n> two``` after\n> quote')).toBe(
      'before <monospace>one\n> two</monospace> after\nquote: quote',
    );
    expect(drawn('a ``` never\n> closed')).toBe('a ``` never\nquote: closed');
  });
});

const texts = fc.string({ unit: fc.constantFrom(...'*_~`>-1. \nab👋é') });

test('no text is lost, and none crashes it', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string()), (text) => void expect(printMarkdown(parseMarkdown(text))).toBe(text)),
  );
});

test('no end of a marker is looked for in vain again and again', () => {
  for (const unit of ['*a ', '_', '`a', '```', '*_~', '> ']) {
    expect(parseMarkdown(unit.repeat(50_000)).length).toBeGreaterThan(0);
  }
});
