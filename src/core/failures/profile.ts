/** What can go wrong with profile. */
export interface ProfileFailures {}

export const profileFailures = {} as const;
