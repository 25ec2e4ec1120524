import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that does not exist yet, inside a temporary one that goes away after the test. */
export function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'wabactl-store-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'home');
}
