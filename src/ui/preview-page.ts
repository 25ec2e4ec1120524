import { escapeHtml } from '../core/escape-html.js';
import { type Block, type Inline, parseMarkdown } from '../core/messages/markdown.js';
import type { MessagePreview, PreviewButton, PreviewCard, PreviewHeader } from '../core/templates/preview.js';
import { BUTTONS_SHOWN } from '../core/templates/preview.js';
import type { Text } from '../text/text.js';
import { PREVIEW_STYLE } from './preview-style.js';

export type PreviewTheme = 'light' | 'dark';

export interface PreviewPage {
  readonly title: string;
  readonly message: MessagePreview;
  /** Pictures as data addresses, by the sample's path as the template names it. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Undefined follows the reader's system. */
  readonly theme: PreviewTheme | undefined;
}

/** Columns of the picture: one message, or as many cards as there are. */
export function previewWidth({ cards }: Pick<MessagePreview, 'cards'>): number {
  return Math.max(348, 40 + cards.length * 248);
}

/** A page that looks like the phone. It runs nothing and loads nothing: what strangers wrote in it is only text. */
export function previewPage({ title, message, pictures, theme }: PreviewPage, text: Text): string {
  const say = text.preview;
  const draw: Drawing = { pictures, say };
  const asks = message.asksToCall ? `<div class="b"><span>${escapeHtml(say.asksToCall)}</span></div>` : '';
  const offer = message.offer
    ? `<div class="offer"><strong>${escapeHtml(message.offer.text)}</strong>${message.offer.expires ? `<small>${escapeHtml(say.expires)}</small>` : ''}</div>`
    : '';
  const footer = message.footer === null ? '' : `<div class="f" dir="auto">${lines(message.footer)}</div>`;
  const cards =
    message.cards.length === 0
      ? ''
      : `<div class="cards">${message.cards.map((card) => cardOf(card, draw)).join('')}</div>`;
  return `<!doctype html>
<html lang="${escapeHtml(message.language.replace('_', '-'))}"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${PREVIEW_STYLE}</style>
</head>
<body>
<main>
<article class="m">
${headerOf(message.header, draw)}${offer}
<div class="t"><div dir="auto">${lines(message.body)}</div>${footer}<time>12:00</time></div>
${buttonsOf(message.buttons, draw)}${asks}
</article>
${cards}
</main>
</body>
</html>
`;
}

interface Drawing {
  readonly pictures: ReadonlyMap<string, string>;
  readonly say: Text['preview'];
}

function cardOf(card: PreviewCard, draw: Drawing): string {
  const body = card.body === '' ? '' : `<div class="t"><div dir="auto">${lines(card.body)}</div></div>`;
  return `<article class="m card">${headerOf(card.header, draw)}${body}${buttonsOf(card.buttons, draw)}</article>`;
}

function headerOf(header: PreviewHeader | null, { pictures, say }: Drawing): string {
  if (header === null) return '';
  if (header.text !== null) return `<h1 dir="auto">${escapeHtml(header.text)}</h1>`;
  const picture = header.sample === null ? undefined : pictures.get(header.sample);
  const name = escapeHtml(say.media[header.format] ?? header.format);
  if (picture !== undefined) return `<img alt="${name}" src="${escapeHtml(picture)}">`;
  const file = header.sample === null ? '' : `<small>${escapeHtml(header.sample.split(/[/\\]/).at(-1) ?? '')}</small>`;
  if (header.format === 'DOCUMENT') return `<div class="doc"><b>PDF</b><span>${name}${file}</span></div>`;
  return `<div class="media">${MEDIA_SIGNS[header.format] ?? ''}<span>${name}${file}</span></div>`;
}

