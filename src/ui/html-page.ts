import { escapeHtml } from '../core/escape-html.js';

export interface HtmlPage {
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

/** A page of one sentence, for a browser that was sent to this program. It loads nothing and runs nothing. */
export function htmlPage({ language, title, text }: HtmlPage): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · wabactl</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="name">wabactl</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
</main>
</body>
</html>
`;
}

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText;',
  'font:1rem/1.5 system-ui,sans-serif}',
  'main{max-width:32rem;padding:2rem}',
  'h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .75rem}',
  'p{margin:0}',
  '.name{font-weight:600;opacity:.65}',
].join('');
