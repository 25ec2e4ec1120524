import type { App, EmulatorState, Token } from './state.js';

/** What the first part of a path can name. */
export type NodeKind = 'me' | 'business' | 'app' | 'user' | 'waba' | 'phone' | 'template' | 'media' | 'upload' | 'none';

/** One request, after authentication and with its parameters gathered from query, form, JSON and multipart alike. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly kind: NodeKind;
  /** The node's id, or '' when the path names none. */
  readonly id: string;
  /** The edge behind the node, for example `message_templates`, or ''. */
  readonly edge: string;
  /** Query and body in one, later ones win. JSON texts in strings are decoded only by the routes that accept them. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Requested fields with their nested selections; undefined when none were named. */
  readonly fields: FieldSelection | undefined;
  /** The raw body, for uploads. */
  readonly body: Uint8Array;
  readonly files: Readonly<Record<string, { name: string; mimeType: string; bytes: Uint8Array }>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Scheme and host that the client used, for absolute URLs in answers. */
  readonly origin: string;
  /** Absolute, as the client spelled it, with its query: `paging.next` repeats it. */
  readonly url: string;
  /** Where the token stood; `paging.next` carries it only when the client put it into the query. */
  readonly tokenSource: TokenSource;
  readonly version: string;
  /** The token sent, and the app it belongs to. */
  readonly token: Token;
  readonly app: App;
  readonly world: World;
}

export type TokenSource = 'header' | 'query' | 'body' | 'none';

/** What was asked of one field: `phone_numbers.limit(5){id}` has the modifier limit and the nested selection id. */
export interface FieldRequest {
  fields: FieldSelection | undefined;
  modifiers: Record<string, string>;
}

export type FieldSelection = ReadonlyMap<string, FieldRequest>;

/** What a route may use beside the call: the state, the clock, ids and the post office. */
export interface World {
  readonly state: EmulatorState;
  /** Unix milliseconds. */
  nowMs(): number;
  /** A new id of Meta's kind: digits. */
  newId(): string;
  /** Random hex characters. */
  newHex(length: number): string;
  /** Runs later, after `ms`; kept by the emulator so that closing it cancels what is left. */
  later(ms: number, task: () => Promise<void> | void): void;
  /** Queues one change for every app that is subscribed to the WABA and ticked the field. */
  publish(change: Change): void;
  /** Meta's handshake with a callback; the reason, as Meta words it, when it failed. */
  handshake(callbackUrl: string, verifyToken: string): Promise<string | undefined>;
}

/** One thing that happened at a WABA, before it is wrapped, signed and delivered. */
export interface Change {
  readonly wabaId: string;
  /** Set for changes that a phone-level override can take. */
  readonly phoneId: string | undefined;
  readonly field: string;
  readonly value: Record<string, unknown>;
}

export interface Answer {
  readonly status: number;
  /** A text is a page as it stands, with its content type among the headers; anything else is sent as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** No answer at all: the connection is cut. */
  readonly isCut?: boolean;
}

/** Permissions: one, any of some, or all of some. */
export type RequiredScope = string | { readonly anyOf: readonly string[] } | { readonly allOf: readonly string[] };

/** One row of the matrix that `wabactl emulator routes` and `/_emulator/routes` print: what exists, and how fully. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly kind: NodeKind;
  readonly edge: string;
  /** As Meta's reference writes it, for example `/{waba-id}/message_templates`. */
  readonly path: string;
  /** The permission that Meta asks for; undefined = any live token. */
  readonly scope: RequiredScope | undefined;
  /** `app` = only an app access token will do (code 15 otherwise), `none` = asked without a token. */
  readonly token?: 'app' | 'none';
  readonly coverage: 'full' | 'partial';
  /** What is missing, for a partial one. */
  readonly note?: string;
  handle(call: Call): Answer | Promise<Answer>;
}
