import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Terminal } from '../../support/cli.js';

/** What the browser of the tests saw at the addresses it was sent to. */
export interface Visit {
  readonly status: number;
  readonly page: string;
}

/** Opens an address of the program's own listener as a browser does, under the name localhost. */
export async function visit({ network }: Terminal, address: string): Promise<Visit> {
  const { port, host } = new URL(address);
  const handler = network.servers.get(`127.0.0.1:${port}`);
  if (!handler) return { status: 0, page: 'nobody listens' };
  const { status, body } = await handler({ method: 'GET', url: address, headers: { host } });
  return { status, page: new TextDecoder().decode(body) };
}

/** A code as the dialog gives it to whoever agrees. */
export async function consent(
  run: Terminal,
  dialog: string,
  scopes?: readonly string[],
  token: { readonly tokenType?: 'USER' | 'SYSTEM_USER'; readonly expires?: boolean } = {},
): Promise<string> {
  const query = new URL(dialog).searchParams;
  const body = {
    appId: query.get('client_id'),
    userId: DEFAULT_IDS.systemUserId,
    redirectUri: query.get('redirect_uri'),
    ...(scopes && { scopes }),
    ...token,
  };
  const answer = await run.emulator.handler({
    method: 'POST',
    url: `${GRAPH_URL}/_emulator/codes`,
    headers: { host: new URL(GRAPH_URL).host },
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
  return (JSON.parse(new TextDecoder().decode(answer.body)) as { code: string }).code;
}

/** Where the dialog sends the browser back to. */
export function backTo(dialog: string, query: Record<string, string>): string {
  const asked = new URL(dialog).searchParams;
  const address = new URL(asked.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries({ ...query, state: query.state ?? asked.get('state') ?? '' })) {
    address.searchParams.set(name, value);
  }
  return address.href;
}
