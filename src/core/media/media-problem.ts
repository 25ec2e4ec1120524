import type { MEDIA_KINDS } from '../meta/media-kinds.js';
import type { OddColours } from './file-facts.js';

export type MediaKind = keyof typeof MEDIA_KINDS;

/** What of a kind Meta takes is narrower there: a voice message, a template's header. */
export type MediaUse = 'voice' | 'template-header';

/** Why a file cannot be sent, found by its bytes. Types are MIME types, formats names as people use them. */
export type FileProblem =
  | { problem: 'file-empty' }
  /** `found` is null for what is none of the formats known here; `suits` is the kind of message that takes it. */
  | {
      problem: 'file-wrong-type';
      kind: MediaKind;
      use: MediaUse | null;
      found: string | null;
      accepted: string[];
      suits: MediaKind | null;
    }
  /** For a file that is to be uploaded without being of a certain kind. */
  | { problem: 'file-not-uploadable'; found: string | null }
  | { problem: 'file-too-large'; kind: MediaKind; format: string; bytes: number; limit: number; isAnimated: boolean }
  | { problem: 'file-video-codec'; found: string; accepted: string[] }
  | { problem: 'file-audio-codec'; found: string | null; accepted: string[] }
  | { problem: 'file-audio-tracks'; tracks: number }
  | { problem: 'file-not-mono'; channels: number };

/** What may go wrong: Meta advises otherwise, or no reference says what it does with it. */
export type FileWarning =
  | { warning: 'name-differs'; extension: string; found: string }
  | { warning: 'index-last' }
  | { warning: 'high-profile'; profile: string }
  | { warning: 'sticker-size'; width: number; height: number; advised: number }
  | { warning: 'odd-colours'; found: OddColours }
  | { warning: 'damaged' }
  | { warning: 'voice-large'; bytes: number; limit: number };

/** What may be wrong with an address, which only Meta fetches. */
export type LinkWarning =
  | { warning: 'link-type'; kind: MediaKind; extension: string; accepted: string[] }
  | { warning: 'link-private'; host: string };

export type MediaWarning = (FileWarning & { readonly file: string }) | (LinkWarning & { readonly link: string });
