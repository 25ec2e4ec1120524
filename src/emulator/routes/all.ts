import type { Route } from '../route.js';
import { businessRoutes } from './businesses.js';
import { meRoutes } from './me.js';
import { phoneRoutes } from './phones.js';
import { templateRoutes } from './templates.js';
import { wabaRoutes } from './wabas.js';

/** The whole matrix: what the emulator has, and how fully. */
export const allRoutes: readonly Route[] = [
  ...meRoutes,
  ...businessRoutes,
  ...wabaRoutes,
  ...phoneRoutes,
  ...templateRoutes,
];
