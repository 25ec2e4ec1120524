import type { Limit, Meaning } from '../../core/limits/limit.js';
import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';
import { table } from '../../ui/table.js';
import { wrap } from '../../ui/wrap.js';
import type { Says } from '../command.js';
import type { LimitsReport } from './report.js';

type Say = Says<'limits'>;

/** A limit a block: plain words beside Meta's own, what they mean, and what raises it. */
export function viewLimits(report: LimitsReport, screen: Screen, say: Say): string {
  const { limits, displayPhoneNumber, phoneNumberId } = report;
  const { style } = screen;
  const width = roomBeside(
    limits.map(({ limit }) => say.labels[limit]),
    screen,
  );
  const lines = (text: string, indent = 0) =>
    width === undefined ? [text] : wrap(text, width - indent, screen.measure);
  const rows = limits.map((limit): [string, string] => {
    const tone = toneOf(limit.meaning, screen);
    const raises = limit.raisedBy.map((raise) => say.raises[raise](limit));
    const below = [
      ...notesOf(limit, report, say).flatMap((note) => lines(note)),
      ...raises.flatMap((raise) => lines(raise, 2).map((line, at) => (at === 0 ? `↑ ${line}` : `  ${line}`))),
    ];
    const head = lines(headline(limit, say)).map((line) => tone(line));
    return [say.labels[limit.limit], [...head, ...below.map((line) => style.dim(line))].join('\n')];
  });
  const title = style.strong(`${displayPhoneNumber ?? ''} (${phoneNumberId})`.trim());
  return [title, details(rows, screen), viewObstacles(report, screen, say)].join('\n\n').trimEnd();
}

/** What is left of the width beside the labels; undefined in a pipe, where nothing is wrapped. */
function roomBeside(labels: readonly string[], { width, measure }: Screen): number | undefined {
  return width === undefined ? undefined : width - Math.max(...labels.map(measure)) - 2;
}

function headline(limit: Limit, say: Say): string {
  const words = say.meanings[limit.meaning](limit);
  return limit.value === null || limit.value === words ? words : `${words} (${limit.value})`;
}

function notesOf(limit: Limit, { templateRecipients24h }: LimitsReport, say: Say): string[] {
  const isTold = limit.meaning !== 'not-told';
  const isMessaging = limit.limit === 'messaging-limit';
  const lines = [
    say.notes[limit.meaning],
    limit.field === 'messaging_limit_tier' ? say.oldField(limit.field) : undefined,
    isMessaging && templateRecipients24h > 0 ? say.sentFromHere(templateRecipients24h) : undefined,
    limit.gap === null || (!isTold && limit.gap.cause === 'not-given') ? undefined : say.gap(limit.gap, isTold),
  ];
  return lines.filter((line) => line !== undefined);
}

const ALARMING: ReadonlySet<Meaning> = new Set(['quality-low', 'name-declined', 'name-expired', 'not-registered']);
const NOTABLE: ReadonlySet<Meaning> = new Set([
  'quality-medium',
  'name-in-review',
  'name-none',
  'not-verified',
  'verification-pending',
  'verification-failed',
  'recipients-of-test-number',
  'unknown-value',
]);

function toneOf(meaning: Meaning, { style }: Screen): (text: string) => string {
  if (ALARMING.has(meaning)) return style.bad;
  if (NOTABLE.has(meaning)) return style.warn;
  return meaning === 'not-told' ? style.dim : (text) => text;
}

/** Meta's own verdict on sending, word for word; nothing where it sees nothing amiss. */
function viewObstacles({ obstacles }: LimitsReport, screen: Screen, say: Say): string {
  if (obstacles === null) return screen.style.dim(say.obstaclesUnknown);
  if (obstacles.length === 0) return '';
  const rows = obstacles.map(({ entityType, id, canSendMessage, code, words, solution }) => [
    `${entityType}\n${id ?? ''}`.trim(),
    canSendMessage,
    String(code ?? ''),
    [words, solution].filter(Boolean).join(' '),
  ]);
  return `${say.obstacles}\n${table(say.head, rows, screen)}`;
}
