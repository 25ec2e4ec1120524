/**
 * A web page may make its visitor's browser talk to this machine: under a foreign name that it lets point here (DNS
 * rebinding, so the Host header must be a name of this machine) or across origins (so a foreign Origin is refused). The
 * default token is no secret, so the whole surface needs this, not only the control interface.
 */

type Headers = Readonly<Record<string, string>>;

/** Why a request is refused with 403; undefined lets it pass. */
export function strangerProblem(headers: Headers): string | undefined {
  const { host, origin } = headers;
  if (host !== undefined && !isLocal(host)) {
    return 'The emulator answers only to localhost, 127.0.0.1, [::1] and names without a dot in the Host header.';
  }
  const page = origin === undefined ? undefined : /^https?:\/\/(.+)$/i.exec(origin)?.[1];
  return origin === undefined || (page !== undefined && isLocal(page)) ? undefined : FOREIGN_PAGE;
}

/** The control interface opens the emulator itself, so not even another page of this machine may use it. */
export function controlProblem(headers: Headers): string | undefined {
  const { host, origin } = headers;
  return strangerProblem(headers) ?? (origin === undefined || origin === `http://${host}` ? undefined : FOREIGN_PAGE);
}

const FOREIGN_PAGE = 'The emulator refuses requests of other web pages.';

/** Names without a dot are those of containers; no page in a browser can have one. */
function isLocal(host: string): boolean {
  return /^(127\.0\.0\.1|\[::1\]|[a-z0-9_-]+)(:\d+)?$/i.test(host);
}
