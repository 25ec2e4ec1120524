import type { World } from '../route.js';
import type { Seed } from '../seed.js';

/** What control calls may use beside the world. */
export interface ControlParts {
  readonly world: World;
  /** Back to the seed the emulator began with, or to another one. */
  reset(seed?: Seed): void;
  settle(): Promise<void>;
}

export interface ControlCall extends ControlParts {
  /** The named parts of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly origin: string;
}

/** One line of what `GET /_emulator` answers. */
export interface Control {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Behind `/_emulator`, in Hono's notation. */
  readonly path: string;
  readonly about: string;
  /** An example of the body, for those who read the list. */
  readonly example?: unknown;
  /** Gives the JSON to answer, undefined for `{"success":true}`; throws ControlProblem. */
  handle(call: ControlCall): unknown;
}
