import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { allRoutes } from '../routes/all.js';
import { parseSeed, settingsSchema } from '../seed.js';
import type { Control } from './call.js';
import { ControlProblem, parseBody } from './problem.js';

const patch = z.partial(settingsSchema);

function toSeed(body: unknown) {
  if (body === undefined) return undefined;
  try {
    return parseSeed(body);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    throw new ControlProblem(400, `The seed is not valid: ${JSON.stringify(failure.facts)}`);
  }
}

/** The emulator itself: how it is, what it has, its settings. */
export const runControls: readonly Control[] = [
  { method: 'GET', path: '/health', about: 'Answers as soon as the emulator does', handle: () => ({ status: 'ok' }) },
  {
    method: 'GET',
    path: '/routes',
    about: 'What of the Graph API there is, and how fully',
    handle: () =>
      allRoutes.map(({ method, path, scope, coverage, note }) => ({
        method,
        path,
        scope,
        coverage,
        ...(note && { note }),
      })),
  },
  {
    method: 'GET',
    path: '/state',
    about: 'How much of everything there is, and the ids',
    handle: ({ world: { state } }) => ({
      businesses: [...state.businesses.keys()],
      apps: [...state.apps.keys()],
      users: [...state.users.keys()],
      wabas: [...state.wabas.keys()],
      phones: [...state.phones.keys()],
      templates: state.templates.size,
      media: state.media.size,
      messages: state.messages.size,
      customers: state.customers.size,
      deliveries: state.deliveries.length,
      faults: state.faults.length,
    }),
  },
  {
    method: 'GET',
    path: '/settings',
    about: 'Delays, outcomes and checks',
    handle: ({ world }) => world.state.settings,
  },
  {
    method: 'PATCH',
    path: '/settings',
    about: 'Changes the settings that are named',
    example: {
      reviewDelayMs: 0,
      reviewRules: [{ name: 'order_*', outcome: 'REJECTED', reason: 'TAG_CONTENT_MISMATCH' }],
      lastStatus: 'delivered',
    },
    handle({ body, world }) {
      const named = Object.keys(parseBody(z.looseObject({}), body));
      const parsed = Object.entries(parseBody(patch, body));
      // The defaults of the schema must not undo what was not named.
      Object.assign(world.state.settings, Object.fromEntries(parsed.filter(([name]) => named.includes(name))));
      return world.state.settings;
    },
  },
  {
    method: 'POST',
    path: '/reset',
    about: 'Back to the seed it began with, or to the one in the body',
    handle: ({ body, reset }) => reset(toSeed(body)),
  },
  {
    method: 'POST',
    path: '/settle',
    about: 'Answers when everything that is due, and every delivery under way, is done',
    handle: ({ settle }) => settle(),
  },
];
