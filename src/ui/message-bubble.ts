import {
  BUTTONS_SHOWN,
  isHiddenOnDesktop,
  type MessagePreview,
  type PreviewButton,
  type PreviewCard,
  type PreviewHeader,
  type PreviewOffer,
} from '../core/templates/preview.js';
import { drawMarkdown } from './draw-markdown.js';
import type { Screen } from './screen.js';

/** A bubble is not wider than this on a phone either. */
const WIDEST = 46;
const NARROWEST = 14;
/** Both edges of the frame, and a blank beside each. */
const FRAME = 4;

/** A message as WhatsApp shows it, in a frame that fits the terminal. What the phone hides is told below it. */
export function messageBubble(message: MessagePreview, screen: Screen): string {
  const { style, text } = screen;
  const say = text.preview;
  const room = Math.max(NARROWEST, Math.min(WIDEST, (screen.width ?? WIDEST + FRAME) - FRAME));
  const offer = message.offer;
  const top = [
    ...headerLines(message.header, room, screen),
    ...(offer
      ? [style.strong(`⏳ ${offer.text}`), ...(offer.expires ? [style.dim(offerEnd(offer, screen))] : [])]
      : []),
    ...drawMarkdown(message.body, room, screen),
    ...(message.footer === null ? [] : drawMarkdown(message.footer, room, screen).map((line) => style.dim(line))),
  ];
  const asking = message.asksToCall ? [[say.asksToCall]] : [];
  const parts = [frame([top, ...buttonRows(message.buttons, screen), ...asking], room, screen)];
  for (const [at, card] of message.cards.entries()) {
    parts.push(style.dim(say.card(at + 1, message.cards.length)), cardBubble(card, room, screen));
  }
  return [...parts, ...notes(message, screen)].join('\n');
}

/** A template does not know it yet, a message does. */
function offerEnd({ ends }: PreviewOffer, { text }: Pick<Screen, 'text'>): string {
  const { preview: say } = text;
  return ends === null ? say.expires : say.ends(`${ends.slice(0, 16).replace('T', ' ')} UTC`);
}

function cardBubble(card: PreviewCard, room: number, screen: Screen): string {
  const body = card.body === '' ? [] : drawMarkdown(card.body, room, screen);
  return frame(
    [[...headerLines(card.header, room, screen), ...body], ...buttonRows(card.buttons, screen)],
    room,
    screen,
  );
}

const SYMBOLS: Readonly<Record<string, string>> = {
  IMAGE: '▧',
  VIDEO: '▶',
  GIF: '▶',
  DOCUMENT: '▤',
  LOCATION: '⌖',
  PRODUCT: '▣',
};

function headerLines(header: PreviewHeader | null, room: number, screen: Screen): string[] {
  if (header === null) return [];
  const { style, text } = screen;
  if (header.text !== null) return drawMarkdown(header.text, room, screen).map((line) => style.strong(line));
  const name = text.preview.media[header.format] ?? header.format;
  const label = `${SYMBOLS[header.format] ?? '▢'} ${name}${header.sample === null ? '' : ` · ${header.sample}`}`;
  return [
    ...drawMarkdown(label, room, { ...screen, style: { ...style, isOn: false } }).map((line) => style.dim(line)),
    '',
  ];
}

/** More than three are two, and the rest behind one more. */
function buttonRows(buttons: readonly PreviewButton[], screen: Screen): string[][] {
  const shown = buttons.length > BUTTONS_SHOWN ? buttons.slice(0, BUTTONS_SHOWN - 1) : buttons;
  const rows = shown.map((button) => [label(button, screen)]);
  return buttons.length > BUTTONS_SHOWN ? [...rows, [`≡ ${screen.text.preview.allOptions}`]] : rows;
}

const SIGNS: Readonly<Record<string, string>> = {
  QUICK_REPLY: '↩',
  URL: '↗',
  PHONE_NUMBER: '✆',
  VOICE_CALL: '✆',
  COPY_CODE: '⧉',
  OTP: '⧉',
};

function label({ type, label: own }: PreviewButton, { text }: Screen): string {
  const words = own ?? text.preview.presets[type] ?? type;
  return SIGNS[type] === undefined ? words : `${SIGNS[type]} ${words}`;
}

/** The first section is the message, each further one a button in the middle of its line. */
function frame(sections: readonly (readonly string[])[], room: number, screen: Screen): string {
  const [first = [], ...buttons] = sections;
  // The blank line below a header parts it from a text, if there is one.
  const message = first.at(-1) === '' ? first.slice(0, -1) : first;
  const width = (line: string) => screen.measure(line);
  const drawnButtons = buttons.map(([button = '']) =>
    drawMarkdown(button, room, { ...screen, style: { ...screen.style, isOn: false } }),
  );
  const widest = Math.max(1, ...[...message, ...drawnButtons.flat()].map(width));
  const row = (line: string, before = 0) =>
    `│ ${' '.repeat(before)}${line}${' '.repeat(Math.max(0, widest - width(line) - before))} │`;
  const rule = '─'.repeat(widest + 2);
  const rows = drawnButtons.flatMap((lines) => [
    `├${rule}┤`,
    ...lines.map((line) => row(line, Math.floor((widest - width(line)) / 2))),
  ]);
  return [`╭${rule}╮`, ...message.map((line) => row(line)), ...rows, `╰${rule}╯`].join('\n');
}

/** What stands behind a tap, where links lead, and what a computer does not show. */
function notes(message: MessagePreview, screen: Screen): string[] {
  const { style, text } = screen;
  const say = text.preview;
  const { buttons } = message;
  const named = buttons.map(
    (button) => `${label(button, screen)}${button.target === null ? '' : `  ${button.target}`}`,
  );
  const isWorthIt = buttons.length > BUTTONS_SHOWN || buttons.some(({ target }) => target !== null);
  return [
    ...(isWorthIt ? named.map((line) => style.dim(line)) : []),
    ...(isHiddenOnDesktop(message) ? [style.warn(say.notOnDesktop)] : []),
    ...(message.isMetasText ? [style.dim(say.metasText)] : []),
  ];
}
