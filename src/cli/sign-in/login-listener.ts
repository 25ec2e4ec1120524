import { LOGIN_PATH, type LoginAnswer, parseLoginAnswer } from '../../core/login/dialog.js';
import type { Handler, HttpResponse } from '../../host/host.js';
import type { Text } from '../../text/text.js';
import { htmlPage } from '../../ui/html-page.js';

/** An answer that ends the wait. */
export type FinalAnswer = Extract<LoginAnswer, { kind: 'code' | 'denied' | 'failed' }>;

export interface LoginListenerOptions {
  readonly state: string;
  readonly text: Text;
  /** Called once, with the first answer that carries the state. */
  onAnswer(answer: FinalAnswer): void;
}

/**
 * The address that the dialog sends the browser back to. Whatever does not carry the state of this login is turned away
 * and changes nothing, so that no other page can slip in a code of its own or end the wait.
 * https://datatracker.ietf.org/doc/html/rfc6749#section-10.12
 */
export function createLoginListener({ state, text, onAnswer }: LoginListenerOptions): Handler {
  let isAnswered = false;
  return async ({ method, url, headers }) => {
    const { hostname, pathname } = new URL(url);
    if (method !== 'GET' || pathname !== LOGIN_PATH || isAnswered) return show(404, text, text.signIn.refused);
    // A name that somebody else made point here is not the one that the browser was given.
    const named = headers.host ?? '';
    if (hostname !== 'localhost' || !/^localhost(:\d+)?$/.test(named)) return show(403, text, text.signIn.refused);
    const answer = parseLoginAnswer(url, state);
    if (answer.kind === 'wrong-state' || answer.kind === 'unrelated') return show(400, text, text.signIn.refused);
    isAnswered = true;
    onAnswer(answer);
    return show(200, text, text.signIn[answer.kind === 'code' ? 'granted' : answer.kind]);
  };
}

function show(
  status: number,
  { language }: Text,
  { title, text }: { readonly title: string; readonly text: string },
): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      // The address of this page holds the code.
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    },
    body: new TextEncoder().encode(htmlPage({ language, title, text })),
  };
}
