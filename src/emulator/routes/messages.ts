import { postMarketingMessage, postMessage } from '../messages/send.js';
import type { Route } from '../route.js';
import { MESSAGING } from '../scopes.js';

export const messageRoutes: readonly Route[] = [
  {
    method: 'POST',
    kind: 'phone',
    edge: 'messages',
    path: '/{phone-number-id}/messages',
    scope: MESSAGING,
    coverage: 'partial',
    note: 'no groups, pins or Direct Send; identity hashes are not looked at; catalogs and Flows are looked up only where the seed names any, order amounts not at all; links are not fetched',
    handle: postMessage,
  },
  {
    method: 'POST',
    kind: 'phone',
    edge: 'marketing_messages',
    path: '/{phone-number-id}/marketing_messages',
    scope: MESSAGING,
    coverage: 'partial',
    note: 'no syncing of templates to an ad account (134101, 134102), bids or time to live',
    handle: postMarketingMessage,
  },
];
