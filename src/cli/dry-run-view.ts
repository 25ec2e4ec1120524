import type { PlannedRequest, WriteRecord } from '../core/dry-run.js';
import { printable } from '../ui/printable.js';
import type { Outcome } from './command.js';

/** What a dry run left undone, in its order. */
export interface Plan {
  readonly requests: PlannedRequest[];
  readonly writes: WriteRecord[];
}

/** What the command says that it would do, the exact requests, as HTTP shows them, then the local writes; `--json` gives the same as data. */
export function viewPlan(plan: Plan, foretold?: Outcome): Outcome {
  return {
    data: { dryRun: true, ...(foretold && { plan: foretold.data }), ...plan },
    text(screen) {
      const { text, style } = screen;
      const { requests, writes } = printable(plan);
      const parts = [
        style.strong(requests.length + writes.length === 0 ? text.dryRun.nothing : text.dryRun.title),
        ...(foretold ? [foretold.text(screen)] : []),
        ...requests.map(showRequest),
        ...writes.map(({ path, what }) => `${text.dryRun.write} ${path}\n  ${what}`),
      ];
      return parts.join('\n\n');
    },
  };
}

function showRequest({ method, url, headers, body }: PlannedRequest): string {
  const head = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const content = body === null ? [] : [indent(typeof body === 'string' ? body : JSON.stringify(body, null, 2))];
  return [`${method} ${url}`, ...head, ...content].join('\n');
}

function indent(lines: string): string {
  return lines.replace(/^/gm, '  ');
}
