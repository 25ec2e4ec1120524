/** Which plays a send meets: of each kind the first whose rule matches, and everything that is to happen. */
import type { World } from '../route.js';
import type { EmulatorState } from '../state.js';
import type { Happening, PlayOf, RuleCount, SendRule } from './send-rule.js';

/** What rules look at; all of it is known before the message is checked. */
export interface Send {
  readonly to: string;
  readonly phoneId: string;
  readonly type: string;
  readonly template: string | undefined;
  readonly category: string | undefined;
  readonly callbackData: string | undefined;
}

export interface Plays {
  readonly refuse?: PlayOf<'refuse'>;
  readonly fail?: PlayOf<'fail'>;
  readonly hold?: PlayOf<'hold'>;
  readonly pause?: PlayOf<'pause'>;
  readonly 'lose-answer'?: PlayOf<'lose-answer'>;
  readonly drop?: PlayOf<'drop'>;
  readonly raw?: PlayOf<'raw'>;
  readonly delay?: PlayOf<'delay'>;
  readonly receipts?: PlayOf<'receipts'>;
  readonly happenings: readonly Happening[];
}

const NONE: Plays = { happenings: [] };

export function choosePlays(world: World, send: Send): Plays {
  const { sendRules } = world.state.settings;
  if (sendRules.length === 0) return NONE;
  const chosen = sendRules.filter((rule) => matches(rule, send) && isMeant(rule, world)).map((rule) => rule.play);
  const firsts = Object.fromEntries(chosen.toReversed().map((play) => [play.kind, play]));
  return { ...firsts, happenings: chosen.flatMap((play) => (play.kind === 'happen' ? [play.event] : [])) };
}

function matches(rule: SendRule, send: Send): boolean {
  return (['to', 'phoneId', 'type', 'template', 'category', 'callbackData'] as const).every((name) => {
    const pattern = rule[name];
    return pattern === undefined || isLike(send[name] ?? '', pattern);
  });
}

/** `*` stands for any part, and letters for both cases. */
function isLike(text: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(text);
}

/** Of the sends that match; counts this one. */
function isMeant(rule: SendRule, world: World): boolean {
  const counted = countOf(rule, world.state);
  counted.matched += 1;
  const { after = 0, every = 1, times = Number.POSITIVE_INFINITY, share = 100 } = rule;
  const place = counted.matched - after;
  if (place <= 0 || place % every !== 0 || counted.played >= times) return false;
  if (share < 100 && randomPercent(world) >= share) return false;
  counted.played += 1;
  return true;
}

export function countOf(rule: SendRule, { ruleCounts }: EmulatorState): RuleCount {
  const known = ruleCounts.get(rule) ?? { matched: 0, played: 0 };
  ruleCounts.set(rule, known);
  return known;
}

/** Out of the emulator's own source, so that equal runs meet equal fates. */
function randomPercent({ newHex }: World): number {
  return (Number.parseInt(newHex(8), 16) / 0x1_0000_0000) * 100;
}

export function randomUpTo(max: number, { newHex }: World): number {
  return max === 0 ? 0 : Math.floor((Number.parseInt(newHex(8), 16) / 0x1_0000_0000) * (max + 1));
}
