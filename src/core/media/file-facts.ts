/** What a file is by its bytes: its name's ending may lie. */
export interface FileFacts {
  /** Also of what Meta takes nowhere, `image/heic` for example, so that a person can be told what they have. */
  readonly mimeType: string;
  readonly picture?: PictureFacts;
  readonly video?: VideoTrack;
  readonly audio?: AudioTrack;
  /** How many audio tracks there are; the first one is `audio`. */
  readonly audioTracks?: number;
  /** The index of an MP4 file (`moov`) stands behind the data: a player must have all of it before it can begin. */
  readonly isIndexLast?: boolean;
}

export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  /** Of WEBP only. */
  readonly isAnimated?: boolean;
  /** What of its colours is not 8-bit RGB or RGBA; null where nothing is. */
  readonly oddColours?: OddColours | null;
}

export type OddColours = 'cmyk' | 'grey' | '16-bit';

export interface VideoTrack {
  /** `H.264`, `HEVC`, or the four letters of one that has no name here. */
  readonly codec: string;
  /** Of H.264; null where it is not told. */
  readonly profile: string | null;
}

export interface AudioTrack {
  /** `AAC`, `OPUS`, or the four letters of one that has no name here. */
  readonly codec: string;
  /** null where it is not told. */
  readonly channels: number | null;
}
