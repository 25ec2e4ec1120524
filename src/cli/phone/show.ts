import * as z from 'zod/mini';
import { details } from '../../ui/details.js';
import { relativeTime } from '../../ui/relative-time.js';
import type { Screen } from '../../ui/screen.js';
import { command, type Says } from '../command.js';
import { budget, readBudget } from './budget.js';
import { findPhone, phoneArgument } from './find-phone.js';
import { type PhoneState, phoneState, toPhoneState } from './phone-state.js';

const callback = z.nullable(z.string());

const shown = z.extend(phoneState, {
  wabaId: z.string(),
  callbacks: z.object({ phone: callback, waba: callback, app: callback }),
  budget: z.object({ register: budget, deregister: budget }),
  /** The command that comes next in the number's life; null when none is needed. */
  next: z.nullable(z.string()),
});

type Shown = z.infer<typeof shown>;

export const show = command({
  path: 'phone show',
  examples: ['wabactl phone show', 'wabactl phone show +34600111222', 'wabactl phone show --json --jq .stage'],
  args: { phone: phoneArgument },
  options: {},
  output: shown,
  async run({ phone: given }, context) {
    const { phone, wabaId } = await findPhone(given, context.session);
    const state = toPhoneState(phone);
    const { phoneNumber, waba, application } = phone.webhooks;
    return {
      ...state,
      wabaId,
      callbacks: { phone: phoneNumber || null, waba: waba || null, app: application || null },
      budget: {
        register: await readBudget(phone.id, 'register', context),
        deregister: await readBudget(phone.id, 'deregister', context),
      },
      next: nextOf(state),
    };
  },
  view(phone, screen, say) {
    const { labels } = say;
    const raw = (value: string | null, words: Readonly<Record<string, string>>) => withWords(value, words, say);
    const { used } = screen.text.phone;
    const rows: [string, string | undefined][] = [
      [labels.number, screen.style.strong(phone.displayPhoneNumber ?? phone.phoneNumberId)],
      [labels.id, `${phone.phoneNumberId} (WABA ${phone.wabaId})`],
      [labels.displayName, nameOf(phone, say)],
      [labels.requested, phone.newDisplayName ? requested(phone, say) : undefined],
      [labels.status, raw(phone.status, say.statuses)],
      [labels.platform, raw(phone.platformType, say.platforms)],
      [labels.verification, raw(phone.codeVerificationStatus, say.verifications)],
      [labels.quality, raw(phone.qualityRating, {})],
      [labels.throughput, raw(phone.throughputLevel, say.throughputs)],
      [labels.mode, phone.accountMode === 'SANDBOX' ? say.testNumber : undefined],
      [labels.pin, phone.isPinEnabled === null ? say.notTold : phone.isPinEnabled ? say.pinSet : say.pinNotSet],
      [labels.onboarded, phone.lastOnboardedAt === null ? undefined : ago(phone.lastOnboardedAt, screen)],
      [labels.callbacks, viewCallbacks(phone, say)],
      [labels.budget, `${used(phone.budget.register, 'register')}\n${used(phone.budget.deregister, 'deregister')}`],
    ];
    const next = phone.next === null ? [] : [say.next(phone.next)];
    return [details(rows, screen), '', say.stages[phone.stage], ...next].join('\n');
  },
});

/** What mends a stage, as far as a command can. With the id, since the number may be another than the channel's. */
function nextOf({ stage, phoneNumberId }: PhoneState): string | null {
  if (stage === 'unverified') return `wabactl phone request-code ${phoneNumberId}`;
  return stage === 'unregistered' ? `wabactl phone register ${phoneNumberId}` : null;
}

function withWords(value: string | null, words: Readonly<Record<string, string>>, say: Says<'phone show'>): string {
  if (value === null) return say.notTold;
  const known = words[value];
  return known === undefined ? value : `${value} (${known})`;
}

function nameOf({ verifiedName, nameStatus }: Shown, say: Says<'phone show'>): string {
  return [verifiedName ?? say.notTold, nameStatus && withWords(nameStatus, say.names, say)].filter(Boolean).join(', ');
}

function requested({ newDisplayName, newNameStatus }: Shown, say: Says<'phone show'>): string {
  const state = newNameStatus && newNameStatus !== 'NONE' ? withWords(newNameStatus, say.names, say) : undefined;
  return [newDisplayName, state].filter(Boolean).join(', ');
}

function ago(iso: string, { now, text }: Screen): string {
  return `${relativeTime(new Date(iso), now, text.language)} (${iso.slice(0, 10)})`;
}

function viewCallbacks({ callbacks }: Shown, say: Says<'phone show'>): string {
  const lines = (['phone', 'waba', 'app'] as const)
    .filter((level) => callbacks[level] !== null)
    .map((level) => `${say.levels[level]}: ${callbacks[level]}`);
  return lines.join('\n') || say.noCallback;
}
