import * as z from 'zod/mini';
import { showCustomer } from '../../core/optouts/optout.js';
import { findOptOut, optIn } from '../../store/optouts.js';
import { command } from '../command.js';
import { list } from '../field.js';
import { requireCustomers } from './require-customers.js';

export const remove = command({
  path: 'optout remove',
  examples: ['wabactl optout remove +34600111222'],
  args: { customers: list('<customer...>') },
  options: {},
  output: z.object({ removed: z.array(z.string()), unknown: z.array(z.string()) }),
  changes: true,
  async run({ customers: given }, { session, ask, say }) {
    const customers = requireCustomers(given);
    const { id: channelId } = await session.channel();
    const database = await session.events();
    const known = customers.filter((customer) => findOptOut(database, { channelId, customer }));
    // Whoever said stop must say that they want messages again; that it is so, only the person here knows.
    if (known.length > 0) await ask.confirm(say.ask(known.map(showCustomer).join(', ')));
    database.write('optouts', () => {
      for (const customer of known) optIn(database, { channelId, customer });
    });
    return { removed: known, unknown: customers.filter((customer) => !known.includes(customer)) };
  },
  view: ({ removed, unknown }, screen, say) =>
    [
      ...(removed.length > 0 ? [`${screen.style.good('✓')} ${say.removed(removed.map(showCustomer).join(', '))}`] : []),
      ...(unknown.length > 0 ? [say.unknown(unknown.map(showCustomer).join(', '))] : []),
    ].join('\n'),
});
