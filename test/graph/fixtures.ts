import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import type { Answer } from './scripted-fetch.js';

const FOLDER = fileURLToPath(new URL('../../fixtures/graph/', import.meta.url));

const fixture = z.strictObject({ source: z.string().check(z.minLength(10)), status: z.number(), body: z.unknown() });

/** `templates/list` and so on: every recorded answer there is. */
export function fixtureNames(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => path.replace(/\.json$/, '').replaceAll('\\', '/'))
    .sort();
}

/** A recorded answer, as a step of a script. The text of a body is sent as JSON, like every other. */
export function fromFixture(name: string): Answer {
  const { status, body } = fixture.parse(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')));
  return { status, body: JSON.stringify(body) };
}
