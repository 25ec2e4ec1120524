import * as z from 'zod/mini';
import type { RequiredScope } from '../../emulator/route.js';
import { allRoutes } from '../../emulator/routes/all.js';
import { table } from '../../ui/table.js';
import { command } from '../command.js';

export const routes = command({
  path: 'emulator routes',
  examples: ['wabactl emulator routes', 'wabactl emulator routes --json --jq \'.[] | select(.coverage == "partial")\''],
  args: {},
  options: {},
  output: z.array(
    z.object({
      method: z.enum(['GET', 'POST', 'DELETE']),
      path: z.string(),
      /** The permission that Meta asks for, for example `whatsapp_business_messaging`; null for any living token. */
      scope: z.nullable(z.string()),
      coverage: z.enum(['full', 'partial']),
      note: z.nullable(z.string()),
    }),
  ),
  async run() {
    return allRoutes.map(({ method, path, scope, coverage, note }) => ({
      method,
      path,
      scope: scope === undefined ? null : viewScope(scope),
      coverage,
      note: note ?? null,
    }));
  },
  view(all, screen, say) {
    const rows = all.map(({ method, path, coverage, note }) => [
      method,
      path,
      coverage === 'full' ? screen.style.good(coverage) : screen.style.warn(coverage),
      note ?? '',
    ]);
    const full = all.filter(({ coverage }) => coverage === 'full').length;
    return `${table(say.head, rows, screen)}\n\n${say.count(all.length, full)}`;
  },
});

function viewScope(scope: RequiredScope): string {
  if (typeof scope === 'string') return scope;
  return 'anyOf' in scope ? scope.anyOf.join(' or ') : scope.allOf.join(' and ');
}
