/** What can go wrong with the emulator. */
export interface EmulatorFailures {
  /** `at` is the place in the file, for example `wabas.0.phones.0.id`. */
  'seed-invalid': { at: string; problem: string };
}

export const emulatorFailures = { 'seed-invalid': 'usage' } as const;
