import {
  type EventDetail,
  type EventPage,
  type ForwardAnswer,
  type InspectAbout,
  type InspectFilter,
  type InspectNews,
  writeFilter,
} from '../core/webhook/inspect-protocol.js';

/** The token does not fit, or there is none. */
export class RefusedError extends Error {}

const KEPT_AS = 'wabactl-token';

/**
 * The token out of the address, which is then cleared of it: it stays in no history, and whoever looks over a shoulder or
 * copies the address does not have it. The tab keeps it, so that it can be reloaded.
 */
export function takeToken(): string {
  const token = location.hash.slice(1) || (sessionStorage.getItem(KEPT_AS) ?? '');
  sessionStorage.setItem(KEPT_AS, token);
  if (location.hash !== '') history.replaceState(null, '', '/');
  return token;
}

export interface Connection {
  about(): Promise<InspectAbout>;
  events(filter: InspectFilter, place: { upTo: number; offset: number; limit: number }): Promise<EventPage>;
  timeline(of: InspectFilter): Promise<EventPage>;
  /** undefined when it is no longer on record. */
  detail(id: number): Promise<EventDetail | undefined>;
  replay(id: number): Promise<ForwardAnswer | undefined>;
  /** Until the server ends it or `leave` aborts. */
  news(filter: InspectFilter, leave: AbortSignal): AsyncIterable<InspectNews>;
}

export function connect(token: string): Connection {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(path, { ...init, headers: { authorization: `Bearer ${token}` } });
    if (response.status === 403) throw new RefusedError();
    if (!response.ok && response.status !== 404) throw new Error(`${response.status}`);
    return response;
  };
  // The server is the same program as the page, so its answers have the types of the protocol.
  const read = async <Answer>(path: string, init?: RequestInit): Promise<Answer | undefined> => {
    const response = await ask(path, init);
    return response.status === 404 ? undefined : ((await response.json()) as Answer);
  };
  const need = async <Answer>(path: string): Promise<Answer> => {
    const answer = await read<Answer>(path);
    if (answer === undefined) throw new Error('404');
    return answer;
  };
  return {
    about: () => need('/api/about'),
    events(filter, { upTo, offset, limit }) {
      const query = writeFilter(filter);
      for (const [name, value] of Object.entries({ upTo, offset, limit })) query.set(name, String(value));
      return need(`/api/events?${query}`);
    },
    timeline: (of) => need(`/api/timeline?${writeFilter(of)}`),
    detail: (id) => read(`/api/events/${id}`),
    replay: (id) => read(`/api/events/${id}/replay`, { method: 'POST' }),
    async *news(filter, leave) {
      const { body } = await ask(`/api/news?${writeFilter(filter)}`, { signal: leave });
      if (body) yield* readEventStream(body);
    },
  };
}

/** Not EventSource, which can send no header, so that the token would have to stand in an address or a cookie. */
async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<InspectNews> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let pending = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const messages = `${pending}${read.value}`.split('\n\n');
    pending = messages.pop() ?? '';
    for (const message of messages) yield JSON.parse(message.replace(/^data: /, '')) as InspectNews;
  }
}
