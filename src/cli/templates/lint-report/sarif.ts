import type { LintReport, ReportedFinding, ReportedRule } from './report.js';

/**
 * SARIF 2.1.0, which code hosts show as findings in a change.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ findings }: LintReport, rules: readonly ReportedRule[], version: string): string {
  const index = new Map(rules.map(({ rule }, at) => [rule, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'wabactl', semanticVersion: version, rules: rules.map(toDescriptor) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => toResult(finding, index.get(finding.rule) ?? -1)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function toDescriptor({ rule, severity, prevents, about }: ReportedRule) {
  return {
    id: rule,
    shortDescription: { text: about },
    defaultConfiguration: { level: severity },
    ...(prevents !== null && { properties: { prevents } }),
  };
}

function toResult({ path, line, column, severity, rule, message }: ReportedFinding, ruleIndex: number) {
  const region = line === null ? {} : { region: { startLine: line, ...(column !== null && { startColumn: column }) } };
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(path) }, ...region } }],
  };
}

/** A path is a relative reference once its odd characters are escaped; `-` has no file. */
function toUri(path: string): string {
  if (path === '-') return 'stdin';
  const uri = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${uri}` : uri;
}
