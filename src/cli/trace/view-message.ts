import { details } from '../../ui/details.js';
import { hang } from '../../ui/hang.js';
import { localDayTime } from '../../ui/local-time.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { shortDuration } from '../../ui/short-duration.js';
import type { Says } from '../command.js';
import type { MessageStory, Step } from './trace-data.js';
import { viewFreeEntry, viewOptOut, viewWindow, withPlus } from './view-window.js';

type Say = Says<'trace'>;

const BAD: ReadonlySet<string> = new Set(['failed', 'refused']);
const GOOD: ReadonlySet<string> = new Set(['delivered', 'read', 'played', 'received']);

export function viewMessage(story: MessageStory, screen: Screen, say: Say): string {
  const { style } = screen;
  const { status, wamid, bulk, direction, channel, price, window } = story;
  const paint = BAD.has(status) ? style.bad : GOOD.has(status) ? style.good : style.warn;
  const rows: [string, string | undefined][] = [
    [say.labels.wamid, wamid ?? undefined],
    [direction === 'in' ? say.labels.from : say.labels.to, viewPerson(story, screen, say)],
    [say.labels.what, viewContent(story, say)],
    [say.labels.bulk, bulk === null ? undefined : say.bulkRow(bulk.row, bulk.runId)],
    [say.labels.channel, channel ?? undefined],
    [say.labels.steps, viewSteps(story, screen, say)],
    [say.labels.price, price === null ? undefined : say.price(price.category ?? '?', isFree(price), price.type)],
    [say.labels.window, viewWindow(window, screen, say)],
    [say.labels.freeEntry, viewFreeEntry(window, say)],
    [say.labels.optOut, viewOptOut(story.optOut, screen, say)],
  ];
  const customer = story.waId ?? story.recipient;
  return [
    paint(say.heads[status] ?? status),
    details(rows, screen),
    ...below(story, screen, say),
    ...(customer === null ? [] : ['', say.contactNext(withPlus(customer))]),
  ].join('\n');
}

const isFree = ({ billable }: NonNullable<MessageStory['price']>) => (billable === null ? null : !billable);

/** What there is to say beside the facts: why it failed, or that nothing is heard of it. */
function below(story: MessageStory, screen: Screen, say: Say): string[] {
  const { steps, causes, status } = story;
  const { text, now, style } = screen;
  if (status === 'accepted' && steps[0]) {
    return ['', say.silent(relativeTime(new Date(steps[0].at), now, text.language))];
  }
  if (!BAD.has(status)) return [];
  const errors = steps.flatMap((step) => step.errors);
  return [
    '',
    ...errors.map((error) => text.events.notDelivered(error.code, wordsOf(error))),
    ...(causes.length === 0 ? [] : ['', style.strong(say.causesTitle)]),
    ...causes.flatMap((id, at) => {
      const { cause, test } = say.causes[id];
      const mark = `${at + 1}. `;
      const indent = ' '.repeat(mark.length);
      const [first = '', ...rest] = hang(cause, mark.length, screen);
      const [tested = '', ...others] = hang(`${say.test} ${test}`, mark.length, screen);
      return [`${mark}${first}`, ...rest, style.dim(`${indent}${tested}`), ...others.map((line) => style.dim(line))];
    }),
  ];
}

/** Meta's own words: the title is of the code, the details are of this very message. */
function wordsOf({ title, details: more }: Step['errors'][number]): string {
  const [first = '', second] = [title, more].filter((part) => part !== null);
  const isSaidAlready = second === undefined || first.toLowerCase().includes(second.toLowerCase().replace(/\.$/, ''));
  return isSaidAlready ? first : `${first.replace(/\.$/, '')}: ${second}`;
}

function viewPerson({ recipient, waId, waIdDifference }: MessageStory, { text }: Screen, say: Say): string | undefined {
  if (recipient === null) return waId === null ? undefined : withPlus(waId);
  if (waId === null || waIdDifference === null) return recipient;
  return `${recipient}\n${say.knownAs(withPlus(waId), text.following.waIdReasons[waIdDifference])}`;
}

function viewContent({ type, text, template }: MessageStory, say: Say): string | undefined {
  const what = template === null ? type : say.template(template.name, template.language);
  if (what === null) return text ?? undefined;
  return text === null ? what : `${what}: ${text}`;
}

function viewSteps({ steps }: MessageStory, screen: Screen, say: Say): string | undefined {
  return steps.length === 0 ? undefined : steps.map((step) => viewStep(step, screen, say)).join('\n');
}

function viewStep({ status, at, lagMs, errors }: Step, { style, text }: Screen, say: Say): string {
  const name = say.steps[status] ?? text.events.statuses[status] ?? status;
  const codes = errors.map(({ code }) => String(code)).join(', ');
  const shown = BAD.has(status) ? style.bad(`${name} ${codes}`.trimEnd()) : name;
  const lag = lagMs === null ? '' : ` ${style.dim(`(${shortDuration(lagMs)})`)}`;
  return `${style.dim(localDayTime(at))}  ${shown}${lag}`;
}
