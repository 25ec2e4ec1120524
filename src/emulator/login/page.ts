import type { Answer } from '../route.js';
import { html, type Markup } from './markup.js';
import type { LoginLanguage, LoginWords } from './words.js';

export interface PageContent {
  readonly status: number;
  readonly language: LoginLanguage;
  readonly words: LoginWords;
  readonly title: string;
  readonly body: Markup;
  /** Rules of this page alone. */
  readonly style?: Markup;
  /** Where its form may lead to, beside the emulator itself. */
  readonly formTargets?: string;
}

/** A whole page in one answer: no script, no picture, nothing that is loaded from anywhere. */
export function page({ status, language, words, title, body, style, formTargets = '' }: PageContent): Answer {
  const { text } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}${style}</style>
</head>
<body>
<main>
${body}
</main>
<footer>${words.notice}</footer>
</body>
</html>
`;
  return { status, body: text, headers: headersFor(language, formTargets) };
}

/**
 * `same-origin` and not `no-referrer`: with that the browser sends `Origin: null` with the form, and an emulator could not
 * tell its own page from a stranger's. No other origin gets a referrer from either.
 */
function headersFor(language: LoginLanguage, formTargets: string): Record<string, string> {
  const forms = ["'self'", formTargets].filter(Boolean).join(' ');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`,
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    vary: 'Accept-Language',
  };
}

const STYLE = html`
:root {
  color-scheme: light dark;
  --paper: #f3f4f6; --card: #fff; --ink: #1c1e21; --soft: #5b6068; --line: #d5d9df;
  --accent: #1a5fd0; --on-accent: #fff; --chip: #e8ecf2; --bad: #a5281b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --card: #212429; --ink: #e8eaed; --soft: #a5abb4; --line: #3a3f47;
    --accent: #8ab4f8; --on-accent: #10213a; --chip: #30353c; --bad: #ff9d90;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 2rem 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; display: flex; flex-direction: column; align-items: center; justify-content: center;
}
main { width: 100%; max-width: 30rem; padding: 1.75rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
footer { max-width: 30rem; margin-top: 1rem; padding: 0 .5rem; font-size: .85rem; color: var(--soft); text-align: center; }
h1 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
main > :last-child { margin-bottom: 0; }
fieldset { margin: 1.25rem 0 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; }
label { display: flex; gap: .75rem; align-items: flex-start; padding: .6rem 0; border-bottom: 1px solid var(--line); cursor: pointer; }
label:last-of-type { border-bottom: 0; }
label > span { min-width: 0; overflow-wrap: anywhere; }
input { flex: none; width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--accent); }
small { display: block; color: var(--soft); font-size: .85rem; }
.chip { display: inline-block; margin: 0 .4rem .25rem 0; padding: .1rem .6rem; border-radius: .75rem; background: var(--chip); font-size: .85rem; overflow-wrap: anywhere; }
.soft { color: var(--soft); font-size: .9rem; }
.bad { color: var(--bad); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button {
  flex: 1 1 10rem; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: transparent;
  color: inherit; font: inherit; font-weight: 600; cursor: pointer; overflow-wrap: anywhere;
}
button.main { flex: 2 1 14rem; background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
