/** `14:03:09` by the clock of the machine, which is the one that the reader looks at; JSON keeps UTC. */
export function localTime(iso: string): string {
  return new Date(iso).toTimeString().slice(0, 8);
}
