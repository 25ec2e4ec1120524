import type { Exchange } from '../graph/graph.js';

/** One HTTP exchange as `--debug` shows it on stderr. The client has already replaced the secrets. */
export function viewExchange(exchange: Exchange): string {
  const {
    method,
    url,
    attempt,
    requestHeaders,
    requestBody,
    status,
    durationMs,
    responseHeaders,
    responseBody,
    fault,
  } = exchange;
  return [
    `> ${method} ${url}${attempt > 1 ? ` (attempt ${attempt})` : ''}`,
    ...headerLines('>', requestHeaders),
    ...(requestBody === null || requestBody === undefined ? [] : [`> ${asText(requestBody)}`]),
    `< ${status ?? fault ?? '?'} (${Math.round(durationMs)} ms)`,
    ...headerLines('<', responseHeaders),
    ...(responseBody === null || responseBody === '' ? [] : [`< ${responseBody}`]),
  ].join('\n');
}

/** The same in one line, for `--verbose`: what was asked of whom, and what came of it. */
export function viewExchangeLine({ method, url, attempt, status, durationMs, fault }: Exchange): string {
  const { host, pathname } = new URL(url);
  const again = attempt > 1 ? ` (attempt ${attempt})` : '';
  return `${method} ${host}${pathname}${again}: ${status ?? fault ?? '?'} (${Math.round(durationMs)} ms)`;
}

function headerLines(mark: string, headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${mark} ${name}: ${value}`);
}

function asText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
