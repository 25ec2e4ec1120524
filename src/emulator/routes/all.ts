import type { Route } from '../route.js';
import { businessRoutes } from './businesses.js';
import { loginRoutes } from './login.js';
import { meRoutes } from './me.js';
import { mediaRoutes } from './media.js';
import { messageRoutes } from './messages.js';
import { phoneRoutes } from './phones.js';
import { templateRoutes } from './templates.js';
import { tokenRoutes } from './tokens.js';
import { uploadRoutes } from './uploads.js';
import { wabaRoutes } from './wabas.js';
import { webhookRoutes } from './webhooks.js';

/** The whole matrix: what the emulator has, and how fully. */
export const allRoutes: readonly Route[] = [
  ...loginRoutes,
  ...tokenRoutes,
  ...meRoutes,
  ...businessRoutes,
  ...uploadRoutes,
  ...wabaRoutes,
  ...webhookRoutes,
  ...phoneRoutes,
  ...mediaRoutes,
  ...messageRoutes,
  ...templateRoutes,
];
