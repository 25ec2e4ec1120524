/** What can go wrong with the emulator. */
export interface EmulatorFailures {
  /** `at` is the place in the file, for example `wabas.0.phones.0.id`. */
  'seed-invalid': { at: string; problem: string };
  /** A command that plays a customer was pointed at something that is no emulator. */
  'not-an-emulator': { channel: string | null; url: string };
  'emulator-unreachable': { url: string; code: string };
  'emulator-refused': { status: number; problem: string };
  'demo-step-failed': { step: string; exitCode: number };
  /** A step of the demo ended well, but what it should have caused did not come. */
  'demo-nothing-arrived': { step: string; awaited: string };
}

export const emulatorFailures = {
  'seed-invalid': 'usage',
  'not-an-emulator': 'usage',
  'emulator-unreachable': 'unreachable',
  'emulator-refused': 'refused',
  'demo-step-failed': 'unhealthy',
  'demo-nothing-arrived': 'undelivered',
} as const;
