/** `14:03:09` by the clock of the machine, which is the one that the reader looks at; JSON keeps UTC. */
export function localTime(iso: string): string {
  return new Date(iso).toTimeString().slice(0, 8);
}

/** `11-23 14:03:09` by the clock of the machine. */
export function localDayTime(iso: string): string {
  const date = new Date(iso);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${month}-${day} ${localTime(iso)}`;
}
