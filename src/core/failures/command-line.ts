/** What can be wrong with a command line itself, before any work starts. */
export interface CommandLineFailures {
  'unknown-command': { given: string; nearest: string | null; known: string[] };
  'unknown-option': { given: string; nearest: string | null; command: string };
  'missing-argument': { argument: string; command: string };
  'missing-option-value': { option: string };
  'too-many-arguments': { given: string[]; expected: number; command: string };
  'invalid-value': { field: string; given: string; problem: InputProblem };
  'no-terminal': { question: string; flag: string };
  'conflicting-options': { first: string; second: string };
  'invalid-jq': { expression: string; problem: string };
  'file-unreadable': { path: string; problem: string };
  /** `problem` is the system's code, for example EACCES or ENOSPC. */
  'file-unwritable': { path: string; problem: string };
  'stdin-taken-twice': { first: string; second: string };
  /** Another program listens there. */
  'port-in-use': { port: number };
  /** Ports below 1024 belong to the administrator on most systems. */
  'port-not-permitted': { port: number };
  declined: Record<string, never>;
  interrupted: Record<string, never>;
}

/** What a value on the command line should have been. The sentence is made by the text catalogue. */
export type InputProblem =
  | { expected: 'integer'; min: number; max: number }
  | { expected: 'one-of'; values: string[] }
  | { expected: 'text'; minLength?: number; maxLength?: number }
  | { expected: 'url'; protocols: string[] }
  | { expected: 'name' }
  | { expected: 'id' }
  | { expected: 'phone-number' }
  | { expected: 'duration' }
  | { expected: 'locale' }
  | { expected: 'day' }
  | { expected: 'key=value' }
  | { expected: 'present' };

export const commandLineFailures = {
  'unknown-command': 'usage',
  'unknown-option': 'usage',
  'missing-argument': 'usage',
  'missing-option-value': 'usage',
  'too-many-arguments': 'usage',
  'invalid-value': 'usage',
  'no-terminal': 'usage',
  'conflicting-options': 'usage',
  'invalid-jq': 'usage',
  'file-unreadable': 'usage',
  'file-unwritable': 'usage',
  'stdin-taken-twice': 'usage',
  'port-in-use': 'usage',
  'port-not-permitted': 'usage',
  declined: 'cancelled',
  interrupted: 'cancelled',
} as const;
