/** A number's business profile as it was read. Meta leaves out what is not set; here that is null. */
export interface Profile {
  readonly about: string | null;
  readonly address: string | null;
  readonly description: string | null;
  readonly email: string | null;
  readonly websites: readonly string[];
  /** API value, possibly one that this version does not know; see core/meta/verticals.ts. */
  readonly vertical: string | null;
  /** A link that Meta renews; the picture itself may be unchanged when it differs. */
  readonly pictureUrl: string | null;
}

/** What to write: only what is named changes. An empty text clears a field, an empty list all websites. */
export interface ProfileChanges {
  readonly about?: string;
  readonly address?: string;
  readonly description?: string;
  readonly email?: string;
  readonly websites?: readonly string[];
  readonly vertical?: string;
}

export type ProfileField = keyof Profile;
