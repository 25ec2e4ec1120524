import type { Severity } from '../../../core/templates/lint/rules.js';
import type { Screen } from '../../../ui/screen.js';
import type { Style } from '../../../ui/style.js';
import type { Says } from '../../command.js';
import type { LintReport, ReportedFinding, ReportedRule } from './report.js';

type Say = Says<'templates lint'>;

/** File by file: place, severity and rule on one line, the sentence below it. */
export function toHuman(report: LintReport, { style }: Screen, say: Say): string {
  const files = [...new Set(report.findings.map(({ path }) => path))];
  const byFile = new Map(files.map((path): [string, ReportedFinding[]] => [path, []]));
  for (const finding of report.findings) byFile.get(finding.path)?.push(finding);
  const blocks = [...byFile].map(([path, findings]) =>
    [style.strong(path === '-' ? say.stdin : path), ...findings.map((one) => viewFinding(one, style, say))].join('\n'),
  );
  return [...blocks, viewCounts(report, style, say)].join('\n\n');
}

const PLACE_WIDTH = 7;

function viewFinding({ line, column, severity, rule, message, prevents }: ReportedFinding, style: Style, say: Say) {
  const place = line === null ? '' : `${line}:${column ?? 1}`;
  const code = prevents === null ? '' : `  ${style.dim(toCode(prevents, say))}`;
  const head = `  ${style.dim(place.padEnd(PLACE_WIDTH))} ${paint(severity, style)(say.severities[severity])}  ${rule}${code}`;
  return `${head}\n${' '.repeat(PLACE_WIDTH + 3)}${message.replaceAll('\n', ' ')}`;
}

function toCode(prevents: string, say: Say): string {
  return /^\d+$/.test(prevents) ? say.code(prevents) : prevents;
}

function paint(severity: Severity, style: Style): (text: string) => string {
  return { error: style.bad, warning: style.warn, note: style.dim }[severity];
}

function viewCounts({ files, errors, warnings, notes, fixed, findings }: LintReport, style: Style, say: Say): string {
  const fixable = findings.filter((one) => one.fixable).length;
  const counts = [
    ...(errors > 0 ? [style.bad(say.errors(errors))] : []),
    ...(warnings > 0 ? [style.warn(say.warnings(warnings))] : []),
    ...(notes > 0 ? [say.notes(notes)] : []),
  ];
  const mark = errors > 0 ? style.bad('✗') : style.good('✓');
  const found = counts.length === 0 ? say.nothing : counts.join(', ');
  const more = [...(fixed > 0 ? [say.fixed(fixed)] : []), ...(fixable > 0 ? [say.fixable(fixable)] : [])];
  return [`${mark} ${say.files(files)}: ${found}`, ...more].join('; ');
}

export function viewRules(rules: readonly ReportedRule[], { style }: Screen, say: Say): string {
  return rules
    .map(({ rule, severity, prevents, about }) => {
      const code = prevents === null ? '' : `  ${style.dim(toCode(prevents, say))}`;
      return `${style.strong(rule)}  ${paint(severity, style)(say.severities[severity])}${code}\n  ${about}`;
    })
    .join('\n');
}
