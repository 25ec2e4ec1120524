import * as z from 'zod/mini';
import type { Control, ControlCall } from './call.js';
import { parseBody } from './problem.js';

// What Node's server would refuse to write.
const httpStatus = z.int().check(z.minimum(200), z.maximum(599));
const headerName = z.string().check(z.regex(/^[\w-]+$/, 'must be the name of a header'));
const headerValue = z.string().check(z.regex(/^[\t -~]*$/, 'must be printable ASCII'));

const action = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('refuse'),
    httpStatus: z._default(httpStatus, 400),
    code: z.int(),
    subcode: z.exactOptional(z.int()),
    message: z.exactOptional(z.string()),
    headers: z.exactOptional(z.record(headerName, headerValue)),
  }),
  z.strictObject({ kind: z.literal('drop') }),
  z.strictObject({ kind: z.literal('lose-answer') }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().check(z.nonnegative(), z.maximum(2_147_483_647)) }),
  z.strictObject({
    kind: z.literal('raw'),
    httpStatus,
    body: z.string(),
    contentType: z._default(headerValue, 'text/html'),
  }),
]);

const fault = z.strictObject({
  method: z.optional(z.string()),
  pathEndsWith: z.optional(z.string()),
  times: z._default(z.int().check(z.positive()), 1),
  action,
});

function add({ body, world }: ControlCall): unknown {
  const { method, pathEndsWith, ...rest } = parseBody(fault, body);
  world.state.faults.push({ method, pathEndsWith, ...rest });
  return world.state.faults;
}

/** Faults for requests still to come: refusals, cut connections, lost answers, delays, a proxy's error page. */
export const faultControls: readonly Control[] = [
  {
    method: 'GET',
    path: '/faults',
    about: 'Faults that still wait for their requests',
    handle: ({ world }) => world.state.faults,
  },
  {
    method: 'POST',
    path: '/faults',
    about: 'Lets the next requests that match go wrong: refuse, drop, lose-answer, delay or raw',
    example: {
      method: 'POST',
      pathEndsWith: '/messages',
      times: 2,
      action: { kind: 'refuse', httpStatus: 400, code: 130429 },
    },
    handle: add,
  },
  {
    method: 'DELETE',
    path: '/faults',
    about: 'Forgets the faults',
    handle: ({ world }) => world.state.faults.splice(0).length,
  },
];
