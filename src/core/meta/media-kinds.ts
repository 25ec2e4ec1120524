/** What a message can carry as a file, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media */
export interface MediaKind {
  readonly mimeTypes: readonly string[];
  readonly maxBytes: number;
}

const KB = 1024;
const MB = 1024 * KB;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const MEDIA_KINDS = {
  audio: {
    // audio/opus stands only in the text of Meta's refusal, not in its table.
    mimeTypes: ['audio/aac', 'audio/mp4', 'audio/mpeg', 'audio/amr', 'audio/ogg', 'audio/opus'],
    maxBytes: 16 * MB,
  },
  document: {
    mimeTypes: [
      'application/vnd.ms-powerpoint',
      'application/msword',
      `${OFFICE}.wordprocessingml.document`,
      `${OFFICE}.presentationml.presentation`,
      `${OFFICE}.spreadsheetml.sheet`,
      'application/pdf',
      'text/plain',
      'application/vnd.ms-excel',
    ],
    maxBytes: 100 * MB,
  },
  image: { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
  /** 500 KB when animated; a static one only 100 KB. */
  sticker: { mimeTypes: ['image/webp'], maxBytes: 500 * KB },
  video: { mimeTypes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB },
} as const satisfies Record<string, MediaKind>;

/** Besides the size of an animated one, which stands above. That another size in pixels is refused is UNSURE. */
export const STICKER_LIMITS = { staticMaxBytes: 100 * KB, sidePixels: 512 } as const;

/** A larger voice message has to be downloaded before it can be played. */
export const VOICE_LIMITS = { playableBytes: 512 * KB } as const;

/** Everything that can be uploaded, in the order in which Meta's refusal (code 100) lists it. */
export const UPLOADABLE_MIME_TYPES: readonly string[] = [
  ...MEDIA_KINDS.audio.mimeTypes,
  ...MEDIA_KINDS.document.mimeTypes,
  ...MEDIA_KINDS.image.mimeTypes,
  ...MEDIA_KINDS.sticker.mimeTypes,
  ...MEDIA_KINDS.video.mimeTypes,
];

/** `file_type` of a resumable upload, https://developers.facebook.com/docs/graph-api/guides/upload */
export const RESUMABLE_MIME_TYPES: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/jpg',
  'image/png',
  'video/mp4',
];

/** How long media and their links live. */
export const MEDIA_LIFETIMES = {
  uploadedDays: 30,
  /** Since October 2025; before it was 30 for these too. */
  fromWebhookDays: 7,
  linkMinutes: 5,
} as const;
