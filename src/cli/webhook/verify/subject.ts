import type { Host } from '../../../host/host.js';

/** The endpoint that is examined, with what is known of it. */
export interface Subject {
  readonly host: Host;
  readonly url: string;
  /** False for the emulator, which reaches what only this machine can. */
  readonly isLive: boolean;
  readonly verifyToken: string;
  readonly appSecret: string | undefined;
  /** What people take for the app secret. */
  readonly accessToken: string | undefined;
  /** Whether 1,000 updates in nearly 3 MB are posted too. */
  readonly postsLarge: boolean;
}
