import { Failure } from '../core/failure.js';

/**
 * What jq picks from a value, each result apart. It is jq itself, compiled to WebAssembly and carried inside the bundle,
 * and only `--jq` loads it. Throws Failure `invalid-jq` with jq's own words.
 */
export async function applyJq(expression: string, value: unknown): Promise<unknown[]> {
  const { loadJq } = await import('jq-wasm/inline');
  const jq = await loadJq();
  try {
    // A string would be taken for JSON text, so the text is made here for every value alike.
    return jq.json<unknown>(JSON.stringify(value ?? null), expression);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'JqError') throw error;
    throw new Failure('invalid-jq', { expression, problem: problemOf(error.message) }, error);
  }
}

/** Before anything is sent: a typing error in --jq must not show only after the message is out. Throws as `applyJq`. */
export async function requireJq(expression: string): Promise<void> {
  // What follows on nothing is read by jq but never run.
  await applyJq(`empty | ${expression}`, null).catch((fault: unknown) => {
    if (!(fault instanceof Failure) || !fault.is('invalid-jq')) throw fault;
    throw new Failure('invalid-jq', { expression, problem: fault.facts.problem }, fault);
  });
}

/** jq's first line without the parts that speak of its own command line. */
function problemOf(message: string): string {
  const [first = message] = message.split('\n');
  return first
    .replace(/^jq: error(?: \(at [^)]*\))?: /, '')
    .replace(/ at <top-level>, line \d+, column \d+:?$/, '')
    .trim();
}
