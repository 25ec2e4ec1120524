/** What customers see of a business in WhatsApp. Meta leaves out what is not set, which is null here. */
export interface BusinessProfile {
  readonly about: string | null;
  readonly address: string | null;
  readonly description: string | null;
  readonly email: string | null;
  readonly websites: readonly string[];
  readonly vertical: string | null;
  /** Expires within hours; read it again instead of keeping it. */
  readonly profilePictureUrl: string | null;
}

/** The fields to change; what is missing stays as it is, and an empty text clears (not for `about`). */
export interface ProfileChanges {
  readonly about?: string;
  readonly address?: string;
  readonly description?: string;
  readonly email?: string;
  readonly websites?: readonly string[];
  readonly vertical?: string;
  /** From an upload with `uploadResumable`. */
  readonly profilePictureHandle?: string;
}
