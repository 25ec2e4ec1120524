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
