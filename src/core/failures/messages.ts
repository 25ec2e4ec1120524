/** What can go wrong with messages. */
export interface MessageFailures {}

export const messageFailures = {} as const;
