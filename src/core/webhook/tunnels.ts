/** Programs that give a port of this machine a public https address. */
export const TUNNELS = ['cloudflared', 'ngrok', 'localtunnel'] as const;

export type TunnelName = (typeof TUNNELS)[number];

export interface TunnelCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** How each is started so that it says its address. */
export function tunnelCommand(name: TunnelName, port: number): TunnelCommand {
  const target = `127.0.0.1:${port}`;
  switch (name) {
    case 'cloudflared':
      return { file: 'cloudflared', args: ['tunnel', '--no-autoupdate', '--url', `http://${target}`] };
    case 'ngrok':
      return { file: 'ngrok', args: ['http', target, '--log=stdout', '--log-format=json'] };
    case 'localtunnel':
      return { file: 'lt', args: ['--port', String(port), '--local-host', '127.0.0.1'] };
  }
}

/** The address in a line that the program wrote; undefined when the line is about something else. */
export function readTunnelAddress(name: TunnelName, line: string): string | undefined {
  const found = ADDRESS[name].exec(line)?.[1];
  return found !== undefined && URL.canParse(found) ? new URL(found).origin : undefined;
}

const ADDRESS: Record<TunnelName, RegExp> = {
  // It names the host of its own service in the same way, when that does not answer.
  cloudflared: /(https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com)/,
  ngrok: /(?:"url":"|\burl=)(https:\/\/[^"\s]+)/,
  localtunnel: /your url is: (https:\/\/\S+)/i,
};

/** What a tunnel writes when it fails may name the token of its own account. */
export function withoutTunnelToken(line: string): string {
  return line.replace(/(auth[-_ ]?token\b["']?\s*(?:is|[:=])?\s*["']?)[\w-]{12,}/gi, '$1…');
}
