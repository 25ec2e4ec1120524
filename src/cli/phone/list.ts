import * as z from 'zod/mini';
import { listPhoneNumbers } from '../../graph/phone-numbers.js';
import type { Style } from '../../ui/style.js';
import { table } from '../../ui/table.js';
import { command } from '../command.js';
import { type PhoneState, phoneState, toPhoneState } from './phone-state.js';

export const list = command({
  path: 'phone list',
  examples: ['wabactl phone list', 'wabactl phone list --json --jq \'.[] | select(.stage != "ready")\''],
  args: {},
  options: {},
  output: z.array(z.extend(phoneState, { ofChannel: z.boolean() })),
  async run(_input, { session }) {
    const { wabaId, graph, channel } = await session.account();
    const phones = await listPhoneNumbers(graph, wabaId);
    return phones.map((phone) => ({ ...toPhoneState(phone), ofChannel: phone.id === channel?.phoneNumberId }));
  },
  view(phones, screen, say) {
    if (phones.length === 0) return `${say.empty}\n\n${say.next}`;
    const rows = phones.map((each) => [
      each.ofChannel ? '*' : '',
      each.displayPhoneNumber ?? '?',
      each.phoneNumberId,
      each.verifiedName ?? '',
      paint(say.stages[each.stage], each, screen.style),
      each.qualityRating === 'RED' ? screen.style.bad(each.qualityRating) : (each.qualityRating ?? ''),
    ]);
    return table(say.head, rows, screen);
  },
});

function paint(words: string, { stage }: PhoneState, style: Style): string {
  if (stage === 'ready') return style.good(words);
  return stage === 'held' || stage === 'gone' ? style.bad(words) : style.warn(words);
}
