/** Thrown by a route to refuse a request with Meta's error envelope. Defaults: HTTP 400, type OAuthException. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: RefusalError;

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
