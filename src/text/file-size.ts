const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `3.4 MB`, in units of 1024 as Meta's limits are; the same in every language. Never rounded down to a limit. */
export function sizeOf(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const shown = unit === 0 || Number.isInteger(size) ? size : Math.ceil(size * 10) / 10;
  return `${shown} ${UNITS[unit]}`;
}
