import { answerDialog, showDialog } from '../login/dialog.js';
import { successPage } from '../login/dialog-page.js';
import type { Route } from '../route.js';

const open = { kind: 'none', scope: undefined, token: 'none', coverage: 'partial' } as const;

const dialog = {
  ...open,
  edge: 'dialog/oauth',
  path: '/dialog/oauth',
  note: 'no response_type but code; display, extras and auth_type change nothing; every person may log in to every app, and what they declined is not remembered; PKCE and OpenID are not there',
} as const;

/** What Meta has at www.facebook.com: pages for people, not for programs. */
export const loginRoutes: readonly Route[] = [
  { ...dialog, method: 'GET', handle: showDialog },
  { ...dialog, method: 'POST', handle: answerDialog },
  {
    ...open,
    method: 'GET',
    edge: 'connect/login_success.html',
    path: '/connect/login_success.html',
    coverage: 'full',
    handle: successPage,
  },
];
