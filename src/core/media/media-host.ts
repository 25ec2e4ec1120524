/** Where media of Meta's lie: `lookaside.fbsbx.com` in its pages, the others where its networks were seen to send people (UNSURE). */
const META_HOSTS = ['*.fbsbx.com', '*.fbcdn.net', '*.whatsapp.net', '*.facebook.com'];

/** For a complaint: who may be asked for a file of this Graph API. */
export function mediaHostsOf(graphUrl: string): readonly string[] {
  const { hostname, host } = new URL(graphUrl);
  return isLoopback(hostname) ? [host] : META_HOSTS;
}

/**
 * Whether the token may go where a link leads. A Graph API on this machine, which is an emulator, gives links to itself only;
 * with any other they lead to Meta, in the usual port and encrypted. That Meta answered a link is no reason to trust another host.
 */
export function isMediaHost(link: string, graphUrl: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, origin, port, username, password } = new URL(link);
  const graph = new URL(graphUrl);
  if (username !== '' || password !== '') return false;
  if (isLoopback(graph.hostname)) return origin === graph.origin;
  if (protocol !== 'https:' || port !== '') return false;
  return META_HOSTS.some((host) => hostname.endsWith(host.slice(1)));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
