import type { ContentDifference } from '../../core/templates/code/content.js';
import type { PlanBlock } from '../../core/templates/code/plan.js';
import type { Screen } from '../../ui/screen.js';
import type { Style } from '../../ui/style.js';
import type { PlanCounts, PlanRow } from './plan-data.js';
import { nameStatus } from './template-data.js';

/** The sentences that plan, apply and status share. */
export interface ItemWords {
  readonly actions: Readonly<Record<PlanRow['action'], string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  blocked(block: PlanBlock): string;
  drift(file: string, account: string): string;
  announced(category: string): string;
  rejected(reason: string): string;
  readonly unmanaged: string;
  readonly notThere: string;
}

const SIGNS = { create: '+', edit: '~', delete: '-', none: ' ' } as const;

/** One template: what happens to it, why it cannot, and the texts that differ, one below the other. */
export function viewItem(row: PlanRow, screen: Screen, say: ItemWords): string {
  const { style } = screen;
  const paint = { create: style.good, edit: style.warn, delete: style.bad, none: style.dim }[row.action];
  const status = row.status === null ? '' : `  ${nameStatus(row.status, say.statuses, style)}`;
  const action = row.action === 'none' ? '' : `  ${paint(say.actions[row.action])}`;
  const head = `${paint(row.blocked ? '!' : SIGNS[row.action])} ${style.strong(row.name)} (${row.language})${action}${status}`;
  const notes = notesOf(row, say).map((note) => `    ${style.warn(note)}`);
  const changes = viewDifferences(row.differences, say, style).replace(/^/gm, '    ');
  return [head, ...notes, ...(row.differences.length === 0 ? [] : [changes])].join('\n');
}

/** Member by member: the account's text with a minus, the file's with a plus. */
export function viewDifferences(
  differences: readonly ContentDifference[],
  say: Pick<ItemWords, 'notThere'>,
  style: Pick<Style, 'good' | 'bad' | 'dim'>,
): string {
  const shown = (text: string | null) => (text ?? say.notThere).split('\n');
  return differences
    .flatMap(({ member, file, account }) => [
      style.dim(member),
      ...shown(account).map((line) => `  ${style.bad(`- ${line}`)}`),
      ...shown(file).map((line) => `  ${style.good(`+ ${line}`)}`),
    ])
    .join('\n');
}

/** What a person must know about it beside its differences. */
export function notesOf(row: PlanRow, say: ItemWords): string[] {
  const { blocked, categoryDrift, correctCategory, rejectedReason, status } = row;
  const explained = say.reasons[rejectedReason ?? ''];
  const reason = explained === undefined ? (rejectedReason ?? '') : `${rejectedReason}: ${explained}`;
  return [
    ...(blocked ? [say.blocked(blocked)] : []),
    ...(categoryDrift ? [say.drift(categoryDrift.file, categoryDrift.account)] : []),
    ...(correctCategory === null ? [] : [say.announced(correctCategory)]),
    ...(status === 'REJECTED' && reason !== '' ? [say.rejected(reason)] : []),
  ];
}

type CountWords = Readonly<Record<keyof PlanCounts, (count: number) => string>>;

/** `2 to create, 1 to edit`, without what there is none of. */
export function viewCounts(counts: PlanCounts, words: CountWords): string {
  const keys = Object.keys(words) as (keyof PlanCounts)[];
  return keys.flatMap((key) => (counts[key] === 0 ? [] : [words[key](counts[key])])).join(', ');
}
