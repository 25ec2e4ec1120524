import { Hono } from 'hono';
import type { World } from './route.js';
import type { Seed } from './seed.js';

export interface ControlParts {
  readonly world: World;
  reset(seed?: Seed): void;
  settle(): Promise<void>;
}

export function createControl(_parts: ControlParts): Hono {
  return new Hono();
}
