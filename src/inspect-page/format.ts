/** Times and people as the reader writes them. */
export interface Format {
  /** For the list: the time, and the day where it is not today. */
  brief(iso: string): string;
  exact(iso: string): string;
}

export function createFormat(language: string, today: Date): Format {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const ofToday = new Intl.DateTimeFormat(language, time);
  const ofAnyDay = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const exact = new Intl.DateTimeFormat(language, {
    ...time,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZoneName: 'short',
  });
  return {
    brief(iso) {
      const at = new Date(iso);
      return (at.toDateString() === today.toDateString() ? ofToday : ofAnyDay).format(at);
    },
    exact: (iso) => exact.format(new Date(iso)),
  };
}

/** A number as people write it; a business-scoped user id as it is. */
export function withPlus(customer: string): string {
  return /^\d+$/.test(customer) ? `+${customer}` : customer;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** How much later: `+12 s`, `+3 h`, in whole units, of which both languages have the same signs; undefined within a second. */
export function gapBetween(earlier: string, later: string): string | undefined {
  const seconds = Math.floor((Date.parse(later) - Date.parse(earlier)) / 1000);
  const unit = UNITS.find(([, size]) => seconds >= size);
  return unit && `+${Math.floor(seconds / unit[1])} ${unit[0]}`;
}
