import type { World } from '../route.js';
import type { Template } from '../state.js';

export function setStatus(world: World, template: Template, status: string): void {
  template.status = status;
  template.lastUpdatedAt = Math.floor(world.nowMs() / 1000);
}
