/** How people call a format, in every language the same. */
const NAMES: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WEBP',
  'image/gif': 'GIF',
  'image/bmp': 'BMP',
  'image/tiff': 'TIFF',
  'image/heic': 'HEIC',
  'image/avif': 'AVIF',
  'image/svg+xml': 'SVG',
  'video/mp4': 'MP4',
  'video/3gpp': '3GP',
  'video/quicktime': 'MOV',
  'video/webm': 'WEBM',
  'video/x-matroska': 'MKV',
  'video/x-msvideo': 'AVI',
  'video/x-ms-asf': 'WMV/WMA',
  'video/x-flv': 'FLV',
  'video/mpeg': 'MPEG',
  'video/ogg': 'OGV',
  'audio/aac': 'AAC',
  'audio/mp4': 'M4A',
  'audio/mpeg': 'MP3',
  'audio/amr': 'AMR',
  'audio/amr-wb': 'AMR-WB',
  'audio/3gpp': '3GP',
  'audio/ogg': 'OGG',
  'audio/webm': 'WEBM',
  'audio/wav': 'WAV',
  'audio/aiff': 'AIFF',
  'audio/flac': 'FLAC',
  'audio/midi': 'MIDI',
  'audio/x-caf': 'CAF',
  'application/pdf': 'PDF',
  'application/msword': 'DOC',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.ms-powerpoint': 'PPT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/vnd.oasis.opendocument.presentation': 'ODP',
  'application/epub+zip': 'EPUB',
  'application/vnd.android.package-archive': 'APK',
  'application/x-ole-storage': 'OLE',
  'application/zip': 'ZIP',
  'application/vnd.rar': 'RAR',
  'application/x-7z-compressed': '7Z',
  'application/gzip': 'GZIP',
  'application/rtf': 'RTF',
  'text/plain': 'TXT',
};

/** `JPEG` for `image/jpeg`; the type itself where it has no name here. */
export function formatName(mimeType: string): string {
  return NAMES[bareType(mimeType)] ?? mimeType;
}

/** `audio/ogg; codecs=opus` is `audio/ogg`. */
export function bareType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Endings that a format's files have; the first one is given to a file that has no name yet. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/tiff': ['tiff', 'tif'],
  'image/heic': ['heic', 'heif'],
  'video/mp4': ['mp4', 'm4v'],
  'video/3gpp': ['3gp', '3gpp', '3g2'],
  'video/x-ms-asf': ['wmv', 'wma', 'asf'],
  'video/mpeg': ['mpeg', 'mpg'],
  'audio/mp4': ['m4a', 'm4b', 'mp4'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/aiff': ['aiff', 'aif', 'aifc'],
  'application/gzip': ['gz', 'tgz'],
};

export function extensionsOf(mimeType: string): readonly string[] {
  const type = bareType(mimeType);
  return EXTENSIONS[type] ?? (NAMES[type] ? [NAMES[type].toLowerCase()] : []);
}

/** The type that files of this ending have by custom. */
export function typeOfExtension(extension: string): string | undefined {
  return Object.keys(NAMES).find((mimeType) => extensionsOf(mimeType).includes(extension.toLowerCase()));
}

/** The ending of a name or an address, without its dot and in lower case; undefined where it has none. */
export function extensionOf(name: string): string | undefined {
  return /[^/\\.][^/\\]*?\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase();
}
