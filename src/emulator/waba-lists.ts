import * as z from 'zod/mini';
import { readNode } from './answers.js';
import { wabaNode } from './node-types/waba.js';
import { type Page, page } from './paging.js';
import { decodeJsonText, parseParams, wireChoice, wireText } from './params.js';
import type { Call } from './route.js';
import type { Waba } from './state.js';

const listParams = z.object({
  sort: z.optional(wireChoice(['creation_time_ascending', 'creation_time_descending'])),
  filtering: z.optional(
    z.pipe(
      z.transform(decodeJsonText),
      z.array(
        z.object({
          field: wireChoice(['creation_time']),
          operator: wireChoice(['GREATER_THAN', 'LESS_THAN']),
          value: wireText,
        }),
      ),
    ),
  ),
});

/** The lists of WABAs behind businesses and users, newest first unless asked otherwise. */
export function listWabas(call: Call, ids: readonly string[]): Page {
  const { sort, filtering = [] } = parseParams(listParams, call.params);
  const wabas = ids
    .map((id) => call.world.state.wabas.get(id))
    .filter((waba) => waba !== undefined)
    .filter((waba) => filtering.every(({ operator, value }) => passes(waba, operator, Number(value))))
    .sort((one, other) => other.createdAt - one.createdAt);
  if (sort === 'creation_time_ascending') wabas.reverse();
  return page(call, wabas, (waba) => readNode(wabaNode, waba, call.fields, call));
}

function passes({ createdAt }: Waba, operator: string, value: number): boolean {
  return operator === 'GREATER_THAN' ? createdAt > value : createdAt < value;
}
