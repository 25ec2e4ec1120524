/**
 * WhatsApp's own formatting, as its help page describes it. The clients draw it, not the API, and they publish no grammar:
 * what is a marker and what is just a sign is as we saw it drawn (UNSURE at the edges).
 * https://faq.whatsapp.com/539178204879377
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  /** Between single backticks, or between three, where it may span lines. */
  | { readonly kind: 'code' | 'monospace'; readonly text: string };

export interface Block {
  readonly kind: 'line' | 'quote' | 'bullet' | 'number';
  /** What stood before the content: `> `, `* `, `- `, `12. `, or nothing. */
  readonly prefix: string;
  readonly content: readonly Inline[];
}

const FENCE = '```';

/** Line by line; only monospace goes over several. `printMarkdown` of it is the text again. Takes time in proportion to the text. */
export function parseMarkdown(text: string): Block[] {
  return logicalLines(text).map(parseLine);
}

/** The text that the blocks were parsed from. */
export function printMarkdown(blocks: readonly Block[]): string {
  return blocks.map(({ prefix, content }) => prefix + printInline(content)).join('\n');
}

const MARKERS = { bold: '*', italic: '_', strike: '~' } as const;

export function printInline(content: readonly Inline[]): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'code':
          return `\`${part.text}\``;
        case 'monospace':
          return `${FENCE}${part.text}${FENCE}`;
        default:
          return `${MARKERS[part.kind]}${printInline(part.children)}${MARKERS[part.kind]}`;
      }
    })
    .join('');
}

/** Lines, where a line that opens a fence goes on to the one that closes it. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const open = text.indexOf(FENCE, at);
    if (end === -1) break;
    if (open !== -1 && open < end) {
      const close = text.indexOf(FENCE, open + FENCE.length);
      // Without its end it is no fence, and nor is any later one.
      at = close === -1 ? text.length : close + FENCE.length;
      if (close === -1) return [...lines, ...text.slice(start).split('\n')];
      continue;
    }
    lines.push(text.slice(start, end));
    start = end + 1;
    at = start;
  }
  return [...lines, text.slice(start)];
}

const PREFIXES = [
  ['quote', /^> ?/],
  ['bullet', /^[*-] (?=\S)/],
  ['number', /^\d{1,3}\. (?=\S)/],
] as const;

function parseLine(line: string): Block {
  for (const [kind, form] of PREFIXES) {
    const prefix = form.exec(line)?.[0];
    if (prefix !== undefined) return { kind, prefix, content: parseInline(line.slice(prefix.length)) };
  }
  return { kind: 'line', prefix: '', content: parseInline(line) };
}

const KINDS: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = { '*': 'bold', _: 'italic', '~': 'strike' };

interface Frame {
  /** The sign that opened it; '' for the line itself. */
  readonly marker: string;
  readonly children: Inline[];
}

interface Parsing {
  readonly stack: Frame[];
  /** Signs that wait for their end. */
  readonly open: Set<string>;
}

/** One pass with a stack of what is open: a marker closes the nearest of its kind, and what was opened within it is text. */
function parseInline(text: string): Inline[] {
  const parsing: Parsing = { stack: [{ marker: '', children: [] }], open: new Set() };
  const { stack } = parsing;
  let at = 0;
  while (at < text.length) {
    const code = readCode(text, at);
    if (code) add(stack, code.node);
    else readSign(text, at, parsing);
    at = code?.end ?? at + 1;
  }
  while (stack.length > 1) dissolve(stack);
  return stack[0]?.children ?? [];
}

function readSign(text: string, at: number, { stack, open }: Parsing): void {
  const sign = text[at] ?? '';
  const isMarker = KINDS[sign] !== undefined;
  if (isMarker && open.has(sign) && closes(text, at, stack)) close(stack, sign, open);
  else if (isMarker && !open.has(sign) && opens(text, at)) {
    stack.push({ marker: sign, children: [] });
    open.add(sign);
  } else add(stack, { kind: 'text', text: sign });
}

function readCode(text: string, at: number): { node: Inline; end: number } | undefined {
  if (text[at] !== '`') return undefined;
  if (text.startsWith(FENCE, at)) return between(text, at, FENCE, 'monospace');
  return between(text, at, '`', 'code');
}

function between(text: string, at: number, mark: string, kind: 'code' | 'monospace') {
  const start = at + mark.length;
  const close = text.indexOf(mark, start);
  if (close <= start) return undefined;
  const inner = text.slice(start, close);
  if (kind === 'code' && (inner.trim() === '' || inner.includes('\n'))) return undefined;
  return { node: { kind, text: inner } as const, end: close + mark.length };
}

const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/;

/** Markers bind at the edge of words only, so that `2*3*4` and `a_name_like_this` stay as they are. */
function opens(text: string, at: number): boolean {
  const [before, after] = [charBefore(text, at), text[at + 1]];
  return !WORD.test(before) && after !== undefined && !SPACE.test(after) && after !== text[at];
}

function closes(text: string, at: number, stack: readonly Frame[]): boolean {
  const [before, after] = [text[at - 1] ?? '', charAfter(text, at)];
  const isEmpty = stack.at(-1)?.marker === text[at] && stack.at(-1)?.children.length === 0;
  return !isEmpty && !SPACE.test(before) && !WORD.test(after);
}

function charBefore(text: string, at: number): string {
  return at === 0 ? '' : String.fromCodePoint(text.codePointAt(lowSurrogate(text, at - 1) ? at - 2 : at - 1) ?? 32);
}

function charAfter(text: string, at: number): string {
  const code = text.codePointAt(at + 1);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function lowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0;
}

function close(stack: Frame[], sign: string, open: Set<string>): void {
  while (stack.at(-1)?.marker !== sign) open.delete(dissolve(stack));
  const { children } = stack.pop() ?? { children: [] };
  open.delete(sign);
  add(stack, { kind: KINDS[sign] ?? 'bold', children });
}

/** What was opened and never closed is text after all. Gives its sign. */
function dissolve(stack: Frame[]): string {
  const frame = stack.pop() ?? { marker: '', children: [] };
  add(stack, { kind: 'text', text: frame.marker });
  for (const child of frame.children) add(stack, child);
  return frame.marker;
}

/** Neighbouring texts become one. */
function add(stack: readonly Frame[], node: Inline): void {
  const children = stack.at(-1)?.children;
  const last = children?.at(-1);
  if (node.kind === 'text' && last?.kind === 'text')
    children?.splice(-1, 1, { kind: 'text', text: last.text + node.text });
  else children?.push(node);
}
