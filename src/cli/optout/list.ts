import * as z from 'zod/mini';
import { OPTOUT_SOURCES, showCustomer } from '../../core/optouts/optout.js';
import { listOptOuts } from '../../store/optouts.js';
import { table } from '../../ui/table.js';
import { command } from '../command.js';
import { oneOf, optional } from '../field.js';

export const list = command({
  path: 'optout list',
  examples: [
    'wabactl optout list',
    'wabactl optout list --source preference',
    'wabactl optout list -o csv > optouts.csv',
  ],
  args: {},
  options: { source: optional(oneOf('--source <source>', OPTOUT_SOURCES)) },
  output: z.array(
    z.object({
      customer: z.string(),
      sources: z.array(z.enum(OPTOUT_SOURCES)),
      note: z.nullable(z.string()),
      at: z.string(),
    }),
  ),
  rows: (all) => all.map(({ sources, ...each }) => ({ ...each, sources: sources.join(' ') })),
  async run({ source }, { session }) {
    const { id } = await session.channel();
    // What a listener has kept and had no time to look at counts too.
    const all = listOptOuts(await session.events(), id);
    return all
      .filter(({ sources }) => source === undefined || sources.includes(source))
      .map(({ sources, ...each }) => ({ ...each, sources: [...sources] }));
  },
  view(all, screen, say) {
    if (all.length === 0) return `${say.empty}\n\n${say.next}`;
    const rows = all.map(({ customer, sources, note, at }) => [
      showCustomer(customer),
      sources.map((source) => say.sources[source]).join(', '),
      at.slice(0, 10),
      note ?? '',
    ]);
    return `${table(say.head, rows, screen)}\n\n${say.total(all.length)}`;
  },
});
