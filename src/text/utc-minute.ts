/** `2026-11-26 10:00 UTC` of ISO 8601: a moment days ahead that people must wait for, wherever they read it. */
export function utcMinute(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
