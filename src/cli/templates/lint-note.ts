import { lintFile } from '../../core/templates/lint/lint.js';
import { loadLintText } from '../../text/lint-text.js';
import type { Context } from '../context.js';
import { toReport } from './lint-report/report.js';
import type { TemplateFile } from './template-file.js';

/**
 * Says what Meta would refuse in a file that is about to be sent. It is sent all the same: where a rule of ours is wrong or
 * old, Meta's word counts, and nobody should have to wait for a new version of this program.
 */
export async function noteFaults(
  { source }: Pick<TemplateFile, 'source'>,
  { note, language, text }: Pick<Context<unknown>, 'note' | 'language' | 'text'>,
): Promise<void> {
  const errors = lintFile(source.path, { source }).findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const { findings } = toReport({ findings: errors, files: 1, fixed: 0 }, await loadLintText(language));
  const lines = findings.map(({ line, column, rule, message }) => `  ${line}:${column} ${rule}: ${message}`);
  note([text.expectsRefusal(source.path), ...lines].join('\n'));
}
