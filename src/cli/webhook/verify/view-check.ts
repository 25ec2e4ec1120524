import type { Check } from '../../../core/webhook/verify/check.js';
import type { Screen } from '../../../ui/screen.js';
import { wrap } from '../../../ui/wrap.js';
import type { Says } from '../../command.js';

type VerifySays = Says<'webhook verify'>;

/** One line for each step; those that an earlier one made pointless are counted at its end. */
export function viewChecks(checks: readonly Check[], screen: Screen, say: VerifySays): string[] {
  const isPointless = ({ outcome, reasons }: Check) => outcome === 'unchecked' && reasons.includes('earlier-failed');
  const pointless = checks.filter(isPointless);
  const lines = checks.filter((each) => !isPointless(each)).map((each) => viewCheck(each, screen, say));
  return pointless.length === 0 ? lines : [...lines, `${screen.style.dim('–')} ${say.pointless(pointless.length)}`];
}

/** One line where all is well; else what was found, what was sent and came back, and what the likely cause is. */
function viewCheck(check: Check, screen: Screen, say: VerifySays): string {
  const { style } = screen;
  const marks = {
    passed: style.good('✓'),
    failed: style.bad('✗'),
    warned: style.warn('!'),
    unchecked: style.dim('–'),
  };
  const found = check.reasons.map((reason) => say.reasons[reason](check).found);
  const because = found.length === 0 ? passedWith(check, say) : `: ${found.join('; ')}`;
  const sentence = `${say.checks[check.check]}${because}${style.dim(answered(check, say))}`;
  const headline = `${marks[check.outcome]} ${hang(sentence, 2, screen)}`;
  if (check.outcome === 'passed' || check.outcome === 'unchecked') return headline;
  return [headline, ...viewEvidence(check, screen, say), ...viewCauses(check, screen, say)].join('\n');
}

function answered({ status, milliseconds }: Check, say: VerifySays): string {
  return status === null || milliseconds === null ? '' : ` (${say.answered(status, milliseconds)})`;
}

/** What is worth knowing although it is well. */
function passedWith({ check, facts }: Check, say: VerifySays): string {
  const { addresses, daysLeft, protocol, count, median, slowest } = facts;
  if (check === 'name' && addresses) return `: ${addresses.join(', ')}`;
  if (check === 'certificate' && daysLeft !== undefined) return `: ${say.certificate(protocol ?? '', daysLeft)}`;
  if (count === undefined || median === undefined || slowest === undefined) return '';
  return `: ${say.times(count, median, slowest)}`;
}

function viewEvidence(check: Check, { style }: Screen, say: VerifySays): string[] {
  const rows = [
    [say.evidence.sent, check.sent],
    [say.evidence.expected, check.expected],
    [say.evidence.received, check.received],
    [say.evidence.firstByte, check.difference && say.differs(check.difference)],
  ];
  const known = rows.filter((row): row is [string, string] => Boolean(row[1]));
  const width = Math.max(...known.map(([label]) => label.length));
  return known.map(([label, value]) => `    ${style.dim(`${label.padEnd(width)}  ${value}`)}`);
}

function viewCauses(check: Check, screen: Screen, say: VerifySays): string[] {
  const causes = check.reasons.flatMap((reason) => say.reasons[reason](check).cause ?? []);
  return causes.map((cause) => `    ${hang(cause, 4, screen)}`);
}

/** Broken between words where it would reach the edge, the lines below as far in as the first. */
function hang(text: string, indent: number, { width, measure }: Screen): string {
  if (width === undefined) return text;
  return wrap(text, width - indent, measure).join(`\n${' '.repeat(indent)}`);
}
