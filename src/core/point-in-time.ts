const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/**
 * A moment as people type it: `30m`, `2h`, `3d` ago, `14:30` of today, a day, or ISO 8601, which is local time unless it
 * says otherwise. undefined when it is none of these.
 */
export function parsePointInTime(text: string, now: Date): Date | undefined {
  const ms = parseSpan(text);
  if (ms !== undefined) return new Date(now.getTime() - ms);
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  if (hours !== undefined) return ofToday(Number(hours), Number(minutes), now);
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return undefined;
  // A day alone would be read as UTC.
  const found = new Date(text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T'));
  return Number.isNaN(found.getTime()) ? undefined : found;
}

/** The same of what is to come: `48h` are from now. */
export function parseComingTime(text: string, now: Date): Date | undefined {
  const ms = parseSpan(text);
  return ms === undefined ? parsePointInTime(text, now) : new Date(now.getTime() + ms);
}

function parseSpan(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNITS[unit] ?? 0);
}

function ofToday(hours: number, minutes: number, now: Date): Date | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), hours, minutes);
}