function buttonsOf(buttons: readonly PreviewButton[], { say }: Drawing): string {
  const shown = buttons.length > BUTTONS_SHOWN ? buttons.slice(0, BUTTONS_SHOWN - 1) : buttons;
  const drawn = shown.map((button) =>
    oneButton(SIGNS[button.type] ?? '', button.label ?? say.presets[button.type] ?? button.type),
  );
  return [...drawn, ...(buttons.length > BUTTONS_SHOWN ? [oneButton(LIST_SIGN, say.allOptions)] : [])].join('');
}

function oneButton(sign: string, label: string): string {
  return `<div class="b">${sign}<span dir="auto">${escapeHtml(label)}</span></div>`;
}

const svg = (paths: string) => `<svg viewBox="0 0 20 20" aria-hidden="true">${paths}</svg>`;
const LIST_SIGN = svg('<path d="M3 5h14M3 10h14M3 15h14"/>');
const COPY_SIGN = svg(
  '<rect x="7" y="7" width="10" height="10" rx="2"/><path d="M13 7V4a1 1 0 0 0-1-1H4a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h3"/>',
);
const PHONE_SIGN = svg(
  '<path d="M5 3h3l1.5 4-2 1.5a9 9 0 0 0 4 4l1.5-2 4 1.5v3a1 1 0 0 1-1 1C9 16 4 11 4 4a1 1 0 0 1 1-1z"/>',
);

const SIGNS: Readonly<Record<string, string>> = {
  QUICK_REPLY: svg('<path d="M9 5 4 10l5 5M4 10h8a4 4 0 0 1 4 4v2"/>'),
  URL: svg('<path d="M11 3h6v6M17 3l-8 8M14 12v4a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h4"/>'),
  PHONE_NUMBER: PHONE_SIGN,
  VOICE_CALL: PHONE_SIGN,
  COPY_CODE: COPY_SIGN,
  OTP: COPY_SIGN,
  CATALOG: LIST_SIGN,
  MPM: LIST_SIGN,
  FLOW: svg('<path d="M4 3h12v14H4zM7 7h6M7 10h6M7 13h4"/>'),
};

const MEDIA_SIGNS: Readonly<Record<string, string>> = {
  IMAGE: svg(
    '<rect x="2" y="3" width="16" height="14" rx="2"/><circle cx="7" cy="8" r="1.5"/><path d="m3 15 5-5 3 3 3-3 3 3"/>',
  ),
  VIDEO: svg('<circle cx="10" cy="10" r="8"/><path d="m8 6 6 4-6 4z"/>'),
  GIF: svg('<circle cx="10" cy="10" r="8"/><path d="m8 6 6 4-6 4z"/>'),
  LOCATION: svg('<path d="M10 18s6-5.5 6-10a6 6 0 0 0-12 0c0 4.5 6 10 6 10z"/><circle cx="10" cy="8" r="2"/>'),
  PRODUCT: svg('<path d="M4 7h12l-1 10H5zM7 7a3 3 0 0 1 6 0"/>'),
};

/** WhatsApp's formatting as elements. */
function lines(text: string): string {
  return parseMarkdown(text).map(lineOf).join('');
}

function lineOf({ kind, prefix, content }: Block): string {
  const inner = inline(content);
  switch (kind) {
    case 'quote':
      return `<blockquote>${inner}</blockquote>`;
    case 'bullet':
      return `<div class="li"><i>•</i><span>${inner}</span></div>`;
    case 'number':
      return `<div class="li"><i>${escapeHtml(prefix.trim())}</i><span>${inner}</span></div>`;
    case 'line':
      return inner === '' ? '<br>' : `<div>${inner}</div>`;
  }
}

const ELEMENTS = { bold: 'b', italic: 'em', strike: 's' } as const;

function inline(content: readonly Inline[]): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return escapeHtml(part.text);
        case 'code':
        case 'monospace':
          return `<code>${escapeHtml(part.text)}</code>`;
        default:
          return `<${ELEMENTS[part.kind]}>${inline(part.children)}</${ELEMENTS[part.kind]}>`;
      }
    })
    .join('');
}
