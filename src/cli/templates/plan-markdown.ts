import type { PlanCounts, PlanRow } from './plan-data.js';
import { differs } from './plan-data.js';
import { type ItemWords, notesOf, viewCounts } from './plan-view.js';

interface MarkdownWords extends ItemWords {
  readonly title: string;
  readonly head: readonly string[];
  readonly counts: Parameters<typeof viewCounts>[1];
  nothing(count: number): string;
}

/** The plan as a comment on a pull request: a table of what happens, and each template's texts folded below. */
export function toMarkdown(rows: readonly PlanRow[], counts: PlanCounts, say: MarkdownWords): string {
  const shown = rows.filter((row) => differs(row) || notesOf(row, say).length > 0);
  const head = [`### ${say.title}`, ''];
  if (shown.length === 0) return [...head, say.nothing(counts.unchanged), ''].join('\n');
  return [
    ...head,
    viewCounts(counts, say.counts),
    '',
    row(say.head),
    row(say.head.map(() => '---')),
    ...shown.map((item) =>
      row([
        `\`${item.name}\` (${item.language})`,
        item.blocked ? `⚠️ ${say.actions[item.action]}` : say.actions[item.action],
        item.status ?? '–',
        notesOf(item, say).map(escapeCell).join('<br>'),
      ]),
    ),
    '',
    ...shown.flatMap(toDetails(say)),
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Texts of a template are strangers' to the page that shows the comment. */
function escapeCell(text: string): string {
  return text.replace(/[\\|<>&*_[\]]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`).replaceAll('\n', ' ');
}

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

const toDetails = (say: MarkdownWords) => (item: PlanRow) => {
  if (item.differences.length === 0) return [];
  const changes = item.differences.flatMap(({ member, file, account }) => [
    `@@ ${member} @@`,
    ...prefixed('-', account ?? say.notThere),
    ...prefixed('+', file ?? say.notThere),
  ]);
  const fence = fenceAround(changes);
  return [
    `<details><summary><code>${item.name}</code> (${item.language})</summary>`,
    '',
    `${fence}diff`,
    ...changes,
    fence,
    '',
    '</details>',
    '',
  ];
};

function prefixed(sign: string, text: string): string[] {
  return text.split('\n').map((line) => `${sign} ${line}`);
}

/** Longer than any fence that a text holds: monospace is written with one. */
function fenceAround(texts: readonly string[]): string {
  const longest = Math.max(2, ...texts.flatMap((text) => (text.match(/`+/g) ?? []).map(({ length }) => length)));
  return '`'.repeat(longest + 1);
}
