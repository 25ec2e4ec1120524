import { ok } from '../answers.js';
import type { Route } from '../route.js';
import { exchange } from '../token-exchange.js';
import { describeToken } from '../token-report.js';

const onOAuth = {
  kind: 'none',
  edge: 'oauth/access_token',
  path: '/oauth/access_token',
  scope: undefined,
  token: 'none',
  coverage: 'full',
} as const;

export const tokenRoutes: readonly Route[] = [
  {
    method: 'GET',
    kind: 'none',
    edge: 'debug_token',
    path: '/debug_token',
    scope: undefined,
    coverage: 'full',
    handle: (call) => ok({ data: describeToken(call) }),
  },
  { ...onOAuth, method: 'GET', handle: (call) => ok(exchange(call)) },
  { ...onOAuth, method: 'POST', handle: (call) => ok(exchange(call)) },
];
