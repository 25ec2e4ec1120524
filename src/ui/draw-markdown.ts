import { type Block, type Inline, parseMarkdown, printInline } from '../core/messages/markdown.js';
import type { Screen } from './screen.js';
import type { Style } from './style.js';

type Paint = (text: string) => string;

/** A word or a blank, with how it is drawn. */
interface Piece {
  readonly text: string;
  readonly paint: Paint;
}

/**
 * A message's text in lines that are at most `room` columns wide, drawn as WhatsApp draws it. Without colour the markers
 * stay: they are then the only thing that tells bold from plain.
 */
export function drawMarkdown(
  text: string,
  room: number,
  { style, measure }: Pick<Screen, 'style' | 'measure'>,
): string[] {
  return parseMarkdown(text).flatMap((block) => drawBlock(block, room, style, measure));
}

function drawBlock({ kind, prefix, content }: Block, room: number, style: Style, measure: Screen['measure']): string[] {
  const sign = !style.isOn ? prefix : { line: '', quote: '▎ ', bullet: '• ', number: prefix }[kind];
  const paint = kind === 'quote' ? style.dim : (text: string) => text;
  const pieces = style.isOn ? toPieces(content, paint, style) : split(printInline(content), paint);
  const indent = measure(sign);
  const lines = wrapPieces(pieces, Math.max(1, room - indent), measure);
  // A quote's bar stands before each of its lines.
  const below = kind === 'quote' ? sign : ' '.repeat(indent);
  return lines.map((line, at) => (at === 0 ? sign : below) + line);
}

function toPieces(content: readonly Inline[], paint: Paint, style: Style): Piece[] {
  return content.flatMap((part) => {
    switch (part.kind) {
      case 'text':
        return split(part.text, paint);
      case 'code':
      case 'monospace':
        return split(part.text, (text) => style.dim(paint(text)));
      default: {
        const own = { bold: style.strong, italic: style.italic, strike: style.strike }[part.kind];
        return toPieces(part.children, (text) => own(paint(text)), style);
      }
    }
  });
}

function split(text: string, paint: Paint): Piece[] {
  return (text.match(/\n| +|[^ \n]+/g) ?? []).map((piece) => ({ text: piece, paint }));
}

/** Between words; a word that is wider than a line is broken, since a bubble's frame must stay straight. */
function wrapPieces(pieces: readonly Piece[], room: number, measure: Screen['measure']): string[] {
  const lines = [{ text: '', width: 0 }];
  const put = (text: string, paint: Paint) => {
    const width = measure(text);
    const last = lines.at(-1);
    const isFull = last !== undefined && last.width > 0 && last.width + width > room;
    // The blank between two words that a line's end parts is not drawn.
    if (text.startsWith(' ') && (isFull || (last?.width === 0 && lines.length > 1))) return;
    if (last && !isFull) Object.assign(last, { text: last.text + paint(text), width: last.width + width });
    else lines.push({ text: paint(text), width });
  };
  for (const { text, paint } of pieces) {
    if (text === '\n') lines.push({ text: '', width: 0 });
    else for (const part of breakWord(text, room, measure)) put(part, paint);
  }
  return lines.map(({ text }) => text);
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function breakWord(word: string, room: number, measure: Screen['measure']): string[] {
  if (measure(word) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (part !== '' && measure(part + segment) > room) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
