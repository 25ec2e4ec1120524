import type { WriteRecord } from '../core/dry-run.js';

/** Told of each write in its place: where one is given, nothing is written, no folder is made, no keychain touched. */
export type Recorder = (write: WriteRecord) => void;
