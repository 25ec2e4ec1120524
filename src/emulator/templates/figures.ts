/** What became of a template's messages, day by day: those that were sent here, and what the seed says of earlier days. */
import { asObject, asText } from '../json-values.js';
import type { World } from '../route.js';
import type { Message, Template } from '../state.js';

export const DAY_SECONDS = 86_400;

export interface Click {
  readonly type: string;
  readonly content: string;
  readonly count: number;
}

export interface DayFigures {
  /** Unix seconds at which the day begins, UTC. */
  readonly day: number;
  sent: number;
  delivered: number;
  read: number;
  amountSpent: number;
  clicks: Click[];
}

export function dayOf(seconds: number): number {
  return Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS;
}

/** The figures of several templates, by template id and day. */
export function figuresOf(world: World, templates: readonly Template[]): Map<string, Map<number, DayFigures>> {
  const figures = new Map(templates.map((template) => [template.id, seeded(template)]));
  const replies = quickReplies(world);
  for (const message of world.state.messages.values()) {
    const days = figures.get(message.templateId ?? '');
    if (days) count(days, message, replies.get(message.id) ?? []);
  }
  return figures;
}

function seeded({ figures }: Template): Map<number, DayFigures> {
  return new Map(figures.map((one) => [one.day, { ...one, clicks: [...one.clicks] }]));
}

function count(days: Map<number, DayFigures>, message: Message, replies: readonly string[]): void {
  const day = dayOf(message.sentAtMs / 1000);
  const figures = days.get(day) ?? { day, sent: 0, delivered: 0, read: 0, amountSpent: 0, clicks: [] };
  days.set(day, figures);
  const { status } = message;
  if (status === 'sent' || status === 'delivered' || status === 'read') figures.sent += 1;
  if (status === 'delivered' || status === 'read') figures.delivered += 1;
  if (status === 'read') figures.read += 1;
  for (const content of replies) addClick(figures, 'quick_reply_button', content);
  const clicked = message.clicks ?? [];
  for (const content of clicked) addClick(figures, 'url_button', content);
  // However often one person clicks.
  for (const content of new Set(clicked)) addClick(figures, 'unique_url_button', content);
}

function addClick(figures: DayFigures, type: string, content: string): void {
  const at = figures.clicks.findIndex((click) => click.type === type && click.content === content);
  const known = figures.clicks[at];
  if (known) figures.clicks[at] = { ...known, count: known.count + 1 };
  else figures.clicks.push({ type, content, count: 1 });
}

/** Labels that customers tapped, by the message that had the button. */
function quickReplies({ state }: World): Map<string, string[]> {
  const replies = new Map<string, string[]>();
  for (const { direction, type, payload } of state.messages.values()) {
    if (direction !== 'in' || type !== 'button') continue;
    const id = asText(asObject(payload.context)?.id) ?? '';
    const label = asText(asObject(payload.button)?.text) ?? '';
    replies.set(id, [...(replies.get(id) ?? []), label]);
  }
  return replies;
}
