import { GRAPH, type Terminal } from '../../support/cli.js';

const REFUSAL = {
  error: {
    message:
      '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    type: 'OAuthException',
    code: 100,
    fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUvW',
  },
};

/** As Meta treats people who have no role on the app: about their tokens only the app may ask, which the emulator lacks. */
export function refuseSelfInspection({ network }: Terminal) {
  const emulator = network.servers.get(GRAPH);
  if (!emulator) throw new Error('the emulator is there');
  network.servers.set(GRAPH, async (request) => {
    const isApp = /^Bearer \d+\|/.test(request.headers.authorization ?? '');
    if (isApp || !new URL(request.url).pathname.endsWith('/debug_token')) return emulator(request);
    const body = new TextEncoder().encode(JSON.stringify(REFUSAL));
    return { status: 400, headers: { 'content-type': 'application/json' }, body };
  });
}
