import { postMessage } from '../messages/send.js';
import type { Route } from '../route.js';

export const messageRoutes: readonly Route[] = [
  {
    method: 'POST',
    kind: 'phone',
    edge: 'messages',
    path: '/{phone-number-id}/messages',
    scope: 'whatsapp_business_messaging',
    coverage: 'partial',
    note: 'no groups, pins, Direct Send or Marketing Messages API; catalogs, Flows and order amounts are not looked up; links are not fetched',
    handle: postMessage,
  },
];
