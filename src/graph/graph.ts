import type * as z from 'zod/mini';
import type { HttpRequest, HttpResponse } from '../host/host.js';
import type { Reading } from './answer.js';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * What repeating a request costs, which decides what happens when its answer is lost. `repeatable`: nothing, it is
 * repeated (all reads, and writes that set a state). `change`: it could be made twice, so it is repeated only when it
 * was surely not made. `message`: the same, and a customer would read it twice. `resumable`: not repeated, but whoever asked
 * finds out where to go on.
 */
export type Effect = 'repeatable' | 'change' | 'message' | 'resumable';

export interface ReadRequest<Answer> {
  /** Below the version, with a leading slash: `/1065403/messages`. May carry a query of its own, as upload sessions do. */
  readonly path: string;
  readonly query?: Query;
  /** Loose: an added field must never break a released program. */
  readonly answer: z.ZodMiniType<Answer>;
  /** From the first byte out to the last byte in; 30 s unless said. */
  readonly timeoutMs?: number;
  /** Only the Resumable Upload API wants `OAuth`, https://developers.facebook.com/docs/graph-api/guides/upload */
  readonly authorization?: 'Bearer' | 'OAuth' | 'none';
}

export interface ChangeRequest<Answer> extends ReadRequest<Answer> {
  readonly body?: Readonly<Record<string, unknown>>;
  /** What a dry run goes on with, since it sends nothing. */
  readonly assumed: Answer;
  readonly effect: Effect;
}

export interface UploadRequest<Answer> extends Omit<ChangeRequest<Answer>, 'body'> {
  readonly bytes: Uint8Array;
  /** Names in lower case; `content-type` belongs here. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as a person may see it; how long it is where this is left out. */
  readonly shown?: unknown;
}

export interface RepeatedRequest {
  readonly path: string;
  /** Over connections of the caller's, who decides how many there are, and whether Ctrl-C breaks one off. */
  readonly fetch: (request: HttpRequest, options: { readonly timeoutMs: number }) => Promise<HttpResponse>;
  /** Recognises the usual answer by its text, so that it need not be parsed; it is then the body. */
  readonly recognise: (text: string) => object | undefined;
}

/** Posts this JSON once, and gives what came as it is: nothing is tried again. Not for a dry run, which sends nothing. */
export type RepeatedPost = (json: string) => Promise<Reading>;

/** A file behind a link that Meta gave. */
export interface DownloadRequest {
  readonly url: string;
  /** More than this is refused. */
  readonly maxBytes: number;
}

/** `httpStatus` where there was none: an old link answers like one that never was. */
export type Download =
  | { readonly bytes: Uint8Array; readonly mimeType: string | null }
  | { readonly httpStatus: number };

/** A question that must be asked by POST, because it holds secrets, and that changes nothing at any account. */
export interface FormRequest<Answer> extends Omit<ReadRequest<Answer>, 'query' | 'authorization'> {
  readonly form: Readonly<Record<string, string>>;
}

/** The Graph API as one token sees it. Every method throws a Failure of core/failures/graph.ts, and nothing else. */
export interface Graph {
  /** Without the version, for example `https://graph.facebook.com`. */
  readonly baseUrl: string;
  /** For example `v25.0`: an older one refuses a whole request for one field that it does not know. */
  readonly version: string;
  get<Answer>(request: ReadRequest<Answer>): Promise<Answer>;
  /** Without a token, also in a dry run, and never twice: what is asked for may be given only once. */
  ask<Answer>(request: FormRequest<Answer>): Promise<Answer>;
  post<Answer>(request: ChangeRequest<Answer>): Promise<Answer>;
  delete<Answer>(request: ChangeRequest<Answer>): Promise<Answer>;
  /** For a change that is made many times, as sends of a bulk run are. */
  repeatedly(request: RepeatedRequest): RepeatedPost;
  /** Posts raw bytes; five minutes unless said. */
  upload<Answer>(request: UploadRequest<Answer>): Promise<Answer>;
  /** With the token, so that hosts other than Meta's (or this Graph API's own) are a Failure `foreign-host`. */
  download(request: DownloadRequest): Promise<Download>;
  /** The same client for another token, for example the app token that `/{app}/subscriptions` demands. */
  withToken(token: string, tokenSource: string): Graph;
}

/** One HTTP exchange as `--debug` shows it. Secrets are already replaced. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  /** From 1. */
  readonly attempt: number;
  readonly durationMs: number;
  /** Null where no answer came; `fault` then says why. */
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string | null;
  readonly fault: string | null;
}

/** How much of a call limit is used up, https://developers.facebook.com/docs/graph-api/overview/rate-limiting */
export interface Usage {
  readonly scope: 'app' | 'business';
  /** The WABA or business whose limit this is; null for the app's. */
  readonly id: string | null;
  /** The highest of the three figures that Meta counts; from 80 on it is wise to slow down. */
  readonly percent: number;
  /** Minutes, as Meta estimates them; 0 while calls are accepted. */
  readonly minutesToRegainAccess: number;
}
