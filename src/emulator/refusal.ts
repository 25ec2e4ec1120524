/** Thrown by a route to refuse a request with Meta's error envelope. Defaults: HTTP 400, type OAuthException. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: RefusalError;
  /** The dispatcher adds the usage headers, which come with refusals too. */
  headers: Readonly<Record<string, string>> = {};

  constructor(error: RefusalError) {
    super(error.message);
    this.error = error;
  }
}

export interface RefusalError {
  readonly message: string;
  readonly code: number;
  readonly httpStatus?: number;
  readonly type?: string;
  readonly subcode?: number;
  /** Becomes `error_data.details`, with messaging_product beside it. */
  readonly details?: string;
  readonly userTitle?: string;
  readonly userMessage?: string;
  readonly transient?: boolean;
}

/** The body of a refusal, https://developers.facebook.com/docs/graph-api/guides/error-handling. */
export function toErrorBody(error: RefusalError, fbtraceId: string): { error: Record<string, unknown> } {
  return {
    error: {
      message: error.message,
      type: error.type ?? 'OAuthException',
      code: error.code,
      ...(error.details !== undefined && { error_data: { messaging_product: 'whatsapp', details: error.details } }),
      ...(error.subcode !== undefined && { error_subcode: error.subcode }),
      ...(error.transient !== undefined && { is_transient: error.transient }),
      ...(error.userTitle !== undefined && { error_user_title: error.userTitle }),
      ...(error.userMessage !== undefined && { error_user_msg: error.userMessage }),
      fbtrace_id: fbtraceId,
    },
  };
}
