import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const FOLDER = fileURLToPath(new URL('../../fixtures/webhooks/', import.meta.url));
const Fixture = z.strictObject({ source: z.string().check(z.minLength(10)), delivery: z.unknown() });

/** A body of Meta's, parsed, out of `fixtures/webhooks/`. */
export function recordedDelivery(name: string): unknown {
  return Fixture.parse(JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8'))).delivery;
}

export function recordedDeliveryNames(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
}
