/** What can go wrong with emulator. */
export interface EmulatorFailures {}

export const emulatorFailures = {} as const;
