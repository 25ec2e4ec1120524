/** What can go wrong with channel. */
export interface ChannelFailures {}

export const channelFailures = {} as const;
