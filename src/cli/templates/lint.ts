import { Failure } from '../../core/failure.js';
import { lintAcross, lintAgainstKnown } from '../../core/templates/lint/across.js';
import type { Finding } from '../../core/templates/lint/finding.js';
import { type LintedFile, type LintedTemplate, lintFile, placed } from '../../core/templates/lint/lint.js';
import { checkSampleFile, sampleFilesOf } from '../../core/templates/lint/sample-files.js';
import { besideFile } from '../../core/templates/source.js';
import { loadLintText } from '../../text/lint-text.js';
import { command } from '../command.js';
import type { Context } from '../context.js';
import { flag, list, oneOf, optional } from '../field.js';
import { requireOneForm } from '../one-form.js';
import { VERSION } from '../version.js';
import { decodeYaml } from '../yaml-source.js';
import { fixTemplate } from './fix-template.js';
import { knownTemplates } from './known-templates.js';
import { toGithub } from './lint-report/github.js';
import { toHuman, viewRules } from './lint-report/human.js';
import { lintReport, reportRules, toReport } from './lint-report/report.js';
import { toSarif } from './lint-report/sarif.js';
import { parseTemplateText } from './parse-template.js';
import { findTemplateFiles } from './template-files.js';

const FORMATS = ['human', 'json', 'sarif', 'github'] as const;

export const lint = command({
  path: 'templates lint',
  examples: [
    'wabactl templates lint',
    'wabactl templates lint --fix templates/order_update',
    'wabactl templates lint --strict --format github',
    'wabactl templates lint - < template.json',
  ],
  args: { paths: list('[paths...]') },
  options: {
    fix: flag('--fix'),
    format: optional(oneOf('--format <format>', FORMATS)),
    strict: flag('--strict'),
    rules: flag('--rules'),
  },
  output: lintReport,
  rows: ({ findings, rules }) => rules ?? findings,
  changes: true,
  form: ({ format }) => (format === 'sarif' || format === 'github' ? 'verbatim' : format),
  async *run(input, context) {
    if (input.format !== undefined) requireOneForm(`--format ${input.format}`, input.format, context);
    if (input.fix && input.paths.includes('-'))
      throw new Failure('conflicting-options', { first: '--fix', second: '-' });
    const text = await loadLintText(context.language);
    if (input.rules) {
      yield reportRules(text);
      return;
    }
    const files = await findTemplateFiles(input.paths, context);
    const { findings, fixed } = await lintFiles(files, input.fix, context);
    const report = toReport({ findings, files: files.length, fixed }, text);
    // A SARIF log describes its rules too.
    yield input.format === 'sarif' ? { ...report, rules: reportRules(text).rules } : report;
    const { errors, warnings } = report;
    const isFaulty = errors > 0 || (input.strict && warnings > 0);
    if (isFaulty && !context.dryRun) throw new Failure('templates-faulty', { errors, warnings });
  },
  view(report, screen, say, { format, rules }) {
    if (rules) return viewRules(report.rules ?? [], screen, say);
    if (format === 'github') return toGithub(report);
    return format === 'sarif' ? toSarif(report, report.rules ?? [], VERSION) : toHuman(report, screen, say);
  },
});

interface Outcome {
  readonly findings: Finding[];
  readonly fixed: number;
}

async function lintFiles(files: readonly string[], wantsFix: boolean, context: Context<unknown>): Promise<Outcome> {
  const known = await knownTemplates(context);
  const linted: LintedFile[] = [];
  let fixed = 0;
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE).map((path) => lintOne(path, wantsFix, context));
    for (const file of await Promise.all(some)) {
      fixed += file.fixed;
      linted.push(file.linted);
    }
  }
  const templates = linted.flatMap((file) => file.templates);
  const beside = [
    ...lintAcross(templates),
    ...lintAgainstKnown(templates, known, context.host.now()),
    ...(await lintSamples(templates, context)),
  ];
  return { findings: inOrder([...linted.flatMap((file) => file.findings), ...beside], files), fixed };
}

/** Files that are read at the same time: waiting for the disk one by one takes longer than all the rest. */
const AT_ONCE = 64;

async function lintOne(path: string, wantsFix: boolean, context: Context<unknown>) {
  const bytes = await context.readInput(path, '[paths...]');
  const file = decodeYaml(bytes);
  if (!wantsFix) return { linted: lintFile(path, parseTemplateText(path, file)), fixed: 0 };
  const { linted, fixed, file: after } = fixTemplate(path, file);
  if (fixed.length > 0) await context.writeFile(path, `${hasMark(bytes) ? MARK : ''}${after}`);
  return { linted, fixed: fixed.length };
}

const MARK = '\ufeff';

function hasMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

async function lintSamples(templates: readonly LintedTemplate[], { host }: Context<unknown>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { source, draft } of templates) {
    for (const sample of sampleFilesOf(draft)) {
      const bytes = await readSample(besideFile(source.path, sample.path), host);
      findings.push(...placed(checkSampleFile(sample, bytes), source));
    }
  }
  return findings;
}

/** undefined for what is no file, a folder for example. */
async function readSample(path: string, host: Context<unknown>['host']): Promise<Uint8Array | undefined> {
  try {
    return await host.readFileIfExists(path);
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined;
    throw thrown;
  }
}

/** By file as they were given, then by line. */
function inOrder(findings: readonly Finding[], files: readonly string[]): Finding[] {
  const rank = new Map(files.map((path, index) => [path, index]));
  return [...findings].sort((one, other) => {
    const byFile = (rank.get(one.path) ?? 0) - (rank.get(other.path) ?? 0);
    const byLine = (one.place?.line ?? 0) - (other.place?.line ?? 0);
    return byFile || byLine || (one.place?.column ?? 0) - (other.place?.column ?? 0);
  });
}
