import type { LintReport, ReportedFinding } from './report.js';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Commands that GitHub's runner turns into annotations, https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function toGithub({ findings }: LintReport): string {
  return findings.map(toCommand).join('\n');
}

function toCommand({ path, line, column, severity, rule, message }: ReportedFinding): string {
  const properties = [
    ...(path === '-' ? [] : [`file=${property(path)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    ...(column === null ? [] : [`col=${column}`]),
    `title=${property(rule)}`,
  ];
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(message)}`;
}

/** Otherwise a line break in a text could begin a command of its own. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
