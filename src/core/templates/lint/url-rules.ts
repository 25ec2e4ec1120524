/** Addresses of URL buttons, and links in texts. */
import { TEMPLATE_LIMITS } from '../../meta/limits.js';
import type { MemberPath } from '../source.js';
import { type Draft, type Part, textOf } from './draft.js';
import { type Fix, type Found, found } from './finding.js';
import { checkLength } from './text-rules.js';
import { strayBraces, variablesIn } from './variables.js';

export function checkUrl({ data, member }: Part, format: Draft['format'], authentication: boolean): Found[] {
  const url = textOf(data.url);
  if (url === undefined || url === '') return [found('missing-member', member, { member: 'url' })];
  const at = [...member, 'url'];
  return [
    ...checkLength('url-too-long', url, TEMPLATE_LIMITS.buttonUrlMax, at),
    ...checkAddress(url, at, authentication),
    ...checkUrlVariable(url, data, member, format),
  ];
}

const VARIABLES = /\{\{[^{}]*\}\}/g;

function checkAddress(url: string, at: MemberPath, authentication: boolean): Found[] {
  const filled = url.replace(VARIABLES, 'x');
  if (!/^https?:\/\/\S+$/i.test(filled) || !URL.canParse(filled)) return [found('url-invalid', at, { given: url })];
  const host = new URL(filled).hostname;
  return [
    // Said to be enforced since 2026; no page of Meta's says so. UNSURE.
    ...(/^http:/i.test(url) ? [found('url-not-https', at, {})] : []),
    // Meta's own button of an authentication template leads there when it is read back.
    ...(WHATSAPP_HOST.test(host) && !authentication ? [found('url-whatsapp', at, {})] : []),
    ...(SHORTENERS.has(host.replace(/^www\./, '')) ? [found('url-shortener', at, { host })] : []),
  ];
}

const WHATSAPP_HOST = /(^|\.)(wa\.me|whatsapp\.com)$/i;

const SHORTENERS = new Set([
  'bit.ly',
  'bitly.com',
  'buff.ly',
  'cutt.ly',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'v.gd',
]);

/** One variable, at the end; its sample is the value or the whole address, as both stand on Meta's pages. */
function checkUrlVariable(url: string, data: Part['data'], member: MemberPath, format: Draft['format']): Found[] {
  const at = [...member, 'url'];
  const stray = strayBraces(url);
  // What Meta makes of braces in an address that open or close nothing is not documented.
  if (stray !== undefined) {
    const near = url.slice(stray, stray + 12);
    return [found('variable-braces', at, { near }, { offset: stray, severity: 'warning' })];
  }
  const variables = variablesIn(url);
  const [first] = variables;
  if (first === undefined) return [];
  // A named template may use its own name or {{1}} here: pages show both.
  const isKnown = first.name === '1' || (format === 'NAMED' && /^[a-z_][a-z0-9_]*$/.test(first.name));
  const isLast = first.offset + first.length === url.length;
  const sample = textOf(Array.isArray(data.example) ? data.example[0] : data.example);
  const hasBlanks = first.length !== first.name.length + 4;
  const tight: Fix = { fix: 'replace', offset: first.offset, length: first.length, by: `{{${first.name}}}` };
  return [
    ...(hasBlanks ? [found('variable-spaces', at, { given: first.name }, { offset: first.offset, fix: tight })] : []),
    ...(variables.length > 1 || !isKnown || !isLast
      ? [found('url-variable', at, { given: first.name }, { offset: first.offset })]
      : []),
    ...(sample === undefined || sample === '' ? [found('sample-missing', member, { variables: [first.name] })] : []),
  ];
}

const LINK = /https?:\/\/([\w.-]+)/gi;

/** A short link hides where it leads, for which reviewers reject. */
export function checkLinksIn(text: string, member: MemberPath): Found[] {
  return [...text.matchAll(LINK)].flatMap((match) => {
    const host = (match[1] ?? '').toLowerCase().replace(/^www\./, '');
    return SHORTENERS.has(host) ? [found('url-shortener', member, { host }, { offset: match.index })] : [];
  });
}
