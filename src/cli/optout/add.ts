import * as z from 'zod/mini';
import { showCustomer } from '../../core/optouts/optout.js';
import { optOut } from '../../store/optouts.js';
import { command } from '../command.js';
import { list, optional, text } from '../field.js';
import { requireCustomers } from './require-customers.js';

export const add = command({
  path: 'optout add',
  examples: [
    'wabactl optout add +34600111222',
    'wabactl optout add +34600111222 +5491158749895 --note "asked by phone"',
  ],
  args: { customers: list('<customer...>') },
  options: { note: optional(text('--note <text>', { maxLength: 500 })) },
  output: z.object({ added: z.array(z.string()), known: z.array(z.string()) }),
  changes: true,
  async run({ customers: given, note = null }, { session, host }) {
    const customers = requireCustomers(given);
    const { id: channelId } = await session.channel();
    const database = await session.database();
    const at = host.now().toISOString();
    const outcomes = database.write('optouts', () =>
      customers.map((customer) => ({
        customer,
        outcome: optOut(database, { channelId, customer, source: 'manual', note, at }),
      })),
    );
    const those = (wanted: 'new' | 'known') =>
      outcomes.filter(({ outcome }) => outcome === wanted).map(({ customer }) => customer);
    return { added: those('new'), known: those('known') };
  },
  view: ({ added, known }, screen, say) =>
    [
      ...(added.length > 0 ? [`${screen.style.good('✓')} ${say.added(added.map(showCustomer).join(', '))}`] : []),
      ...(known.length > 0 ? [say.known(known.map(showCustomer).join(', '))] : []),
      say.meaning,
    ].join('\n'),
});
