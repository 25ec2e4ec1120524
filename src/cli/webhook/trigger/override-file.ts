import { Failure } from '../../../core/failure.js';
import type { Context } from '../../context.js';
import { parseYaml } from '../../yaml-source.js';

/** A delivery that is sent as it stands, or members of the value that replace those of a recording. */
export type OverrideFile =
  | { readonly whole: { readonly delivery: unknown; readonly bytes: Uint8Array | undefined } }
  | { readonly merge: unknown };

/** JSON or YAML. A whole delivery in JSON keeps its bytes, since that is what is signed. */
export async function readOverrideFile(
  path: string,
  { readInput }: Pick<Context<unknown>, 'readInput'>,
): Promise<OverrideFile> {
  const bytes = await readInput(path, '--file');
  const parsed = parseYaml(path, bytes);
  if ('problems' in parsed) {
    const [problem] = parsed.problems;
    const { line = null, column = null, detail = '' } = problem ?? {};
    throw new Failure('delivery-file-invalid', { path, line, column, detail });
  }
  const { data } = parsed.source;
  if (typeof data !== 'object' || data === null) {
    throw new Failure('delivery-file-invalid', { path, line: null, column: null, detail: JSON.stringify(data) });
  }
  if (!('entry' in data)) return { merge: data };
  return { whole: { delivery: data, bytes: isJson(bytes) ? bytes : undefined } };
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return false;
    throw fault;
  }
}
