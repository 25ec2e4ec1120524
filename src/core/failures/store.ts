/** Faults of what stays on this machine. Each names the file, because that is what the user can look at. */
export interface StoreFailures {
  'file-damaged': { path: string; problem: FileProblem; where?: string };
  'file-from-newer-version': { path: string; found: number; known: number };
  /** `problem` is the system's code, for example EACCES. */
  'file-not-writable': { path: string; problem: string };
  'store-busy': { path: string; waitedSeconds: number };
  'secret-in-project-file': { path: string; key: string };
}

/** Never the parser's own words: those quote the file, and the file may hold secrets. */
export type FileProblem = 'not-json' | 'wrong-shape' | 'unknown-member' | 'not-a-database';

export const storeFailures = {
  'file-damaged': 'usage',
  'file-from-newer-version': 'usage',
  'file-not-writable': 'usage',
  'store-busy': 'unreachable',
  'secret-in-project-file': 'usage',
} as const;
