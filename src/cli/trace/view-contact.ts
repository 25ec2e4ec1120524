import { details } from '../../ui/details.js';
import { localDayTime } from '../../ui/local-time.js';
import type { Screen } from '../../ui/screen.js';
import { table } from '../../ui/table.js';
import type { Says } from '../command.js';
import type { ContactStory, TimelineEntry } from './trace-data.js';
import { viewFreeEntry, viewOptOut, viewWindow, withPlus } from './view-window.js';

type Say = Says<'trace'>;

export function viewContact(story: ContactStory, screen: Screen, say: Say): string {
  const { customer, name, forms, window, channel, timeline, hasMore } = story;
  const { style } = screen;
  const others = forms.filter((form) => form !== customer).map(withPlus);
  const rows: [string, string | undefined][] = [
    [say.labels.contact, name === null ? withPlus(customer) : `${withPlus(customer)} (${name})`],
    [say.labels.forms, others.length === 0 ? undefined : others.join(', ')],
    [say.labels.channel, channel ?? undefined],
    [say.labels.window, viewWindow(window, screen, say)],
    [say.labels.freeEntry, viewFreeEntry(window, say)],
    [say.labels.optOut, viewOptOut(story.optOut, screen, say)],
  ];
  const messages = table(
    say.head,
    timeline.map((entry) => toRow(entry, screen, say)),
    screen,
  );
  return [
    details(rows, screen),
    '',
    timeline.length === 0 ? say.nothing : messages,
    ...(hasMore ? [style.dim(say.more)] : []),
    '',
    nextOf(story, say),
  ].join('\n');
}

function toRow(
  { at, direction, type, text, template, status, errors, isKnown }: TimelineEntry,
  screen: Screen,
  say: Say,
) {
  const { style, text: words } = screen;
  const kind = template === null ? type : say.template(template, null);
  const what = isKnown ? kind : say.otherProgram;
  const shown = [what, text]
    .filter((part) => part !== null)
    .join(': ')
    .replace(/\s*\n\s*/g, ' ⏎ ');
  const codes = errors.map(({ code }) => String(code)).join(', ');
  const name = status === null ? '' : (say.steps[status] ?? words.events.statuses[status] ?? status);
  return [
    localDayTime(at),
    direction === 'in' ? style.strong('←') : '→',
    shown,
    errors.length > 0 ? style.bad(`${name} ${codes}`.trim()) : name,
  ];
}

/** What failed last is explained first; else what reaches the person now. */
function nextOf({ customer, window, timeline }: ContactStory, say: Say): string {
  const failed = timeline.findLast(({ direction }) => direction === 'out');
  if (failed?.status === 'failed' && failed.wamid !== null) return say.messageNext(failed.wamid);
  return window.state === 'open' ? say.textNext(withPlus(customer)) : say.templateNext(withPlus(customer));
}
