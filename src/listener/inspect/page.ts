import { sha256Of } from '../../core/digest.js';
import { escapeHtml } from '../../core/escape-html.js';
import type { HttpResponse } from '../../host/host.js';

/** What `bin/inspect-page.mjs` makes of `src/inspect-page/`. */
export interface InspectPage {
  readonly script: string;
  readonly style: string;
}

/**
 * The page without any data: it asks for that with the token, which stands behind the `#` of its address, where no server,
 * log or referrer sees it. Script and style are in the page and named by their hashes, so nothing else can ever run, and
 * Trusted Types have the browser itself refuse to read markup out of a text.
 */
export function pageResponse({ script, style }: InspectPage, language: string): HttpResponse {
  const html = `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>wabactl</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<script>${script}</script>
</body>
</html>
`;
  return {
    status: 200,
    headers: {
      ...HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(script, style),
    },
    body: new TextEncoder().encode(html),
  };
}

function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${Buffer.from(sha256Of(new TextEncoder().encode(text)), 'hex').toString('base64')}`;
}

/** Of every answer: nothing is kept, embedded, guessed at, or told to another page. */
export const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
