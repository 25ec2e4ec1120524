/** Faults of what stays on this machine. Each names the file, because that is what the user can look at. */
export interface StoreFailures {
  'file-damaged': { path: string; problem: string };
  'file-from-newer-version': { path: string; found: number; known: number };
  'file-not-writable': { path: string; problem: string };
  'store-busy': { path: string; waitedSeconds: number };
  'secret-in-project-file': { path: string; key: string };
}

export const storeFailures = {
  'file-damaged': 'usage',
  'file-from-newer-version': 'usage',
  'file-not-writable': 'usage',
  'store-busy': 'unreachable',
  'secret-in-project-file': 'usage',
} as const;
